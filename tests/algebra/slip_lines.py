"""The wrong lines of `slips.toml`, read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tutor import model
from tutor.algebra import tree
from tutor.algebra.names import Scope, read, read_step, scope_of

SIZES = {"n": (4, 5), "d": (2, 3), "m": (3, 2), "K": (3, 4)}


@dataclass(frozen=True)
class WrongLine:
    """A line that does not follow from `above`; `labels` are the fair names of its slip."""

    text: str
    above: tree.Node | None
    step: tree.Step
    unknown: str | None
    scope: Scope
    labels: tuple[str, ...]


def wrong_lines() -> list[WrongLine]:
    said = tomllib.loads((Path(__file__).parent / "slips.toml").read_text())
    scopes = {name: _scope(**table) for name, table in said["scopes"].items()}
    return [_wrong_line(scopes, **table) for table in said["wrong"]]


def _wrong_line(
    scopes: dict[str, Scope],
    scope: str,
    line: str,
    label: str | list[str],
    above: str | None = None,
    relation: str = "=",
    unknown: str | None = None,
) -> WrongLine:
    known = scopes[scope]
    step = read_step(f"{relation} {line}", known)
    labels = (label,) if isinstance(label, str) else tuple(label)
    start = read(above, known) if above else None
    return WrongLine(f"{above or ''} ⊢ {relation} {line}", start, step, unknown, known, labels)


def _scope(names: dict[str, str], definitions: dict[str, str] | None = None) -> Scope:
    declared = {name: _name(*said.split()) for name, said in names.items()}
    used = {dim for name in declared.values() for dim in name.shape}
    return scope_of(declared, definitions, {dim: SIZES[dim] for dim in sorted(used)})


def _name(domain: str, *shape: str) -> model.Name:
    if domain == "index":
        return model.Name("index", shape)
    kinds = ("scalar", "vector", "matrix")
    return model.Name(kinds[len(shape)], shape, domain)  # type: ignore[arg-type]
