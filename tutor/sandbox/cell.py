"""A cell from its first instruction: lock up, then let foreign code begin. Untrusted from here on."""

from __future__ import annotations

import fcntl
import math
import mmap
import os
import signal
import socket
import sys
import warnings
from dataclasses import dataclass
from typing import Any

from tutor.sandbox import answering, certifying, chance, drawing, plotting, rehearsal, stream, wire
from tutor.sandbox.confine import capabilities, landlock, rlimits, scratch, seccomp
from tutor.sandbox.confine import syscalls as sc

FD_ANSWER, FD_REQUEST = 3, 4
FD_CHANNEL, FD_RULESET = 3, 4  # while it waits for its job
PARKED = 32  # beyond every descriptor in use and below the limit on them
GIVEN = 4
LOCK_FAILED = 70
JOBS = {
    "answer": answering.answer_all,
    "draw": drawing.draw,
    "check": drawing.check,
    "quiz": drawing.draw_quiz,
    "certify": certifying.certify,
    "plot": plotting.plot,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the host has decided about a cell before forking it."""

    layers: frozenset[str]
    address_space: int
    seconds: float
    ruleset: int | None


def live(plan: Plan, channel: int, torch: bool | None) -> None:
    """All of a cell's life but its birth: lock up, wait for the job's descriptors, do the job, leave.

    `channel` brings the descriptors; without them (the host has gone) the cell ends. Where `torch` is said,
    there is time before the job comes, and everything is gone through once. Foreign code never runs after
    a layer has failed: the failure is told on the job's standard error in its place.
    """
    failure = ""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _place([0, 1, 2, channel, *([plan.ruleset] if plan.ruleset is not None else [])])
    try:
        lock_up(plan)
        calls = seccomp.Filter(seccomp.program(os.getpid()))
        if torch is not None:
            rehearsal.rehearse(torch)
            _rehearse_receiving()
    except BaseException as problem:
        failure = f"{type(problem).__name__}: {problem}\n"
    request, answer, out, err = _receive(FD_CHANNEL)
    # An empty pipe of its own: on a shared /dev/null, F_SETFL would leave flags for the next cell.
    nothing, _ = os.pipe()
    _place([nothing, out, err, answer, request])
    if failure:
        os.write(2, failure.encode()[:500])
        return
    if "seccomp" in plan.layers:
        calls.bind()
    work()


def lock_up(plan: Plan) -> None:
    """Every layer but seccomp, in the order that each still permits the next. Raises OSError."""
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


def _rehearse_receiving() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours:
        socket.send_fds(ours, [b"J"], [0] * GIVEN)
        for fd in _receive(theirs.detach()):
            os.close(fd)


def _receive(fd: int) -> list[int]:
    """The descriptors that come on the channel `fd`, which is then closed."""
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, 0, fd)
    message, descriptors, _, _ = socket.recv_fds(channel, 1, GIVEN)
    if not message or len(descriptors) != GIVEN:
        os._exit(LOCK_FAILED)
    return descriptors


def _place(descriptors: list[int]) -> None:
    """Put the descriptors at 0, 1, 2, ... and close all others."""
    parked = [fcntl.fcntl(fd, fcntl.F_DUPFD, PARKED) for fd in descriptors]
    for target, fd in enumerate(parked):
        os.dup2(fd, target, inheritable=False)
    sc.close_range(len(parked))


def work() -> None:
    """Read the request, do its job, send frames, leave without any clean-up of foreign making.

    To close the answer is what wakes the service.
    """
    write, close, leave = os.write, os.close, os._exit
    request = mmap.mmap(FD_REQUEST, 0, prot=mmap.PROT_READ)
    job = wire.decode(memoryview(request))

    def send(kind: bytes, number: int, value: Any) -> None:
        view = memoryview(stream.pack(kind, number, value))
        if kind in (stream.DONE, stream.ERROR):
            _flush()
        while view:
            view = view[write(FD_ANSWER, view) :]

    warnings.simplefilter("ignore")  # a NumPy warning is no failure, and its text is not the learner's
    chance.fix(job["seed"])
    send(stream.READY, 0, None)
    JOBS[job["job"]](job, send)
    close(FD_ANSWER)
    leave(0)


def _flush() -> None:
    for file in (sys.stdout, sys.stderr):
        try:
            file.flush()
        except BaseException:
            pass
