"""The hosts of one service: started on first need, started again when they die, ended together."""

from __future__ import annotations

import json
import os
import platform
import socket
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tutor.sandbox import canary, launch
from tutor.sandbox.live import Stopped
from tutor.sandbox.outcome import Outcome
from tutor.sandbox.pool import Pool, under_seatbelt
from tutor.sandbox.running import CellLost, HostGone, LockFailed, Running
from tutor.sandbox.single_use import NoSpare
from tutor.sandbox.stream import Reader

START_SECONDS = 60.0
CELLS_PER_CORE = 8
LIBRARIES = {"numpy": ["numpy"], "torch": ["numpy", "torch"], "sympy": ["numpy", "sympy"]}
SCRATCH = "/scratch/run"  # see confine.scratch


class CannotJudge(Exception):
    """This machine or this moment cannot run foreign code safely; the sentence says why."""


def _apart() -> dict[str, Any]:
    """How a host is set apart, as arguments of Popen: without a terminal, whose keystrokes it could inject.

    A session of its own has none. Where ours has none either it is shared: the kernel then weighs all that
    warms up as one (autogroup), and whoever types beside it is not kept waiting.
    """
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC))
    except OSError:
        return {"process_group": 0}
    return {"start_new_session": True}


class Host:
    """One running host process."""

    def __init__(self, name: str, config: dict[str, Any], log: Path | None, wrap: Sequence[str] = ()) -> None:
        self.name = name
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [*wrap, *launch.command("tutor.sandbox.host", str(theirs.fileno()), json.dumps(config))]
        errors: Any = open(log, "ab") if log else subprocess.DEVNULL  # noqa: SIM115
        try:
            self.process = subprocess.Popen(
                command,
                env=launch.environment(SCRATCH),
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                **_apart(),
            )
        finally:
            theirs.close()
            if log:
                errors.close()
        self.control = ours
        self.info = self._hello()

    def _hello(self) -> dict[str, Any]:
        self.control.settimeout(START_SECONDS)
        try:
            message = self.control.recv(1 << 16)
        except OSError as problem:
            self.stop()
            raise CannotJudge(f"the sandbox's {self.name} host did not start in time") from problem
        self.control.settimeout(None)
        if message[:1] != b"I":
            self.stop()
            reason = message[1:].decode("utf-8", "replace") or "it ended at once; see its log"
            raise CannotJudge(f"the sandbox's {self.name} host cannot run here: {reason}")
        info: dict[str, Any] = json.loads(message[1:])
        return info

    def run(self, job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int) -> Outcome:
        """Run one job in a cell. Raises HostGone, CellLost, LockFailed."""
        return Running(self.control, job, Reader(limits), seconds, memory_mb).watch()

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def stop(self) -> None:
        """End the host and with it every cell."""
        self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Hosts:
    """Hands jobs to hosts by name (`numpy`, `torch`, `sympy`).

    `wrap` is a command that starts another (for tests under other users and kernels); `config` goes to
    `host.start`: `tier`, `layers`. Without `proof` the canaries are left out (for tests of what happens
    when a layer is missing).
    """

    def __init__(
        self, log_folder: Path | None = None, wrap: Sequence[str] = (), proof: bool = True, **config: Any
    ) -> None:
        self.log_folder = log_folder
        self.wrap = wrap
        self.proof = proof
        self.config = config
        self.running: dict[str, Host | Pool] = {}
        self.locks = {name: threading.Lock() for name in LIBRARIES}
        self.slots = threading.BoundedSemaphore(CELLS_PER_CORE * (os.cpu_count() or 1))

    def get(self, name: str) -> Host | Pool:
        """The named host, started if need be. Raises CannotJudge."""
        with self.locks[name]:
            host = self.running.get(name)
            if host is None or not host.alive():
                if host is not None:
                    host.stop()
                log = self.log_folder / f"host-{name}.log" if self.log_folder else None
                host = self._start(name, log)
                self.running[name] = host
            return host

    def make(self, name: str, log: Path | None) -> Host | Pool:
        """A host, not yet proved; on macOS a pool in its place. Raises CannotJudge."""
        if platform.system() != "Darwin":
            return Host(name, {"libraries": LIBRARIES[name], **self.config}, log, self.wrap)
        try:
            return Pool(LIBRARIES[name], under_seatbelt(LIBRARIES[name]))
        except NoSpare as problem:
            raise CannotJudge(str(problem)) from problem

    def _start(self, name: str, log: Path | None) -> Host | Pool:
        for _ in range(2):
            host = self.make(name, log)
            try:
                if self.proof:
                    host.info["proof"] = canary.prove(host.run, host.info["tier"])
                return host
            except HostGone:
                host.stop()
            except (canary.Unproved, LockFailed, OSError) as problem:
                host.stop()
                raise CannotJudge(str(problem)) from problem
        raise CannotJudge(f"the sandbox's {name} host died twice while it was tested; see its log")

    def warm(self, name: str) -> None:
        """Start the named host in the background; failures show when it is needed."""

        def start() -> None:
            try:
                self.get(name)
            except CannotJudge:
                pass

        threading.Thread(target=start, name=f"warm-{name}", daemon=True).start()

    def run(
        self, name: str, job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int
    ) -> Outcome:
        """Run one job in a cell of the named host; on a host that dies meanwhile, once more.

        `limits` bound the size of each answer, as in `stream.Reader`. Raises CannotJudge, and Stopped where
        the run is `live.watched` and was ended on request.
        """
        with self.slots:
            for _ in range(2):
                host = self.get(name)
                try:
                    outcome = host.run(job, limits, seconds, memory_mb)
                except CellLost:
                    continue
                except HostGone:
                    self._discard(name, host)
                except LockFailed as problem:
                    raise CannotJudge(f"a sandbox cell could not be locked up: {problem}") from problem
                else:
                    if outcome.end == "stopped":
                        raise Stopped
                    return outcome
        raise CannotJudge(f"the sandbox's {name} host died twice while judging; see its log")

    def _discard(self, name: str, host: Host | Pool) -> None:
        with self.locks[name]:
            if self.running.get(name) is host:
                del self.running[name]
        host.stop()

    def stop(self) -> None:
        """End every host."""
        for name, lock in self.locks.items():
            with lock:
                host = self.running.pop(name, None)
            if host is not None:
                host.stop()
