"""The `[homework]` table of a pack: what is handed in, until when, and what counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from tutor.packs.fields import Distinct, Id, Table, wrong
from tutor.packs.problems import quote
from tutor.words import _

MOST = 1000  # points of one exercise or part
Identity = Literal["name", "email", "number", "pseudonym"]
Feedback = Literal["full", "symptom", "status", "none"]
Points = float | Mapping[str, float]
"""Points of an exercise, or of its parts: outputs of code by name, questions of a quiz by id."""


@dataclass(frozen=True, slots=True)
class Late:
    """What an answer after the due moment is still worth.

    For `grace_minutes` nothing is lost, then `per_day` (a share of the points, 0 to 1) for each day begun,
    until the moment `until`, after which nothing counts; None means without end.
    """

    grace_minutes: int = 0
    per_day: float = 0.0
    until: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Homework:
    """A homework. Moments carry their time zone.

    `points` has an entry for each of `exercises` whose own points it overrides. `late` None: nothing counts
    after `due`. `attempts` is how many counted tries each exercise allows, None for any number. Solutions
    open at `solutions_from`. `identify_by` says what learners put on their bundle, `feedback` how much of a
    verdict they see.
    """

    exercises: tuple[str, ...]
    points: Mapping[str, Points] = field(default_factory=dict)
    due: datetime.datetime | None = None
    late: Late | None = None
    attempts: int | None = None
    solutions_from: datetime.datetime | None = None
    identify_by: Identity = "name"
    feedback: Feedback = "full"


def _moment(value: Any) -> Any:
    if isinstance(value, str) or not isinstance(value, datetime.datetime) or value.tzinfo is None:
        raise wrong(
            _("must be a date and time with its zone, unquoted, such as {example}, not {value}").format(
                example="2026-11-02T23:59:00+01:00", value=quote(value)
            )
        )
    return value


def _points(value: Any) -> Any:
    amounts = value.values() if isinstance(value, dict) else [value]
    if not all(isinstance(n, (int, float)) and not isinstance(n, bool) and 0 <= n <= MOST for n in amounts):
        raise wrong(
            _("must be a number from 0 to {most}, or a table of such numbers by output, not {value}").format(
                most=MOST, value=quote(value)
            )
        )
    if isinstance(value, dict) and not value:
        raise wrong(_("must not be empty"))
    return value


Moment = Annotated[datetime.datetime, BeforeValidator(_moment)]
Amount = Annotated[float, Field(ge=0, le=MOST)]


class LateTable(Table):
    """See `Late`."""

    grace_minutes: int = Field(default=0, ge=0, le=10080)
    per_day: float = Field(default=0.0, ge=0, le=1)
    until: Moment | None = None


class HomeworkTable(Table):
    """See `Homework`."""

    exercises: Annotated[list[Id], Distinct, Field(min_length=1)]
    points: dict[str, Annotated[Amount | dict[str, Amount], BeforeValidator(_points)]] = Field(default={})
    due: Moment | None = None
    late: LateTable | None = None
    attempts: int | None = Field(default=None, ge=1, le=1000)
    solutions_from: Moment | None = None
    identify_by: Identity = "name"
    feedback: Feedback = "full"

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.late is not None and self.due is None:
            raise wrong(_("late says nothing without due"))
        if self.due and self.late and self.late.until and self.late.until <= self.due:
            raise wrong(_("late.until must come after due"))
        if self.due and self.solutions_from and self.solutions_from < self.due:
            raise wrong(_("solutions_from must not come before due"))
        return self


def homework(table: HomeworkTable) -> Homework:
    """The table as the plain data that the rest of the program takes."""
    late = None
    if table.late is not None:
        late = Late(table.late.grace_minutes, table.late.per_day, table.late.until)
    return Homework(
        exercises=tuple(table.exercises),
        points=dict(table.points),
        due=table.due,
        late=late,
        attempts=table.attempts,
        solutions_from=table.solutions_from,
        identify_by=table.identify_by,
        feedback=table.feedback,
    )
