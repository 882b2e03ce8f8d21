"""A learner who knows a closed set of units is placed at its border; slips move that by little."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.progress.placement import MOST_QUESTIONS, Answered, Search, known, next_unit, search

Builds = dict[str, set[str]]
CHAIN: Builds = {f"{n:02}": {f"{n - 1:02}"} if n else set() for n in range(12)}
LADDER: Builds = {f"{n:02}": {f"{k:02}" for k in (n - 2, n - 3) if k >= 0} for n in range(12)}


def closed(builds: Builds, wanted: set[str]) -> set[str]:
    """The units with all that they build on."""
    found: set[str] = set()
    todo = list(wanted)
    while todo:
        unit = todo.pop()
        if unit not in found:
            found.add(unit)
            todo += builds[unit]
    return found


def asked(
    found: Search, answer: Callable[[str], bool], askable: set[str] | None = None, first: str = ""
) -> list[Answered]:
    """The questions of one placement, answered."""
    answers: list[Answered] = []
    may = set(found.units) if askable is None else askable
    while unit := next_unit(found, answers, may, first):
        answers.append(Answered(unit, answer(unit)))
    return answers


DAGS = st.integers(1, 12).flatmap(
    lambda count: st.lists(st.sets(st.integers(0, 11), max_size=3), min_size=count, max_size=count).map(
        lambda rows: {f"{n:02}": {f"{k:02}" for k in row if k < n} for n, row in enumerate(rows)}
    )
)


@settings(deadline=None, max_examples=60)
@given(DAGS, st.sets(st.integers(0, 11)), st.integers(0, 11))
def test_who_knows_exactly_a_closed_set_is_placed_at_its_border(
    builds: Builds, seeds: set[int], first: int
) -> None:
    knows = closed(builds, {f"{n:02}" for n in seeds} & builds.keys())
    found = search(list(builds), builds)
    answers = asked(found, knows.__contains__, first=f"{first:02}")
    assert len(answers) <= MOST_QUESTIONS
    assert set(known(found, answers)) == knows


@settings(deadline=None, max_examples=40)
@given(DAGS, st.lists(st.booleans(), min_size=12, max_size=12), st.sets(st.integers(0, 11)))
def test_any_answers_end_in_a_closed_set_within_twelve_questions(
    builds: Builds, replies: list[bool], mute: set[int]
) -> None:
    found, coming = search(list(builds), builds), iter(replies)
    askable = builds.keys() - {f"{n:02}" for n in mute}
    answers = asked(found, lambda unit: next(coming), askable)
    assert {each.unit for each in answers} <= askable
    assert closed(builds, set(known(found, answers))) == set(known(found, answers))


def test_a_chain_takes_few_questions_and_a_claim_only_chooses_the_first() -> None:
    found = search(list(CHAIN), CHAIN)
    answers = asked(found, lambda unit: False, first="11")
    assert answers[0].unit == "11" and known(found, answers) == ()
    assert asked(found, lambda unit: True)[0].unit in ("05", "06")


def test_a_course_of_very_many_free_units_is_searched_from_its_beginning_on() -> None:
    units = [f"{n:03}" for n in range(300)]
    found = search(units, {})
    assert len(found.states) == 301
    answers = asked(found, lambda unit: unit < "123")
    assert len(known(found, answers)) == 123


def test_units_that_need_each_other_are_taken_in_the_order_of_the_course() -> None:
    found = search(["a", "b"], {"a": {"b"}, "b": {"a", "b", "gone"}})
    assert found.states == (0, 1, 3)


@pytest.mark.parametrize(("name", "builds"), [("chain", CHAIN), ("ladder", LADDER)])
def test_slips_move_the_place_by_at_most_one_unit_in_most_runs(name: str, builds: Builds) -> None:
    chance, runs, near, asked_in_all = random.Random(7), 200, 0, 0
    found = search(list(builds), builds)
    for _run in range(runs):
        top = chance.sample(sorted(builds), k=chance.randint(0, 2))
        knows = closed(builds, set(top))
        answers = asked(found, lambda unit, k=knows: (unit in k) != (chance.random() < 0.1))
        near += len(set(known(found, answers)) ^ knows) <= 1
        asked_in_all += len(answers)
    print(f"{name}: within one unit in {near} of {runs} runs, {asked_in_all / runs:.1f} questions a run")
    assert near > 0.8 * runs
