"""What a homework allows now: how many tries are left, when its solutions open, how much a verdict tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tutor.homework.lateness import lost_share
from tutor.model import Attempt, Exercise
from tutor.packs.homework import Feedback, Homework

NEVER = datetime.max.replace(tzinfo=UTC)


def opens(homework: Homework) -> datetime | None:
    """When hints and solutions open; None where they always are open, NEVER where nothing says when.

    Without `solutions_from`, a homework that keeps back what its verdicts say keeps back hints and solutions
    as well, for as long as answers count.
    """
    if homework.solutions_from is not None:
        return homework.solutions_from
    if homework.feedback == "full":
        return None
    if homework.due is None:
        return NEVER
    if homework.late is None:
        return homework.due
    return homework.late.until or NEVER


def is_closed(homework: Homework, now: datetime) -> bool:
    """Whether hints and solutions are kept back at the moment `now`."""
    opening = opens(homework)
    return opening is not None and now < opening


def feedback_at(homework: Homework, now: datetime) -> Feedback:
    """How much of a verdict a learner sees at the moment `now`: all of it once the solutions are open."""
    return homework.feedback if is_closed(homework, now) else "full"


def are_limited(homework: Homework, now: datetime) -> bool:
    """Whether attempts are counted: not once the solutions are open, nor when nothing counts any more."""
    opening = opens(homework)
    over = (opening is not None and now >= opening) or lost_share(homework.late, homework.due, now) is None
    return homework.attempts is not None and not over


def attempts_left(
    homework: Homework, exercise: Exercise, attempts: Iterable[Attempt], now: datetime
) -> int | None:
    """How many attempts are left; None for any number. Those at an earlier state of the exercise are free."""
    if homework.attempts is None or not are_limited(homework, now):
        return None
    used = sum(each.counts and each.content_hash == exercise.hash for each in attempts)
    return max(0, homework.attempts - used)


def judges_as_a_whole(homework: Homework, now: datetime) -> bool:
    """Whether marks on single lines or questions would tell too much, or be attempts for free."""
    return feedback_at(homework, now) in ("status", "none") or are_limited(homework, now)
