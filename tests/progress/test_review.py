"""When an exercise comes back."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.entries import Event
from tutor.progress.review import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    LONGEST_DAYS,
    RATINGS,
    Due,
    Tried,
    due,
    forecast,
    schedule,
)

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(days: float) -> str:
    return (START + timedelta(days=days)).isoformat(timespec="microseconds")


def passed(days: float) -> Tried:
    return Tried(at(days), True)


def failed(days: float) -> Tried:
    return Tried(at(days), False)


def event(days: float, what: str, **data: object) -> Event:
    return Event(f"{days} {what}", at(days), "course", "softmax", what, data)


def days(found: Due | None) -> float:
    assert found is not None
    return (found.at - START) / timedelta(days=1)


def test_what_was_never_passed_and_never_given_away_is_not_due() -> None:
    assert due([failed(0), failed(1)], [event(1, "hint", n=1)]) is None


def test_each_pass_in_time_moves_the_next_one_further_away() -> None:
    dates, tries = [], []
    when = 0.0
    for _ in range(4):
        tries.append(passed(when))
        dates.append(days(due(tries, [])) - when)
        when += dates[-1]
    assert dates == sorted(dates) and dates[0] >= 1 and dates[-1] > 10


def test_help_and_failures_bring_it_back_earlier() -> None:
    alone = due([passed(1)], [])
    struggled = due([failed(0.1), failed(0.2), passed(1)], [])
    hinted = due([passed(1)], [event(0.5, "hint", n=1)])
    assert days(struggled) == days(hinted) < days(alone)


def test_a_solution_that_was_read_is_no_pass_and_comes_back_tomorrow() -> None:
    found = due([failed(0)], [event(0.5, "solution", shown=True)])
    assert found is not None
    assert (days(found), found.passes) == (1.5, 0)
    assert due([], [event(0.5, "solution", shown=False)]) is None


def test_a_solution_read_right_after_the_pass_changes_nothing() -> None:
    assert due([passed(1)], [event(1.01, "solution", shown=True)]) == due([passed(1)], [])


def test_passing_twice_in_one_sitting_counts_once() -> None:
    assert due([passed(1), passed(1.2)], []) == due([passed(1)], [])


def test_many_failures_at_a_review_are_a_lapse() -> None:
    tries = [passed(0), *(failed(8 + n / 100) for n in range(4)), passed(8.1)]
    found = due(tries, [])
    assert found is not None and found.lapses == 1


def test_the_learner_may_overrule_the_rating() -> None:
    dates = [days(due([passed(1)], [event(1.1, "rating", rating=rating)])) for rating in RATINGS]
    assert dates == sorted(dates) and dates[0] < dates[-1]
    assert due([passed(1)], [event(1.1, "rating", rating=9)]) == due([passed(1)], [])


def test_the_order_in_which_the_record_is_read_does_not_matter() -> None:
    tries = [passed(0), failed(5), passed(5.1)]
    events = [event(4.9, "hint", n=1), event(5.2, "rating", rating=HARD)]
    dates = {due(order, more) for order in itertools.permutations(tries) for more in (events, events[::-1])}
    assert len(dates) == 1


def review(when: float, outcome: str, seconds: float = 60.0, form: str = "find") -> Event:
    return event(when, "review", outcome=outcome, seconds=seconds, variant=form)


def test_a_review_answered_at_once_is_good_at_the_second_try_hard_and_later_a_lapse() -> None:
    tries = [passed(0)]
    found = [
        due(tries, [*(review(8 + n / 100, "wrong") for n in range(wrong)), review(9, "right")])
        for wrong in (2, 1, 0)
    ]
    assert [days(each) for each in found] == sorted({days(each) for each in found})
    assert [each.lapses for each in found if each] == [1, 0, 0]


def test_a_review_that_was_given_up_is_a_lapse_and_comes_back_soon() -> None:
    missed = due([passed(0)], [review(9, "missed")])
    assert missed is not None and missed.lapses == 1 and (missed.at - missed.last).days <= 3
    never = due([], [event(0, "solution", shown=True), review(2, "missed")])
    assert days(never) == 3


def test_a_hint_before_a_review_counts_as_at_a_pass() -> None:
    hinted = due([passed(0)], [event(8.9, "hint", n=1), review(9, "right")])
    assert days(hinted) == days(due([passed(0)], [review(8.9, "wrong"), review(9, "right")]))


def test_quick_answers_are_easy_once_there_is_a_median_to_compare_with() -> None:
    before = [review(10.0 * n, "right", 60) for n in range(1, 6)]

    def after(seconds: float, events: list[Event], form: str = "find") -> float:
        return days(due([passed(0)], [*events, review(60, "right", seconds, form)]))

    assert after(10, before) > after(60, before) == after(0, before)
    assert after(10, before[:4]) == after(60, before[:4]), "too few to say what is usual"
    assert after(10, before, "fill") == after(60, before, "fill"), "never done in this form"


@pytest.mark.parametrize("seconds", [True, -5, float("nan"), float("inf"), "quick", None, [], 10**400])
def test_a_time_that_is_none_says_nothing(seconds: object) -> None:
    strange = event(9, "review", outcome="right", seconds=seconds, variant="find")
    assert due([passed(0)], [strange]) == due([passed(0)], [review(9, "right", 0)])


def test_what_a_newer_version_noted_changes_nothing() -> None:
    newer = [event(3, "review", outcome="dreamt"), event(4, "review"), event(5, "recital", outcome="right")]
    assert due([passed(0)], newer) == due([passed(0)], [])


THINGS = ("pass", "fail", "hint", "solution", "right", "wrong", "missed", "rating")
RECORD = st.lists(
    st.tuples(st.floats(0, 500), st.sampled_from(THINGS), st.floats(0, 900)), min_size=1, max_size=14
)
HISTORY = tuple[list[Tried], list[Event]]


def recorded(things: list[tuple[float, str, float]]) -> HISTORY:
    """A first pass, and anything afterwards."""
    tries, events = [passed(0)], []
    for n, (when, what, number) in enumerate(things):
        when += (n + 1) / 1000
        if what in ("pass", "fail"):
            tries.append(Tried(at(when), what == "pass"))
        elif what in ("right", "wrong", "missed"):
            events.append(review(when, what, number))
        else:
            more = {"solution": {"shown": True}, "rating": {"rating": 1 + int(number) % 4}}.get(what, {})
            events.append(event(when, what, **more))
    return tries, events


@given(RECORD, st.randoms(use_true_random=False))
def test_dates_depend_on_what_happened_and_not_on_the_order_of_rows(
    things: list[tuple[float, str, float]], chance: random.Random
) -> None:
    tries, events = recorded(things)
    mixed = [chance.sample(rows, len(rows)) for rows in (tries, events)]
    assert due(tries, events) == due(*mixed)


@given(RECORD)
def test_no_record_brings_a_date_before_its_last_review_or_beyond_a_year(
    things: list[tuple[float, str, float]],
) -> None:
    found = due(*recorded(things))
    assert found is not None
    assert found.last <= found.at <= found.last + timedelta(days=LONGEST_DAYS)
    assert timedelta(days=1) <= found.at - found.last or "solution" in {what for _at, what, _n in things}


@given(RECORD, st.floats(1, 400), st.floats(0, 900))
def test_a_lapse_never_brings_a_later_date_than_a_right_answer(
    things: list[tuple[float, str, float]], gap: float, seconds: float
) -> None:
    tries, events = recorded(things)
    when = max(each[0] for each in things) + gap
    ends = [
        [review(when, "missed")],
        [review(when - 0.002, "wrong"), review(when - 0.001, "wrong"), review(when, "right", seconds)],
        [review(when - 0.001, "wrong"), review(when, "right", seconds)],
        [review(when, "right", 0)],
    ]
    dates = [days(due(tries, [*events, *end])) for end in ends]
    assert dates == sorted(dates)


GAPS = st.lists(st.tuples(st.floats(0.6, 400), st.sampled_from(RATINGS)), min_size=1, max_size=12)


def history(gaps: list[tuple[float, int]]) -> tuple[list[Tried], list[Event]]:
    when, tries, events = 0.0, [], []
    for gap, rating in gaps:
        when += gap
        tries.append(passed(when))
        events.append(event(when + 0.001, "rating", rating=rating))
    return tries, events


@given(GAPS)
def test_a_better_rating_never_brings_an_earlier_date_and_a_lapse_never_a_later_one(
    gaps: list[tuple[float, int]],
) -> None:
    dates = [days(due(*history([*gaps[:-1], (gaps[-1][0], rating)]))) for rating in RATINGS]
    assert dates == sorted(dates)


@given(GAPS)
def test_a_date_lies_between_a_day_and_a_year_after_the_last_pass(gaps: list[tuple[float, int]]) -> None:
    found = due(*history(gaps))
    assert found is not None
    assert timedelta(days=1) <= found.at - found.last <= timedelta(days=LONGEST_DAYS)


@given(st.permutations(range(6)))
def test_a_clock_that_jumped_back_still_gives_a_date(order: list[int]) -> None:
    found = due([passed(n * 3) for n in order], [])
    assert found is not None and found.at > found.last


def test_exercises_do_not_mix() -> None:
    first, second = ("course", "softmax"), ("course", "relu")
    dates = schedule([(first, passed(0)), (second, failed(0))], [])
    assert list(dates) == [first]


def test_the_forecast_counts_days_and_today_takes_what_is_overdue() -> None:
    dates = {n: Due(START + timedelta(days=n), START, 1, 0) for n in (-3, -1, 0.5, 1.5, 1.7, 30)}
    assert forecast(dates, START, 4) == [2, 1, 2, 0]


@pytest.mark.parametrize("rating", [AGAIN, HARD, GOOD, EASY])
def test_the_first_date_is_at_least_tomorrow(rating: int) -> None:
    assert days(due([passed(0)], [event(0.001, "rating", rating=rating)])) >= 1
