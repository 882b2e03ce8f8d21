"""Derivatives and integrals of symbolic values: always by explicit entries.

SymPy can differentiate by a matrix of symbolic size as well, and is then silently wrong (0 for log det X).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import numpy as np
import sympy as sp

from tutor.algebra import tree
from tutor.algebra.certify import arrays
from tutor.algebra.certify.entries import NotShownError, Value


class Walk(Protocol):
    """What these rules ask of the walk over a tree that calls them."""

    values: dict[str, Value]

    def value(self, node: tree.Node) -> Value:
        """The value of any node."""

    def place(self, node: tree.Node) -> int:
        """The value of a node that stands for an index."""

    def base(self, name: str) -> Value:
        """All of a declared or defined name."""

    def having(self, name: str, value: Value) -> AbstractContextManager[None]:
        """A name bound to a value for a while."""


def derivative(walk: Walk, node: tree.Derivative) -> Value:
    """The value of `diff`, `grad`, `jac`, `hess`. Raises NotShownError."""
    if node.kind == "hess":
        return _by_all(walk, node.body, node.variables * 2)
    found = _by_all(walk, node.body, node.variables)
    return _as_row(walk, node, found) if node.kind == "jac" else found


def _as_row(walk: Walk, node: tree.Derivative, found: Value) -> Value:
    """The Jacobian of a number by a column is a row."""
    column = not arrays.is_number(found) and found.shape[1] == 1
    return found.T if column and not _target(walk, node.variables[-1])[1] else found


def _by_all(walk: Walk, body: tree.Node, variables: tuple[tree.Node, ...]) -> Value:
    """By all variables, the last one outermost; by a whole array, all partial derivatives."""
    *inner, last = variables
    name, at = _target(walk, last)

    def below() -> Value:
        return _by_all(walk, body, tuple(inner)) if inner else walk.value(body)

    value, entries, back = _freed(walk, name, below)

    def slope(part: Any, by: Any) -> Any:
        return sp.diff(part, by).xreplace(back)

    if arrays.is_number(entries) or at:
        by = arrays.entry(entries, at) if at else entries
        if not arrays.is_number(by):
            raise NotShownError("a derivative by a row")
        return arrays.each(lambda part: slope(part, by), value)
    if arrays.is_number(value):
        return arrays.each(lambda by: slope(value, by), entries)
    if 1 not in value.shape or entries.shape[1] != 1:
        raise NotShownError("a derivative that needs indices")
    return np.array([[slope(part, by) for by in entries[:, 0]] for part in value.ravel()], dtype=object)


def _target(walk: Walk, node: tree.Node) -> tuple[str, list[int]]:
    symbol = node.base if isinstance(node, tree.Index) else node
    if not isinstance(symbol, tree.Symbol):
        raise NotShownError("a derivative by this")
    return symbol.name, [walk.place(each) for each in node.at] if isinstance(node, tree.Index) else []


def _freed(walk: Walk, name: str, below: Callable[[], Value]) -> tuple[Value, Value, dict[Any, Any]]:
    """The value below, the entries of the name, and what to put back for them after differentiating.

    The entries of a symmetric matrix or of a simplex hang together, while a partial derivative moves one
    alone: they are replaced by independent symbols meanwhile.
    """
    base = walk.base(name)
    entries = np.ravel(base)
    if name in walk.values and all(e.is_Symbol for e in entries) and len(set(entries)) == len(entries):
        return below(), base, {}
    free = arrays.each(lambda e: sp.Dummy(positive=True if e.is_positive else None, real=True), base)
    with walk.having(name, free):
        value = below()
    return value, free, dict(zip(np.ravel(free), entries, strict=True))


def integral(walk: Walk, node: tree.Integral) -> Value:
    """The value of `int(x, lower, upper, body)`."""
    lower, upper = walk.value(node.lower), walk.value(node.upper)
    x = sp.Dummy(node.name, real=True)
    with walk.having(node.name, x):
        body = walk.value(node.body)
    if not all(map(arrays.is_number, (lower, upper, body))):
        raise NotShownError("an integral of arrays")
    return sp.integrate(body, (x, lower, upper))
