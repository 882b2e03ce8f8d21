"""The cells of one host: forked, one of them ahead of its time, and each end reported.

To fork and lock up a cell that has torch in memory takes longer than a verdict may. So while nothing runs a
cell is made ready, with the limits of the last request: confined but for seccomp, and waiting for the
descriptors of its job. It is used once, like every other.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
from dataclasses import dataclass
from typing import NoReturn

from tutor.sandbox import cell
from tutor.sandbox.confine import syscalls as sc

STARTED, ENDED = b"P", b"X"
EXIT = struct.Struct("<cidQ")  # ENDED, wait status, processor seconds, peak resident KiB


@dataclass(frozen=True, slots=True)
class Waiting:
    """A cell that has no job yet; `channel` takes the job's descriptors."""

    pid: int
    pidfd: int
    channel: socket.socket
    limits: tuple[float, int]


class Cells:
    """Forks the cells of this process. `own_pids` is the pid namespace that this process came from."""

    def __init__(
        self, layers: frozenset[str], memory: int, ruleset: int | None, own_pids: int | None, torch: bool
    ) -> None:
        self.layers, self.memory, self.ruleset, self.own_pids = layers, memory, ruleset, own_pids
        self.torch = torch
        self.running: dict[int, tuple[int, socket.socket]] = {}  # pidfd -> pid, status socket
        self.ready: Waiting | None = None
        self.limits: tuple[float, int] | None = None

    def watched(self) -> list[int]:
        """The descriptors that can be read when a cell has ended."""
        return [*self.running, *([self.ready.pidfd] if self.ready else [])]

    def prepare(self) -> bool:
        """Make the next cell ready, if none runs or is; whether it did."""
        if self.ready or self.running or self.limits is None:
            return False
        self.ready = self._fork(self.limits, rehearse=True)
        return True

    def start(self, descriptors: list[int], seconds: float, memory_mb: int) -> None:
        """Give a job's descriptors to a cell: request, answer, stdout, stderr; and the status socket."""
        *descriptors, status = descriptors
        self.limits = seconds, memory_mb
        chosen = self._handed(descriptors, self.limits)
        for fd in descriptors:
            os.close(fd)
        channel = socket.socket(fileno=status)
        self.running[chosen.pidfd] = (chosen.pid, channel)
        try:
            socket.send_fds(channel, [STARTED], [chosen.pidfd])
        except OSError:
            signal.pidfd_send_signal(chosen.pidfd, signal.SIGKILL)  # nobody waits for this cell any more

    def _handed(self, descriptors: list[int], limits: tuple[float, int]) -> Waiting:
        waiting, self.ready = self.ready, None
        if waiting and waiting.limits != limits:
            self._drop(waiting)
            waiting = None
        while True:
            chosen = waiting or self._fork(limits, rehearse=False)
            try:
                socket.send_fds(chosen.channel, [b"J"], descriptors)
                chosen.channel.close()
                return chosen
            except OSError:
                self._drop(chosen)
                if waiting is None:
                    raise
                waiting = None  # somebody has killed it; a fresh one then

    def _fork(self, limits: tuple[float, int], rehearse: bool) -> Waiting:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        if "pids" in self.layers:
            sc.unshare(sc.CLONE_NEWPID)  # the next fork is pid 1 of a new pid namespace
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_cell(parent, theirs, limits, rehearse)
        if self.own_pids is not None and "pids" in self.layers:
            sc.setns(self.own_pids, sc.CLONE_NEWPID)
        theirs.close()
        return Waiting(pid, os.pidfd_open(pid), ours, limits)

    def _become_cell(
        self, parent: int, channel: socket.socket, limits: tuple[float, int], rehearse: bool
    ) -> NoReturn:
        try:
            if "pids" not in self.layers:
                sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
                if os.getppid() != parent:
                    os._exit(cell.LOCK_FAILED)
            seconds, memory_mb = limits
            plan = cell.Plan(self.layers, self.memory + (memory_mb << 20), seconds, self.ruleset)
            cell.live(plan, channel.fileno(), self.torch if rehearse else None)
        finally:
            os._exit(cell.LOCK_FAILED)

    def reap(self, pidfd: int) -> None:
        """Collect a cell that has ended, and tell whoever waits for it."""
        if self.ready and self.ready.pidfd == pidfd:
            self._drop(self.ready)
            self.ready = None
            return
        pid, channel = self.running.pop(pidfd)
        os.close(pidfd)
        _, status, used = os.wait4(pid, 0)
        try:
            channel.send(EXIT.pack(ENDED, status, used.ru_utime + used.ru_stime, used.ru_maxrss))
        except OSError:
            pass  # the service had its verdict and did not wait
        channel.close()

    def _drop(self, waiting: Waiting) -> None:
        waiting.channel.close()
        try:
            signal.pidfd_send_signal(waiting.pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(waiting.pid, 0)
        os.close(waiting.pidfd)

    def end_all(self) -> NoReturn:
        """Kill every cell and leave."""
        for pidfd in self.watched():
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        os._exit(0)
