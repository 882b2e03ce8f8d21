"""Derivatives, integrals and expectations of symbolic values: always by explicit entries.

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

MOST_MOMENTS = 12


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
    if node.kind == "jac":
        return _jacobian(walk, node)
    if node.kind == "hess":
        (variable,) = node.variables
        gradient = tree.Derivative("grad", node.body, (variable,))
        return _jacobian(walk, tree.Derivative("jac", gradient, (variable,)))
    return _by_all(walk, node.body, node.variables)


def _by_all(walk: Walk, body: tree.Node, variables: tuple[tree.Node, ...]) -> Value:
    """By all variables, the last one outermost; by a whole array, the array of the partial derivatives."""
    *inner, last = variables
    name, at = _target(walk, last)

    def below() -> Value:
        return _by_all(walk, body, tuple(inner)) if inner else walk.value(body)

    value, entries, back = _freed(walk, name, below)
    if arrays.is_number(entries) or at:
        by = arrays.entry(entries, at) if at else entries
        if not arrays.is_number(by):
            raise NotShownError("a derivative by a row")
        return arrays.each(lambda part: sp.diff(part, by).xreplace(back), value)
    if not arrays.is_number(value):
        raise NotShownError("an array's derivative by a whole array")
    return arrays.each(lambda by: sp.diff(value, by).xreplace(back), entries)


def _jacobian(walk: Walk, node: tree.Derivative) -> Value:
    """Rows are outputs, columns are inputs."""
    (variable,) = node.variables
    name, at = _target(walk, variable)
    value, entries, back = _freed(walk, name, lambda: walk.value(node.body))
    if at or arrays.is_number(value) or arrays.is_number(entries):
        raise NotShownError("a Jacobian of numbers")
    if value.shape[1] != 1 or entries.shape[1] != 1:
        raise NotShownError("a Jacobian of matrices")
    rows = [[sp.diff(part, by).xreplace(back) for by in entries[:, 0]] for part in value[:, 0]]
    return np.array(rows, dtype=object)


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


def expectation(walk: Walk, node: tree.Expectation) -> Value:
    """The value of `E(z ~ N(m, s2), ..., body)` or `Var(...)`, by moments where they suffice."""
    drawn = [(draw, sp.Dummy(draw.name, real=True)) for draw in node.draws]
    outer = walk.values
    laws = []
    try:
        for draw, z in drawn:
            laws.append((z, walk.value(draw.mean), walk.value(draw.variance)))
            walk.values = {**walk.values, draw.name: z}
        body = walk.value(node.body)
    finally:
        walk.values = outer
    if not all(arrays.is_number(v) for law in laws for v in law):
        raise NotShownError("a draw of arrays")
    if node.kind == "E":
        return arrays.each(lambda part: _mean(part, laws), body)
    if not arrays.is_number(body):
        raise NotShownError("a variance of arrays")
    return _mean(body**2, laws) - _mean(body, laws) ** 2


def _mean(body: Any, laws: list[tuple[Any, Any, Any]]) -> Any:
    """The mean over all draws, the last one innermost."""
    for z, mean, variance in reversed(laws):
        centred = sp.expand(sp.expand_log(body.subs(z, mean + z)))
        if centred.is_polynomial(z) and sp.degree(centred, z) <= MOST_MOMENTS:
            powers = enumerate(reversed(sp.Poly(centred, z).all_coeffs()))
            body = sum(c * sp.factorial2(k - 1) * variance ** (k // 2) for k, c in powers if k % 2 == 0)
        else:
            density = sp.exp(-(z**2) / (2 * variance)) / sp.sqrt(2 * sp.pi * variance)
            body = sp.integrate(centred * density, (z, -sp.oo, sp.oo))
    return sp.sympify(body) if isinstance(body, int) else body
