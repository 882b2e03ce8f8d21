"""Listening to one cell until its last frame, an end of its own, or the wall clock; it is never believed."""

from __future__ import annotations

import os
import select
import time

from tutor.sandbox.live import watcher
from tutor.sandbox.outcome import End, Outcome
from tutor.sandbox.stream import DONE, ERROR, Reader, StreamError

OUTPUT_LIMIT = 1 << 20
LIVE_TICK = 0.1  # seconds after which a request to stop is noticed


class Watching:
    """What a cell sends on `answer`, `out` and `err` (non-blocking descriptors), as it becomes an Outcome."""

    def __init__(self, reader: Reader, seconds: float, job: str = "") -> None:
        self.reader = reader
        self.answers = job == "answer"  # what packs print is not for learners
        self.seconds = seconds
        self.began = time.monotonic()
        self.outcome = Outcome()
        self.finished = False
        self.poll = select.poll()
        self.live = watcher()

    def follow(self, answer: int, out: int, err: int) -> None:
        """Say where the cell sends what."""
        self.answer, self.out, self.err = answer, out, err
        self.open = {answer, out, err}
        for fd in self.open:
            self.poll.register(fd, select.POLLIN)

    def listen(self, tick: float | None = None) -> None:
        """Listen until finished; `glance` is called at least every `tick` seconds."""
        deadline = self.began + self.seconds
        tick = tick or (LIVE_TICK if self.live else None)
        while not self.finished:
            left = deadline - time.monotonic()
            if left <= 0:
                more = self.credit()
                if more <= 0:
                    self.finish("timeout")
                    return
                deadline = time.monotonic() + more
                continue
            for fd, _ in self.poll.poll(min(left, tick or left) * 1e3):
                if fd in self.open:
                    self._read(fd)
                else:
                    self.hear(fd)
            self.glance()
            if self.live and self.live.stopped.is_set():
                self.finish("stopped")

    def credit(self) -> float:
        """Seconds still due to the cell when its time is up: those that it was kept waiting."""
        return 0.0

    def hear(self, fd: int) -> None:
        """Something else that was registered with `poll` can be read."""

    def glance(self) -> None:
        """Look after what no descriptor tells."""

    def finish(self, end: End, detail: str = "") -> None:
        """Decide how it ended; the first decision counts."""
        if not self.finished:
            self.finished = True
            self.outcome.end, self.outcome.detail = end, detail

    def keep_printed(self) -> None:
        """Take what has been printed and not yet read."""
        for fd in (self.out, self.err):
            if fd in self.open:
                try:
                    self._kept(fd).extend(os.read(fd, 1 << 16))
                except BlockingIOError:
                    pass

    def _read(self, fd: int) -> None:
        try:
            data = os.read(fd, 1 << 16)
        except BlockingIOError:
            return
        if not data:
            self.poll.unregister(fd)
            self.open.discard(fd)
            if fd == self.answer:
                self.finish("early_exit")
        elif fd == self.answer:
            self._frames(data)
        else:
            kept = self._kept(fd)
            kept += data
            if self.live and fd == self.out and self.answers:
                self.live.printed(data)
            if len(kept) > OUTPUT_LIMIT:
                self.finish("flood")

    def _kept(self, fd: int) -> bytearray:
        return self.outcome.stdout if fd == self.out else self.outcome.stderr

    def _frames(self, data: bytes) -> None:
        try:
            frames = self.reader.feed(data)
        except StreamError as problem:
            self.finish("protocol", str(problem))
            return
        for frame in frames:
            self.outcome.frames.append(frame)
            fatal = frame.kind == ERROR and frame.value.get("stage") != "case"
            if frame.kind == DONE or fatal:
                self.finish("done")
