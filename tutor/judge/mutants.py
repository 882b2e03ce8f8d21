"""Mutants of a right answer: the same program with one thing wrong, to see whether the cases notice."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tutor.judge.operators import HARMLESS, OPERATORS
from tutor.packs.syntax import tree_of

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


def mutants(source: str, functions: Iterable[str] = ()) -> list[Mutant]:
    """Every mutant of `source` that Python accepts, each once, in the order of the lines.

    Where `functions` are named, what they never call stays as it is: a reference may hold more than the
    answer, such as the loss that a gradient belongs to. Raises SyntaxError where `source` is no Python.
    """
    tree = tree_of(source)
    seen = {ast.unparse(tree)}
    found = []
    idle = _idle(tree, functions)
    for slot, statement in _slots(tree, idle):
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


def _idle(tree: ast.Module, functions: Iterable[str]) -> set[ast.stmt]:
    """The definitions that are reached from none of `functions`, through the names that they use."""
    defined = {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    waiting = [name for name in functions if name in defined]
    if not waiting:
        return set()
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        used = {node.id for node in ast.walk(defined[name]) if isinstance(node, ast.Name)}
        waiting += (used & defined.keys()) - reached
    return {node for name, node in defined.items() if name not in reached}


def _slots(tree: ast.Module, idle: set[ast.stmt]) -> Iterator[tuple[Slot, ast.stmt]]:
    """Every place of code in the tree with the innermost statement around it."""
    waiting: list[tuple[ast.AST, ast.stmt | None]] = [(tree, None)]
    while waiting:
        parent, around = waiting.pop()
        for field, index, child in _children(parent):
            statement = child if isinstance(child, ast.stmt) else around
            if statement is not None and statement not in idle and not _is_fixed(child):
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
