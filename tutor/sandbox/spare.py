"""A spare: a process that has imported the libraries, does one job where no cell can be forked, and ends.

Its arguments are the numbers of two descriptors, for the answer and the request, and the libraries. It says
hello with one line of JSON on the answer; a `host.REQUEST` on its standard input then says that the job
stands in the request. The one who starts it has confined it already.
"""

from __future__ import annotations

import fcntl
import json
import math
import os
import resource
import sys
import time
from typing import Any

from tutor.sandbox import cell, host
from tutor.sandbox.confine import rlimits

PARKED = 32


def main() -> None:
    """Get ready, wait for the job, do it."""
    began = time.monotonic()
    _place(int(sys.argv[1]), int(sys.argv[2]))
    host.warm_up(json.loads(sys.argv[3]), [])
    info = {"import_ms": round((time.monotonic() - began) * 1e3, 1), "uid": os.geteuid()}
    asked = _ask(info)
    if len(asked) < host.REQUEST.size:
        os.rmdir(os.getcwd())  # the service has gone, so nobody else will
        os._exit(0)
    try:
        _lock_up(host.REQUEST.unpack(asked)[0])
        cell.work()
    except BaseException as problem:
        os.write(2, f"{type(problem).__name__}: {problem}\n".encode()[:500])
    finally:
        os._exit(cell.LOCK_FAILED)


def _ask(info: dict[str, Any]) -> bytes:
    """Say hello and wait for what is wanted; nothing where the service has gone."""
    try:
        os.write(cell.FD_ANSWER, json.dumps(info).encode() + b"\n")
        return os.read(0, host.REQUEST.size)
    except BrokenPipeError:
        return b""


def _place(answer: int, request: int) -> None:
    """Put the descriptors where `cell` looks for them; whatever else is open is closed."""
    parked = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, PARKED) for fd in (answer, request)]
    os.dup2(parked[0], cell.FD_ANSWER, inheritable=False)
    os.dup2(parked[1], cell.FD_REQUEST, inheritable=False)
    os.closerange(cell.FD_REQUEST + 1, os.sysconf("SC_OPEN_MAX"))


def _lock_up(seconds: float) -> None:
    """The limits that only now are known. Raises OSError."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    used = resource.getrusage(resource.RUSAGE_SELF)
    rlimits.apply(None, math.ceil(used.ru_utime + used.ru_stime + seconds) + 1)
