"""Work on many checks at once, counted, in the language of whoever asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Tell = Callable[[int, int, int], None]  # exercises done, of how many, single checks done


class Crew:
    """As many workers as there are cores for single checks, and as many that lead an exercise each.

    `tell` hears of progress, from any thread but never from two at once.
    """

    def __init__(self, tell: Tell) -> None:
        count = os.cpu_count() or 1
        self.workers = ThreadPoolExecutor(count)
        self.leaders = ThreadPoolExecutor(count)
        self.tell = tell
        self.lock = Lock()
        self.done, self.of, self.checks = 0, 0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        for pool in (self.leaders, self.workers):
            pool.shutdown(wait=True, cancel_futures=kind is not None)

    def lead(self, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """`function` of every item; it may itself call `map`."""
        listed = list(items)
        self.of = len(listed)

        def led(item: T) -> R:
            result = function(item)
            self._count(exercises=1)
            return result

        futures = [self.leaders.submit(copy_context().run, led, item) for item in listed]
        return [future.result() for future in futures]

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """`function` of every item, a single check each; it must not call `map` itself."""

        def counted(item: T) -> R:
            result = function(item)
            self._count(checks=1)
            return result

        futures = [self.workers.submit(copy_context().run, counted, item) for item in items]
        return [future.result() for future in futures]

    def _count(self, exercises: int = 0, checks: int = 0) -> None:
        with self.lock:
            self.done += exercises
            self.checks += checks
            self.tell(self.done, self.of, self.checks)
