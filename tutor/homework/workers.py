"""What runs in a worker's process, here or on a cluster: one bench for all its threads."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from multiprocessing import connection, parent_process

from tutor import __version__, words
from tutor.homework.judging import Answer, Bench, Judged, Question
from tutor.sandbox.confine import syscalls

_lock = threading.Lock()
_bench: Bench | None = None


def begin(parent: int) -> None:
    """Make this process one that ends with its parent, however that ends, and leaves Ctrl+C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    else:
        threading.Thread(target=_outlive, daemon=True).start()


def _outlive() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def bench() -> Bench:
    """This process's bench; its hosts start on first need and end with it."""
    global _bench
    with _lock:
        if _bench is None:
            _bench = Bench()
        return _bench


def judge_chunk(language: str, question: Question, answers: Sequence[Answer]) -> list[Judged]:
    """Judge answers to one exercise, one after another."""
    words.use(language)
    return [bench().judge(question, answer) for answer in answers]


def tier(code: bool) -> str:
    """The tier of confinement that holds in this process. Raises CannotJudge.

    Where `code` will be judged, the slower host begins to start at the same time.
    """
    if code:
        bench().hosts.warm("torch")
    return bench().tier()


def version() -> str:
    """The version of this program here."""
    return __version__


def rest() -> None:
    """End the hosts; the next answer starts them again."""
    global _bench
    with _lock:
        if _bench is not None:
            _bench.close()
        _bench = None
