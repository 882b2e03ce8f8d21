"""Certificates as a request: asked for after the verdict, told line by line as they come."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Any

from tutor import home
from tutor.algebra.task import Task
from tutor.judge.certificate import HOST, SECONDS, certified, says
from tutor.judge.reading import Unreadable, text_of
from tutor.judge.steps import Claim, claims
from tutor.model import Exercise
from tutor.packs.find import find_exercise
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.service.formulas import read_task
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling
from tutor.words import _

LONGEST = 10.0  # seconds for all lines together
AT_ONCE = 2


class Certifying:
    """Asks the SymPy host, which it never waits for longer than the client wants to."""

    def __init__(self, hosts: Hosts, ruling: Ruling) -> None:
        self.hosts, self.ruling = hosts, ruling

    def certify(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Certify the lines numbered in `lines` (all without it) of the answer `blob`, within `seconds`.

        Each part is `{"n", "certificate": {"exact": {"K": 2}, "says"}}`; a line without one may be right.
        """
        deadline = time.monotonic() + _seconds(request)
        exercise = find_exercise(text(request, "exercise"), home.home())
        task, wanted = _claims(exercise, blob)
        wanted = [] if self.ruling.is_judged_as_a_whole(exercise) else wanted
        asked = request.get("lines")
        if isinstance(asked, list):
            wanted = [claim for claim in wanted if claim.n in asked]
        told = 0
        for claim, exact in self._as_they_come(task, wanted, deadline):
            part({"n": claim.n, "certificate": {"exact": exact, "says": says(exact, task.scope)}})
            told += 1
        return {"asked": len(wanted), "certified": told}

    def _as_they_come(
        self, task: Task, wanted: list[Claim], deadline: float
    ) -> Iterator[tuple[Claim, dict[str, int]]]:
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix=HOST)
        try:
            running = {pool.submit(self._one, claim, task, deadline): claim for claim in wanted}
            for future in as_completed(running, max(deadline - time.monotonic(), 0.001)):
                exact = _result(future)
                if exact is not None:
                    yield running[future], exact
        except TimeoutError:
            pass  # what has not come by now is not missed
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _one(self, claim: Claim, task: Task, deadline: float) -> dict[str, int] | None:
        left = deadline - time.monotonic()
        return certified(claim, task.scope, self.hosts, min(SECONDS, left)) if left > 0 else None


def _claims(exercise: Exercise, blob: bytes) -> tuple[Task, list[Claim]]:
    if exercise.derivation is None:
        raise BadRequest(_("{id} is no derivation: there is nothing to certify.").format(id=exercise.id))
    task = read_task(exercise, exercise.derivation)
    try:
        return task, claims(task, text_of(blob))
    except Unreadable:
        return task, []


def _result(future: Future[dict[str, int] | None]) -> dict[str, int] | None:
    try:
        return future.result()
    except CannotJudge:
        return None  # without SymPy the numeric verdict stands as it is


def _seconds(request: dict[str, Any]) -> float:
    value = request.get("seconds", LONGEST)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
        raise BadRequest(_("The seconds of a request are a positive number."))
    return min(float(value), LONGEST)
