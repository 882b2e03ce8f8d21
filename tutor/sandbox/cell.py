"""A cell from its first instruction: lock up, then let foreign code begin. Untrusted from here on."""

from __future__ import annotations

import fcntl
import math
import mmap
import os
import signal
import sys
import warnings
from dataclasses import dataclass
from typing import Any

from tutor.sandbox import answering, chance, drawing, plotting, stream, wire
from tutor.sandbox.confine import capabilities, landlock, rlimits, scratch, seccomp
from tutor.sandbox.confine import syscalls as sc

FD_ANSWER, FD_REQUEST, FD_RULESET = 3, 4, 5
JOBS = {
    "answer": answering.answer_all,
    "draw": drawing.draw,
    "check": drawing.check,
    "quiz": drawing.draw_quiz,
    "plot": plotting.plot,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the host has decided about a cell before forking it."""

    layers: frozenset[str]
    address_space: int
    seconds: float
    ruleset: int | None


def lock_up(plan: Plan, descriptors: list[int]) -> None:
    """Every layer, in the order that each still permits the next; seccomp is last.

    `descriptors` become 0 to 4: standard streams, answer, request. Raises OSError; the caller must then
    end the process, because a failed lock never runs foreign code.
    """
    _place(descriptors + ([plan.ruleset] if plan.ruleset is not None else []))
    if "rlimits" in plan.layers:
        rlimits.apply(plan.address_space, math.ceil(plan.seconds) + 1)
    if "scratch" in plan.layers:
        scratch.mount_fresh()
    if "capabilities" in plan.layers:
        capabilities.drop_all()
    capabilities.no_new_privileges()
    if plan.ruleset is not None:
        landlock.restrict(FD_RULESET)
        os.close(FD_RULESET)
    if "seccomp" in plan.layers:
        seccomp.load(seccomp.program(os.getpid()))


def _place(descriptors: list[int]) -> None:
    """Put the descriptors at 0, 1, 2, ... and close all others."""
    parked = [fcntl.fcntl(fd, fcntl.F_DUPFD, 100) for fd in descriptors]
    for target, fd in enumerate(parked):
        os.dup2(fd, target, inheritable=False)
    sc.close_range(len(parked))


def work() -> None:
    """Read the request, do its job, send frames, leave without any clean-up of foreign making."""
    write, leave = os.write, os._exit
    request = mmap.mmap(FD_REQUEST, 0, prot=mmap.PROT_READ)
    job = wire.decode(memoryview(request))

    def send(kind: bytes, number: int, value: Any) -> None:
        view = memoryview(stream.pack(kind, number, value))
        if kind == stream.DONE:
            _flush()
        while view:
            view = view[write(FD_ANSWER, view) :]

    warnings.simplefilter("ignore")  # a NumPy warning is no failure, and its text is not the learner's
    chance.fix(job["seed"])
    send(stream.READY, 0, None)
    JOBS[job["job"]](job, send)
    _flush()
    leave(0)


def _flush() -> None:
    for file in (sys.stdout, sys.stderr):
        try:
            file.flush()
        except BaseException:
            pass


def reset_signals() -> None:
    """Undo what the host set for itself."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
