"""Listening to an answer while it runs, and ending it before its time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Stopped(Exception):
    """The run was ended on request; there is no outcome."""


class Live:
    """One run that somebody looks at. `printed` is given what the answer prints, as it prints it."""

    def __init__(self, printed: Callable[[bytes], None]) -> None:
        self.printed = printed
        self.stopped = threading.Event()

    def stop(self) -> None:
        """End what is running; from any thread."""
        self.stopped.set()


_watched: ContextVar[Live | None] = ContextVar("watched", default=None)


@contextmanager
def watched(live: Live) -> Iterator[None]:
    """Within this block, in this thread, every cell is watched by `live`."""
    token = _watched.set(live)
    try:
        yield
    finally:
        _watched.reset(token)


def watcher() -> Live | None:
    """Who watches the cells of this thread."""
    return _watched.get()
