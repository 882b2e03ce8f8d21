"""When a learner counts as stuck, what may be offered then, and when a solution that was seen comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tutor.model import Attempt
from tutor.progress.entries import Event
from tutor.progress.review import Tried, due

SAME_MISTAKE, FAILURES = 3, 5
Rung = Literal["worked", "bridge", "blanks", "solution"]
BEFORE_SOLUTION: tuple[Rung, ...] = ("worked", "bridge", "blanks")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands before one exercise.

    `failures` since the last pass; `same` of them, the last ones in a row, told of the same mistake.
    `rungs` is what may be offered now, what was not yet taken first.
    """

    failures: int
    same: int
    rungs: tuple[Rung, ...]

    @property
    def stuck(self) -> bool:
        """Whether help is offered without being asked for."""
        return self.same >= SAME_MISTAKE or self.failures >= FAILURES


def standing(attempts: Sequence[Attempt], events: Iterable[Event], available: Collection[Rung]) -> Standing:
    """From the attempts at one exercise and its events, the oldest first; `available` is what it has.

    The worked example may be read from the first minute. The easier exercise and the blanks come once the
    learner is stuck, and the solution only after one of these three was taken, or where there is none.
    """
    since = _since_the_pass(attempts)
    same = since[-1].verdict.get("repeat", 1) if since else 0
    before = Standing(len(since), same if isinstance(same, int) else 1, ())
    taken = {event.what for event in events}
    helped = bool(taken.intersection(BEFORE_SOLUTION)) or not set(BEFORE_SOLUTION).intersection(available)
    open_now: list[Rung] = [
        rung for rung in BEFORE_SOLUTION if rung in available and (before.stuck or rung == "worked")
    ]
    open_now.sort(key=lambda rung: rung in taken)
    if before.stuck and helped and "solution" in available:
        open_now.append("solution")
    return Standing(before.failures, before.same, tuple(open_now))


def comes_back(attempts: Sequence[Attempt], events: Sequence[Event]) -> datetime | None:
    """When an exercise is due again with blanks, since its solution was seen before it had passed.

    The date is that of the review schedule. A pass on the same day proves nothing; one on a later day
    ends it. None where nothing comes back.
    """
    passes = [_when(attempt.at) for attempt in attempts if attempt.status == "pass"]
    seen = [_when(event.at) for event in events if event.what == "solution" and event.data.get("shown")]
    unearned = [at for at in seen if not any(passed < at for passed in passes)]
    if not unearned or any(passed.date() > max(unearned).date() for passed in passes):
        return None
    date = due((Tried(each.at, each.status == "pass") for each in attempts if each.counts), events)
    return date.at if date is not None else None


def _since_the_pass(attempts: Sequence[Attempt]) -> list[Attempt]:
    counted = [attempt for attempt in attempts if attempt.counts]
    last = max((n for n, attempt in enumerate(counted, 1) if attempt.status == "pass"), default=0)
    return counted[last:]


def _when(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()
