"""When solutions open, how long feedback is kept back, and how many attempts are left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tutor.homework.rules import NEVER, attempts_left, feedback_at, judges_as_a_whole, opens
from tutor.model import Attempt, Exercise
from tutor.packs.homework import Homework, Late

DUE = datetime(2026, 11, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
EXERCISE = Exercise("drill", "norm", "code", "Norm", "/nowhere", "0" * 64)


def attempts(*tried: tuple[bool, str]) -> list[Attempt]:
    head = ("uid", "2026-11-01T00:00:00+00:00", "drill", "norm", "code", "fail", 0.0, 1, None)
    return [Attempt(*head, counts, content, "answer", {}, "0.1") for counts, content in tried]


@pytest.mark.parametrize(
    ("homework", "opening"),
    [
        (Homework(("norm",), due=DUE), None),
        (Homework(("norm",), due=DUE, solutions_from=DUE + 3 * DAY), DUE + 3 * DAY),
        (Homework(("norm",), due=DUE, feedback="status"), DUE),
        (Homework(("norm",), due=DUE, feedback="status", late=Late(until=DUE + DAY)), DUE + DAY),
        (Homework(("norm",), due=DUE, feedback="status", late=Late(per_day=0.1)), NEVER),
        (Homework(("norm",), feedback="none"), NEVER),
    ],
)
def test_solutions_open_no_sooner_than_answers_stop_to_count(homework: Homework, opening) -> None:
    assert opens(homework) == opening


def test_feedback_is_full_once_the_solutions_are_open() -> None:
    homework = Homework(("norm",), due=DUE, solutions_from=DUE + DAY, feedback="none")
    assert feedback_at(homework, DUE + DAY - timedelta(seconds=1)) == "none"
    assert feedback_at(homework, DUE + DAY) == "full"


def test_attempts_that_cost_nothing_or_were_at_another_exercise_are_free() -> None:
    homework = Homework(("norm",), due=DUE, attempts=2)
    tried = attempts((True, "0" * 64), (False, "0" * 64), (True, "1" * 64))
    assert attempts_left(homework, EXERCISE, tried, DUE) == 1
    assert attempts_left(homework, EXERCISE, tried * 3, DUE) == 0
    assert attempts_left(Homework(("norm",)), EXERCISE, tried, DUE) is None


def test_attempts_are_free_again_when_nothing_counts() -> None:
    homework = Homework(("norm",), due=DUE, attempts=1)
    assert attempts_left(homework, EXERCISE, attempts((True, "0" * 64)), DUE + DAY) is None
    assert not judges_as_a_whole(homework, DUE + DAY)


@pytest.mark.parametrize(
    ("homework", "whole"),
    [
        (Homework(("norm",), due=DUE), False),
        (Homework(("norm",), due=DUE, attempts=3), True),
        (Homework(("norm",), due=DUE, feedback="symptom"), False),
        (Homework(("norm",), due=DUE, feedback="status"), True),
    ],
)
def test_single_marks_are_no_free_attempts(homework: Homework, whole: bool) -> None:
    assert judges_as_a_whole(homework, DUE - DAY) is whole
