"""Work done in this process while others are waited for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Beside(Generic[R]):
    """Begins `work` at once in a thread that keeps nobody from ending; `result` waits for it."""

    def __init__(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> None:
        self._future: Future[R] = Future()
        Thread(target=self._run, args=(lambda: work(*args, **kwargs),), name="beside", daemon=True).start()

    def _run(self, work: Callable[[], R]) -> None:
        try:
            self._future.set_result(work())
        except BaseException as problem:
            self._future.set_exception(problem)

    def result(self) -> R:
        """What the work gave. Raises what it raised."""
        return self._future.result()
