"""Mutants of a right answer: the same program with one thing wrong, to see whether the cases notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tutor.authors.operators import HARMLESS, OPERATORS

Slot = tuple[ast.AST, str, int | None]  # a node's place: its parent, the field, the index in a list


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed program: `was` and `now` are the changed statement's first line before and after.

    `line` counts from 1 in the original; `operator` is the kind of change, from `operators.OPERATORS`.
    """

    operator: str
    line: int
    was: str
    now: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of `source` that Python accepts, each once, in the order of the lines.

    Raises SyntaxError where `source` is no Python.
    """
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    found = []
    for slot, statement in _slots(tree):
        node = _get(slot)
        for name, operator in OPERATORS.items():
            for other in operator(node):
                mutant = _mutant(tree, slot, statement, name, other)
                if mutant is not None and mutant.source not in seen:
                    seen.add(mutant.source)
                    found.append(mutant)
    return sorted(found, key=lambda mutant: mutant.line)


def _mutant(tree: ast.Module, slot: Slot, statement: ast.stmt, name: str, other: ast.AST) -> Mutant | None:
    node = _get(slot)
    was = _first_line(statement)
    _put(slot, other)
    try:
        now = _first_line(other if node is statement else statement)
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return None
    finally:
        _put(slot, node)
    return Mutant(name, statement.lineno, was, now, text)


def _slots(tree: ast.Module) -> Iterator[tuple[Slot, ast.stmt]]:
    """Every place of code in the tree with the innermost statement around it."""
    waiting: list[tuple[ast.AST, ast.stmt | None]] = [(tree, None)]
    while waiting:
        parent, around = waiting.pop()
        for field, index, child in _children(parent):
            statement = child if isinstance(child, ast.stmt) else around
            if statement is not None and not _is_fixed(child):
                yield (parent, field, index), statement
                waiting.append((child, statement))


def _children(parent: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if field in ("annotation", "returns", "ctx", "decorator_list"):
            continue
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            yield from ((field, n, item) for n, item in enumerate(value) if isinstance(item, ast.AST))


def _is_fixed(node: ast.AST) -> bool:
    """Whether a change here would change nothing that is computed: imports, docstrings, `dtype=...`."""
    if isinstance(node, ast.keyword):
        return node.arg in HARMLESS
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _first_line(statement: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(statement)).partition("\n")[0]


def _get(slot: Slot) -> Any:
    parent, field, index = slot
    value = getattr(parent, field)
    return value if index is None else value[index]


def _put(slot: Slot, node: ast.AST) -> None:
    parent, field, index = slot
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node
