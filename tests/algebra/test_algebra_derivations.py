"""The derivations of `derivations.toml`: every right line follows, every wrong one does not, on all seeds."""

import pytest
from derivation_cases import Case, cases

SEEDS = range(4)


@pytest.mark.parametrize("case", [c for c in cases() if not c.slip], ids=lambda c: c.name)
def test_a_right_line_follows(case: Case) -> None:
    found = {case.outcome(seed).verdict for seed in SEEDS}
    assert found == {"follows"}, case.outcome(0)


@pytest.mark.parametrize("case", [c for c in cases() if c.slip], ids=lambda c: c.name)
def test_a_wrong_line_does_not_follow(case: Case) -> None:
    found = {case.outcome(seed).verdict for seed in SEEDS}
    assert found <= {"does_not_follow", "undefined"}, case.outcome(0)
    assert len(found) == 1


def test_there_are_enough_of_both() -> None:
    assert len({c.name.rpartition(",")[0] for c in cases()}) >= 40
    assert sum(not c.slip for c in cases()) >= 100
    assert sum(bool(c.slip) for c in cases()) >= 100
