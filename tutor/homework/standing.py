"""Where a learner stands with a homework: exercise by exercise, and as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tutor.homework import rules
from tutor.homework.lateness import lost_share
from tutor.homework.points import earned, possible
from tutor.homework.workspace import Own
from tutor.model import Attempt, Exercise, Status
from tutor.packs.homework import Homework

State = Status | Literal["missing", "unchecked", "taken"]


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise: what would be handed in now and what the last check of just that gives.

    `state` is the check's status; "missing" without an answer, "unchecked" where this answer was never
    checked, "taken" where the homework tells nothing. `points` is None where they are kept back.
    """

    exercise: Exercise
    own: Own
    state: State
    points: float | None
    possible: float
    attempts_left: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A whole homework at one moment: its rows in its own order, and the share that lateness costs now.

    `points` and `possible` are sums, before lateness; `lost` is None where nothing counts any more.
    """

    rows: tuple[Row, ...]
    lost: float | None
    points: float | None
    possible: float

    @property
    def missing(self) -> tuple[str, ...]:
        """The exercises without an answer."""
        return tuple(row.exercise.id for row in self.rows if row.state == "missing")


def row(homework: Homework, exercise: Exercise, own: Own, attempts: Sequence[Attempt], now: datetime) -> Row:
    """The row of one exercise from its answer and the attempts at it."""
    most = possible(homework, exercise)
    left = rules.attempts_left(homework, exercise, attempts, now)
    hidden = rules.feedback_at(homework, now) == "none"
    if own.data is None:
        return Row(exercise, own, "missing", None if hidden else 0.0, most, left)
    if own.checked is None:
        return Row(exercise, own, "unchecked", None if hidden else 0.0, most, left)
    if hidden:
        return Row(exercise, own, "taken", None, most, left)
    return Row(exercise, own, own.checked.status, earned(homework, exercise, own.checked.verdict), most, left)


def standing(homework: Homework, rows: Sequence[Row], now: datetime) -> Standing:
    """The homework as a whole."""
    points = None
    if rules.feedback_at(homework, now) != "none":
        points = sum(each.points or 0.0 for each in rows)
    lost = lost_share(homework.late, homework.due, now)
    return Standing(tuple(rows), lost, points, sum(each.possible for each in rows))
