"""How strong a concept is: what raises it, what lowers it, and what it does not hang on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.entries import Key
from tutor.progress.mastery import WORTH_A_STEP, Task, evidence, retrievability, strengths, weakest
from tutor.progress.review import Due

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def key(n: int | str) -> Key:
    return "course", str(n)


def seen(days_ago: float, stability: float = 5.0, passes: int = 1) -> Due:
    last = NOW - days_ago * DAY
    return Due(last + stability * DAY, last, passes, 0, stability)


@given(st.integers(0, 900), st.floats(0.1, 365))
def test_the_curve_is_that_of_the_scheduler(days: int, stability: float) -> None:
    card = Card(card_id=1, stability=stability, last_review=NOW - days * DAY)
    wanted = Scheduler().get_card_retrievability(card, NOW)
    assert retrievability(seen(days, stability), NOW) == pytest.approx(wanted, rel=1e-12)


def test_what_fades_is_told_from_what_was_never_tried() -> None:
    tasks = [Task(key(name), (name,)) for name in ("new", "begun", "fresh", "fading")]
    dates = {key("fresh"): seen(0.1), key("fading"): seen(60)}
    found = {each.concept: each for each in strengths(tasks, dates, {key("begun")}, NOW)}
    assert {name: each.state for name, each in found.items()} == {name: name for name in found}
    assert found["new"].value == found["begun"].value == 0 < found["fading"].value < found["fresh"].value
    assert (found["begun"].recall, found["new"].recall) == (None, None)


def test_a_solution_that_was_only_read_is_worth_nothing() -> None:
    date = Due(NOW, NOW, 0, 0)
    [found] = strengths([Task(key(1), ("softmax",))], {key(1): date}, (), NOW)
    assert (found.value, found.state) == (0, "begun")


def test_longer_exercises_weigh_more() -> None:
    long, short = Task(key(1), ("c",), minutes=30), Task(key(2), ("c",), minutes=10)
    [found] = strengths([long, short], {key(1): seen(0)}, (), NOW)
    assert found.value == pytest.approx(0.75)


def test_a_harder_exercise_speaks_for_what_it_needs_with_a_discount_for_each_step() -> None:
    chain = [Task(key(0), ("a",)), Task(key(1), ("b",), (key(0),)), Task(key(2), ("c",), (key(1),))]
    found = strengths(chain, {key(2): seen(0)}, (), NOW)
    assert [each.value for each in found] == pytest.approx([WORTH_A_STEP**2, WORTH_A_STEP, 1])
    assert [each.state for each in found] == ["new", "new", "fresh"]


def test_exercises_that_need_each_other_end() -> None:
    ring = [Task(key(n), (str(n),), (key((n + 1) % 3),)) for n in range(3)]
    assert evidence(ring, {key(0): seen(0)}, NOW)[key(2)] == pytest.approx(WORTH_A_STEP**2)


def test_the_weakest_come_first_and_then_what_is_next_in_the_course() -> None:
    tasks = [Task(key(name), (name,)) for name in ("later", "strong", "weak", "last")]
    found = strengths(tasks, {key("strong"): seen(1), key("weak"): seen(90)}, (), NOW)
    assert [each.concept for each in weakest(found)] == ["weak", "strong", "later"]


COUNT = 6
TASKS = st.lists(
    st.tuples(st.sets(st.sampled_from("abc")), st.sets(st.integers(0, COUNT - 1)), st.integers(0, 60)),
    min_size=COUNT,
    max_size=COUNT,
).map(
    lambda rows: [
        Task(key(n), tuple(sorted(concepts)), tuple(key(i) for i in sorted(needs)), minutes)
        for n, (concepts, needs, minutes) in enumerate(rows)
    ]
)
DATES = st.dictionaries(
    st.integers(0, COUNT - 1).map(key),
    st.builds(seen, st.floats(-5, 400), st.floats(0.01, 3650), st.integers(0, 3)),
)


def values(tasks: list[Task], dates: dict[Key, Due], now: datetime = NOW) -> dict[str, float]:
    return {each.concept: each.value for each in strengths(tasks, dates, (), now)}


@given(TASKS, DATES, st.integers(0, COUNT - 1), st.floats(0.01, 3650))
def test_a_pass_never_lowers_anything(
    tasks: list[Task], dates: dict[Key, Due], n: int, stability: float
) -> None:
    before = values(tasks, dates)
    after = values(tasks, dates | {key(n): seen(0, stability)})
    assert all(after[name] >= value for name, value in before.items())


@given(TASKS, DATES, st.floats(0, 1000))
def test_time_never_raises_anything(tasks: list[Task], dates: dict[Key, Due], days: float) -> None:
    before, after = values(tasks, dates), values(tasks, dates, NOW + days * DAY)
    assert all(0 <= after[name] <= value <= 1 for name, value in before.items())


@given(TASKS, DATES, st.randoms(use_true_random=False))
def test_the_order_of_the_record_and_of_the_exercises_does_not_matter(
    tasks: list[Task], dates: dict[Key, Due], random: st.DataObject
) -> None:
    mixed, rows = list(tasks), list(dates.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(rows)  # type: ignore[attr-defined]
    turned = [replace(task, concepts=task.concepts[::-1]) for task in mixed]
    assert values(turned, dict(rows)) == values(tasks, dates)
