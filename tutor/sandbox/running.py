"""One job from the service's side: hand it to a host, watch the cell, end it, say how it went."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import socket
import time
from typing import Any

from tutor.sandbox import cells, host, wire
from tutor.sandbox.outcome import LIVED_ON, Outcome
from tutor.sandbox.stream import Reader
from tutor.sandbox.watching import Watching

F_ADD_SEALS, ALL_SEALS = 1033, 15
LEAST_CREDIT = 0.01  # seconds; what is less is no reason to wait on
PATIENCE = 2.0  # seconds for the host to say how a cell ended, after it has
FAREWELL = 0.2  # seconds in which a process that has closed its answer is gone, if it is about to end
REST = 0.03  # seconds in which only the end of a cell wakes us: to be woken costs more than a case does


class HostGone(Exception):
    """The host died while the job ran; it may be run again on a new one."""


class CellLost(Exception):
    """Somebody killed the cell before it began; nothing has run, and the job may be run again."""


class LockFailed(Exception):
    """A cell could not be locked up, so no foreign code ran in it."""


class Running(Watching):
    """A job in its cell. Use once: `Running(...).watch()`."""

    def __init__(
        self, control: socket.socket, job: dict[str, Any], reader: Reader, seconds: float, memory_mb: int
    ) -> None:
        super().__init__(reader, seconds, str(job.get("job", "")))
        self.pidfd: int | None = None
        self.exit: tuple[int, float, int] | None = None
        self.credited = 0.0
        self.status, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self.follow(*self._send(control, job, theirs, seconds, memory_mb))
        except HostGone:
            self.status.close()
            raise
        self.poll.register(self.status.fileno(), select.POLLIN)

    @staticmethod
    def _send(
        control: socket.socket, job: dict[str, Any], status: socket.socket, seconds: float, memory_mb: int
    ) -> list[int]:
        request = os.memfd_create("request", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        pipes: list[tuple[int, int]] = []
        try:
            with os.fdopen(os.dup(request), "wb") as file:
                file.write(wire.encode(job))
            fcntl.fcntl(request, F_ADD_SEALS, ALL_SEALS)
            pipes += [os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK) for _ in range(3)]
            for _, writing in pipes:
                os.set_blocking(writing, True)
            given = [request, *(writing for _, writing in pipes), status.fileno()]
            socket.send_fds(control, [host.REQUEST.pack(seconds, memory_mb)], given)
        except OSError as problem:
            for reading, _ in pipes:
                os.close(reading)
            raise HostGone(str(problem)) from problem
        finally:
            os.close(request)
            status.close()
            for _, writing in pipes:
                os.close(writing)
        return [reading for reading, _ in pipes]

    def watch(self) -> Outcome:
        """Wait for the last frame, an end, or the wall clock. Raises HostGone, CellLost, LockFailed."""
        try:
            self._rest()
            self.listen()
            self.outcome.millis = (time.monotonic() - self.began) * 1e3
            self._end_cell()
            if self.outcome.end == "early_exit":
                self._explain_exit()
        finally:
            self._close()
        self.outcome.ready = self.reader.ready
        return self.outcome

    def _rest(self) -> None:
        """Sleep until the cell has closed its answer; what it sends waits, in order, in the pipes."""
        if self.live is None:
            end = select.poll()
            for fd in (self.answer, self.status.fileno()):
                end.register(fd, 0)  # the other side's closing is told in any case
            end.poll(min(REST, self.seconds / 2) * 1e3)

    def hear(self, fd: int) -> None:
        """The host says something about the cell."""
        self._hear_host()

    def _hear_host(self) -> None:
        message, descriptors, _, _ = socket.recv_fds(self.status, 64, 1)
        if message[:1] == cells.STARTED and descriptors:
            self.pidfd = descriptors[0]
        elif len(message) == cells.EXIT.size:
            _, status, seconds, peak = cells.EXIT.unpack(message)
            self.exit = (status, seconds, peak)
            self.outcome.peak_mb = peak / 1024
        elif not message:
            if self.exit is None:
                raise HostGone("the host ended")
            self.poll.unregister(self.status.fileno())

    def _end_cell(self) -> None:
        """Kill the cell now, so that nothing it left behind gets any time, and keep what it printed."""
        limit = time.monotonic() + PATIENCE
        while self.pidfd is None and self.exit is None and time.monotonic() < limit:
            select.select([self.status], [], [], 0.1)
            self._hear_host()
        if self.outcome.end == "timeout":
            waited = self._waited()
            self.outcome.waited = None if waited is None else waited - self.credited
        if self.pidfd is not None:
            if self.outcome.end == "early_exit" and not select.select([self.pidfd], [], [], FAREWELL)[0]:
                self.outcome.detail = LIVED_ON
            try:
                signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.keep_printed()

    def credit(self) -> float:
        """What the cell waited for a processor: a busy machine fails nobody. At most its time again."""
        more = min(self._waited() or 0.0, self.seconds) - self.credited
        if more < LEAST_CREDIT:
            return 0.0
        self.credited += more
        return more

    def _waited(self) -> float | None:
        """Seconds for which the cell could have run and did not; all, where it has not even begun."""
        if self.pidfd is None or not self.reader.ready:
            return self.seconds
        try:
            with open(f"/proc/self/fdinfo/{self.pidfd}") as file:
                pid = next(line.split()[1] for line in file if line.startswith("Pid:"))
            with open(f"/proc/{pid}/schedstat") as file:  # ns on a processor, ns waiting for one, turns
                return int(file.read().split()[1]) / 1e9
        except (OSError, StopIteration, IndexError, ValueError):
            return None

    def _explain_exit(self) -> None:
        limit = time.monotonic() + PATIENCE
        while self.exit is None and time.monotonic() < limit:
            if select.select([self.status], [], [], 0.1)[0]:
                self._hear_host()
        if self.exit is None:
            raise HostGone("the host does not answer")
        status = self.exit[0]
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if not self.reader.ready and number == 0:
            raise LockFailed(self.outcome.stderr.decode("utf-8", "replace").strip()[:300])
        if not self.reader.ready and number == signal.SIGKILL:
            raise CellLost("a cell was killed before it began")
        if self.outcome.detail == LIVED_ON and number == signal.SIGKILL:
            return  # the signal was ours
        self.outcome.detail = ""
        self.outcome.signal = number
        names = {0: "early_exit", signal.SIGSYS: "violation", signal.SIGKILL: "killed"}
        self.outcome.end = names.get(number, "crashed")  # type: ignore[assignment]
        if number == signal.SIGKILL and self.exit[1] >= self.seconds:
            self.outcome.end = "timeout"  # the limit on its processor seconds came before the wall clock

    def _close(self) -> None:
        for fd in (self.answer, self.out, self.err):
            os.close(fd)
        self.status.close()
        if self.pidfd is not None:
            os.close(self.pidfd)
