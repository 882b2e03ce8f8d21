"""The cases of every exercise notice every change of a right answer that matters."""

from __future__ import annotations

from collections import Counter

import pytest
from mutation import (
    ANSWERS,
    RICH_SEEDS,
    SEEDS,
    accepted,
    all_mutants,
    equivalents,
    judged_freely,
    with_rich_cases,
)

from tutor.judge.code import Draws
from tutor.model import Exercise


@pytest.mark.parametrize("name", ANSWERS)
def test_every_mutant_is_rejected_or_computes_the_same(exercise_named, draws: Draws, name: str) -> None:
    exercise: Exercise = exercise_named(name)
    changes = all_mutants(exercise)
    sources = [mutant.source for _, mutant in changes]
    assert len(changes) >= 60, "at least 30 for the reference and 30 for the other answer"
    passed = accepted(judged_freely(exercise), sources, SEEDS, draws)
    survivors = {
        change: source for (change, _), source, ok in zip(changes, sources, passed, strict=True) if ok
    }
    listed = {change for change in equivalents() if change.exercise == name}
    assert set(survivors) - listed == set(), "add a case that rejects these, or a reason why they are right"
    assert listed - set(survivors) == set(), "these are listed as equivalent, and are rejected or gone"
    same = accepted(with_rich_cases(exercise), list(survivors.values()), RICH_SEEDS, draws)
    assert [c for c, ok in zip(survivors, same, strict=True) if not ok] == [], "listed, but not equivalent"


@pytest.mark.parametrize("name", ANSWERS)
def test_right_answers_pass_the_rich_cases(exercise_named, draws: Draws, name: str) -> None:
    exercise: Exercise = exercise_named(name)
    right = {n: t for n, t in exercise.sources.items() if n == "reference.py" or n.startswith("accept/")}
    passed = accepted(with_rich_cases(exercise), list(right.values()), RICH_SEEDS, draws)
    assert [n for n, ok in zip(right, passed, strict=True) if not ok] == []


@pytest.mark.parametrize("name", ANSWERS)
def test_mutants_go_wrong_in_many_ways(exercise_named, name: str) -> None:
    kinds = Counter(mutant.operator for _, mutant in all_mutants(exercise_named(name)))
    assert len(kinds) >= 5 and min(kinds["calls"], kinds["arithmetic"], kinds["constants"]) >= 2


def test_every_equivalent_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in equivalents().values())
