"""The lines of `derivations.toml` and its like, each with the last right line above it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tutor.algebra import tree
from tutor.algebra.follow import follows
from tutor.algebra.names import Scope, read, read_step, scope_of
from tutor.algebra.outcome import Outcome
from tutor.packs.derivation import model_names
from tutor.packs.spec import NameTable


@dataclass(frozen=True, eq=False)
class Case:
    """One line under the last right line above it; `slip` is empty where it is right."""

    name: str
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


def cases(file: str = "derivations.toml") -> Iterator[Case]:
    path = Path(__file__).with_name(file)
    for table in tomllib.loads(path.read_text())["derivation"]:
        scope = scope_from(table)
        above = read(table["start"], scope) if "start" in table else None
        for n, written in enumerate(table["lines"], 1):
            slip, _colon, text = written[1:].partition(":") if written.startswith("x ") else ("", "", written)
            name = f"{table['topic']}, line {n}"
            case = Case(name, scope, above, text.strip(), slip.strip(), table.get("unknown"))
            yield case
            step = read_step(case.text, scope)
            if not slip and step.relation != "lemma":
                above = step.node
