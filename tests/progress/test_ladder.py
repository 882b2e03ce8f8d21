"""Who is stuck, what is offered then, and when a solution that was seen comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tutor.model import Attempt
from tutor.progress.entries import Event
from tutor.progress.ladder import comes_back, standing

EVERYTHING = ("worked", "bridge", "blanks", "solution")
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def attempt(status: str = "fail", repeat: int = 1, at: datetime = MORNING) -> Attempt:
    counts = status not in ("invalid", "undecided")
    said = {"repeat": repeat} if repeat > 1 else {}
    more: Any = {"counts": counts, "verdict": said, "status": status}
    base: dict[str, Any] = {"uid": "u", "at": at.isoformat(), "pack": "p", "exercise": "e", "kind": "code"}
    base |= {"score": 0.0, "seed": 1, "mistake": "slip", "content_hash": "", "answer": "", "tutor": "1"}
    return Attempt(**base | more)


def event(what: str, at: datetime = MORNING, **data: Any) -> Event:
    return Event("u", at.isoformat(), "p", "e", what, data)


def test_the_worked_example_is_offered_before_the_first_attempt_and_nothing_else() -> None:
    assert standing([], [], EVERYTHING).rungs == ("worked",)


@pytest.mark.parametrize("attempts", [[attempt()] * 4, [attempt(), attempt(repeat=2)], []])
def test_four_failures_or_a_mistake_made_twice_are_no_reason_yet(attempts: list[Attempt]) -> None:
    assert not standing(attempts, [], EVERYTHING).stuck


@pytest.mark.parametrize("attempts", [[attempt()] * 5, [attempt(repeat=n) for n in (1, 2, 3)]])
def test_five_failures_or_a_mistake_made_three_times_offer_everything_but_the_solution(
    attempts: list[Attempt],
) -> None:
    now = standing(attempts, [], EVERYTHING)

    assert now.stuck
    assert now.rungs == ("worked", "bridge", "blanks")


def test_the_solution_follows_another_rung_and_what_was_taken_comes_last() -> None:
    now = standing([attempt()] * 5, [event("worked")], EVERYTHING)

    assert now.rungs == ("bridge", "blanks", "worked", "solution")


def test_where_there_is_nothing_else_the_solution_is_offered_at_once() -> None:
    assert standing([attempt()] * 5, [], ("solution",)).rungs == ("solution",)


def test_what_costs_no_attempt_makes_nobody_stuck_and_a_pass_begins_anew() -> None:
    assert standing([attempt("invalid")] * 9, [], EVERYTHING).failures == 0
    assert standing([*[attempt()] * 5, attempt("pass"), attempt()], [], EVERYTHING).failures == 1


def test_a_solution_that_was_seen_comes_back_the_next_day() -> None:
    assert comes_back([attempt()], [event("solution", shown=True)]) == MORNING + timedelta(days=1)


def test_a_solution_that_was_only_asked_for_or_earned_does_not_come_back() -> None:
    assert comes_back([attempt()], [event("solution", shown=False)]) is None
    earlier = attempt("pass", at=MORNING - timedelta(minutes=1))
    assert comes_back([earlier], [event("solution", shown=True)]) is None


def test_a_pass_on_the_same_day_proves_nothing_and_one_on_a_later_day_ends_it() -> None:
    seen = [event("solution", shown=True)]

    back = comes_back([attempt("pass", at=MORNING + timedelta(minutes=5))], seen)
    assert back is not None
    assert timedelta(hours=23) < back - MORNING < timedelta(days=2)
    assert comes_back([attempt("pass", at=MORNING + timedelta(days=1))], seen) is None
