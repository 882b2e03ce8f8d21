"""A tree as rows of plain data, children before parents, so that it can cross into a cell unread.

Each row is the name of a node's class and its fields in order: a node stands as the number of its row, a
tuple as a list, and a number as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from fractions import Fraction
from typing import Any

from tutor import model
from tutor.algebra import tree
from tutor.algebra.names import Definition, Scope

Row = list[Any]


def to_rows(node: tree.Node) -> list[Row]:
    """The rows of a tree; the last one is its root."""
    rows: list[Row] = []
    _add(node, rows)
    return rows


def from_rows(rows: Sequence[Row]) -> tree.Node:
    """The tree again, without its spans."""
    made: list[tree.Node] = []
    for kind, *parts in rows:
        node = getattr(tree, kind)
        made.append(node(*(_read(kind, part, made) for part in parts)))
    return made[-1]


def scope_rows(scope: Scope) -> dict[str, Any]:
    """The declared and the defined names as plain data."""
    return {
        "names": {name: [what.kind, list(what.shape), what.domain] for name, what in scope.names.items()},
        "definitions": {
            name: [list(what.parameters), to_rows(what.body)] for name, what in scope.definitions.items()
        },
        "sizes": {name: list(sizes) for name, sizes in scope.sizes.items()},
    }


def scope_from(said: Mapping[str, Any]) -> Scope:
    """The scope again."""
    return Scope(
        {
            name: model.Name(kind, tuple(shape), domain)
            for name, (kind, shape, domain) in said["names"].items()
        },
        {
            name: Definition(tuple(parameters), from_rows(body))
            for name, (parameters, body) in said["definitions"].items()
        },
        {name: tuple(sizes) for name, sizes in said["sizes"].items()},
    )


def _add(node: tree.Node, rows: list[Row]) -> int:
    """Append the node below which everything has been appended; its row number."""
    parts = [_part(getattr(node, each.name), rows) for each in fields(node) if each.name != "span"]
    rows.append([type(node).__name__, *parts])
    return len(rows) - 1


def _part(part: Any, rows: list[Row]) -> Any:
    if isinstance(part, tree.Node):
        return _add(part, rows)
    if isinstance(part, tuple):
        return [_part(each, rows) for each in part]
    return str(part) if isinstance(part, Fraction) else part


def _read(kind: str, part: Any, made: Sequence[tree.Node]) -> Any:
    if isinstance(part, list):
        return tuple(_read(kind, each, made) for each in part)
    if isinstance(part, int):
        return made[part]
    return Fraction(part) if kind == "Number" else part
