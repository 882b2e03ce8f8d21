"""The derivations of `derivations.toml`: every right line follows, every wrong one does not, on all seeds."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutor.algebra import tree
from tutor.algebra.follow import follows
from tutor.algebra.names import Scope, read, read_step, scope_of
from tutor.algebra.outcome import Outcome
from tutor.packs.derivation import model_names
from tutor.packs.spec import NameTable

SEEDS = range(4)


@dataclass(frozen=True)
class Case:
    """One line under the last right line above it; `slip` is empty where it is right."""

    scope: Scope
    above: tree.Node | None
    text: str
    slip: str
    unknown: str | None

    def outcome(self, seed: int) -> Outcome:
        step = read_step(self.text, self.scope)
        return follows(self.above, step, self.scope, np.random.default_rng(seed), self.unknown)


def scope_from(table: dict[str, Any]) -> Scope:
    names = model_names({name: NameTable(**what) for name, what in table["names"].items()})
    sizes = {name: tuple(values) for name, values in table.get("sizes", {}).items()}
    return scope_of(names, table.get("definitions"), sizes)


def cases() -> Iterator[Any]:
    path = Path(__file__).with_name("derivations.toml")
    for table in tomllib.loads(path.read_text())["derivation"]:
        scope = scope_from(table)
        above = read(table["start"], scope) if "start" in table else None
        for n, written in enumerate(table["lines"], 1):
            slip, _colon, text = written[1:].partition(":") if written.startswith("x ") else ("", "", written)
            case = Case(scope, above, text.strip(), slip.strip(), table.get("unknown"))
            yield pytest.param(case, id=f"{table['topic']}, line {n}")
            step = read_step(case.text, scope)
            if not slip and step.relation != "lemma":
                above = step.node


@pytest.mark.parametrize("case", [c for c in cases() if not c.values[0].slip])
def test_a_right_line_follows(case: Case) -> None:
    found = {case.outcome(seed).verdict for seed in SEEDS}
    assert found == {"follows"}, case.outcome(0)


@pytest.mark.parametrize("case", [c for c in cases() if c.values[0].slip])
def test_a_wrong_line_does_not_follow(case: Case) -> None:
    found = {case.outcome(seed).verdict for seed in SEEDS}
    assert found <= {"does_not_follow", "undefined"}, case.outcome(0)
    assert len(found) == 1
