"""One spare process from the service's side: start it, give it its only job, watch, end it.

It reads the same request and sends the same frames as a cell. No limit on memory is enforced where spares
are needed, so it is watched from here.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from typing import Any

from tutor.sandbox import host, launch, wire
from tutor.sandbox.outcome import LIVED_ON, Outcome
from tutor.sandbox.running import HostGone, LockFailed
from tutor.sandbox.stream import Reader
from tutor.sandbox.watching import Watching
from tutor.words import _

START_SECONDS = 60.0
TICK = 0.02  # seconds between two looks at the memory
HELLO_LIMIT = 4096

Confined = Callable[[str], list[str]]  # private folder -> command to put before another
Footprint = Callable[[int], int]  # pid -> bytes of memory


class NoSpare(Exception):
    """No process could be started under confinement; the sentence says why."""


class Spare:
    """One process, from its start to the end of its only job."""

    def __init__(self, libraries: list[str], confined: Confined) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="spare-"))
        self.request, asked = _request_file(self.folder)
        self.answer, answering = os.pipe()
        arguments = (str(answering), str(asked), json.dumps(libraries))
        try:
            self.process = subprocess.Popen(
                [*confined(self.folder), *launch.command("tutor.sandbox.spare", *arguments)],
                env=launch.environment(self.folder),
                cwd=self.folder,
                pass_fds=[answering, asked],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
                bufsize=0,
            )
        except BaseException:
            os.close(self.answer)
            os.close(self.request)
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        finally:
            os.close(answering)
            os.close(asked)
        assert self.process.stdout and self.process.stderr and self.process.stdin
        self.go, self.out, self.err = self.process.stdin, self.process.stdout, self.process.stderr
        for fd in (self.answer, self.out.fileno(), self.err.fileno()):
            os.set_blocking(fd, False)

    def hello(self) -> dict[str, Any]:
        """Wait until it is ready. Raises NoSpare."""
        said = b""
        deadline = time.monotonic() + START_SECONDS
        ready = select.poll()
        ready.register(self.answer, select.POLLIN)
        while not said.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or len(said) > HELLO_LIMIT:
                raise NoSpare(_("A process of the sandbox did not start in time."))
            if ready.poll(left * 1e3):
                data = os.read(self.answer, HELLO_LIMIT)
                if not data:
                    why = (self.err.read() or b"").decode("utf-8", "replace").strip()[-300:]
                    raise NoSpare(_("No process of the sandbox can run here: {why}").format(why=why))
                said += data
        info: dict[str, Any] = json.loads(said)
        return info

    def give(self, job: dict[str, Any], seconds: float, memory_mb: int) -> None:
        """Hand over its only job. Raises HostGone."""
        try:
            with os.fdopen(os.dup(self.request), "wb") as file:
                file.write(wire.encode(job))
            self.go.write(host.REQUEST.pack(seconds, memory_mb))
            self.go.close()
        except OSError as problem:
            raise HostGone(str(problem)) from problem

    def kill(self) -> int:
        """End it now; its exit status, negative for a signal."""
        self.process.kill()
        return self.process.wait()

    def close(self) -> None:
        """End it and leave nothing of it behind."""
        self.kill()
        for file in (self.go, self.out, self.err):
            file.close()
        os.close(self.answer)
        os.close(self.request)
        shutil.rmtree(self.folder, ignore_errors=True)


def _request_file(folder: str) -> tuple[int, int]:
    """A nameless file as two descriptors: one to write, and one that can only read."""
    writing, path = tempfile.mkstemp(dir=folder)
    reading = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    os.unlink(path)
    return writing, reading


class SpareJob(Watching):
    """The only job of a spare. Use once."""

    def __init__(self, spare: Spare, reader: Reader, seconds: float, footprint: Footprint) -> None:
        super().__init__(reader, seconds)
        self.spare = spare
        self.footprint = footprint
        self.follow(spare.answer, spare.out.fileno(), spare.err.fileno())

    def watch(self, job: dict[str, Any], memory_mb: int) -> Outcome:
        """Wait for its end, whichever it is. Raises HostGone, LockFailed."""
        self.answers = job.get("job") == "answer"
        before = self.footprint(self.spare.process.pid)
        self.allowed = before + (memory_mb << 20)
        self.outcome.peak_mb = before / (1 << 20)
        self.spare.give(job, self.seconds, memory_mb)
        self.listen(TICK)
        self.outcome.millis = (time.monotonic() - self.began) * 1e3
        if self.outcome.end == "early_exit":
            self._explain_exit()
        self.spare.kill()
        self.keep_printed()
        self.outcome.ready = self.reader.ready
        return self.outcome

    def glance(self) -> None:
        """End it where it has taken more memory than it was given."""
        used = self.footprint(self.spare.process.pid)
        self.outcome.peak_mb = max(self.outcome.peak_mb, used / (1 << 20))
        if used > self.allowed and not self.finished:
            self.finish("killed", "memory")
            self.outcome.signal = signal.SIGKILL

    def _explain_exit(self) -> None:
        """It closed its answer: how it ended, if it has."""
        try:
            status = self.spare.process.wait(1.0)
        except subprocess.TimeoutExpired:
            self.outcome.detail = LIVED_ON
            return
        self.keep_printed()
        if not self.reader.ready and status >= 0:
            raise LockFailed(self.outcome.stderr.decode("utf-8", "replace").strip()[:300])
        if status < 0:
            self.outcome.signal = -status
            self.outcome.end = "killed" if -status == signal.SIGKILL else "crashed"
