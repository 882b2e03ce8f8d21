"""One-edit mutants of right lines: none is accepted that is not equivalent, and those are listed."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from derivation_cases import Case, cases
from line_mutation import mutants

from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.follow import follows
from tutor.algebra.names import read_step
from tutor.algebra.show import show

EQUIVALENT = Path(__file__).with_name("equivalents.toml")
REJECTED = {"does_not_follow", "undefined", "follows_if"}


def written(case: Case) -> Iterator[tuple[str, tree.Step]]:
    """The readable mutants of a case's right side, as text and as a step."""
    step = read_step(case.text, case.scope)
    node = step.node.right if isinstance(step.node, tree.Relation) else step.node
    lead = "" if step.relation == "lemma" else f"{step.relation} "
    if isinstance(step.node, tree.Relation):
        lead += f"{show(step.node.left)} {step.node.order} "
    for text in sorted({show(m) for m in mutants(node, case.scope) if m != node}):
        try:
            yield lead + text, read_step(lead + text, case.scope)
        except AlgebraError:
            continue


def right() -> list[Case]:
    """The right lines that claim an equality; a mutant of a bound is often one as well."""
    return [
        c for c in cases() if not c.slip and not c.text.startswith(("<= ", ">= ")) and "lemmas" not in c.name
    ]


@cache
def equivalents() -> frozenset[tuple[str, str]]:
    groups = tomllib.loads(EQUIVALENT.read_text())["equivalent"]
    return frozenset((name, text) for group in groups for name, text in group["lines"])


@cache
def judged(case: Case) -> dict[str, str]:
    rng = np.random.default_rng
    return {t: follows(case.above, s, case.scope, rng(11), case.unknown).verdict for t, s in written(case)}


@pytest.mark.parametrize("case", right(), ids=lambda c: c.name)
def test_no_mutant_is_accepted_that_is_not_equivalent(case: Case) -> None:
    accepted = {(case.name, text) for text, verdict in judged(case).items() if verdict == "follows"}
    assert accepted <= equivalents()


def test_a_thousand_mutants_are_judged_and_hardly_one_is_left_open() -> None:
    found = Counter(verdict for case in right() for verdict in judged(case).values())
    assert found.total() >= 1000
    assert found["cannot_tell"] <= 5
    assert sum(found[verdict] for verdict in REJECTED) > 0.95 * found.total()


def test_every_listed_equivalent_is_a_mutant_and_accepted() -> None:
    verdicts = {(case.name, text): v for case in right() for text, v in judged(case).items()}
    assert {verdicts.get(pair) for pair in equivalents()} == {"follows"}
