"""Derivatives at points: a complex step, and central differences around it where derivatives are nested."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.names import Scope, flows_from
from tutor.algebra.shapes import canonical, in_words, like
from tutor.algebra.show import show
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]
Variables = tuple[tree.Node, ...]

TINY = 1e-40  # its square vanishes against everything
STEP = 2e-3
# Central differences of eighth order: so exact that a nested derivative keeps ten digits. Those of sixth
# order need the same values; what separates the two is noise.
EIGHTH, SIXTH = (4 / 5, -1 / 5, 4 / 105, -1 / 280), (3 / 4, -3 / 20, 1 / 60, 0.0)
SHIFTS = np.array([1, -1, 2, -2, 3, -3, 4, -4])
WEIGHTS = np.array([[sign * weight for weight in order for sign in (1, -1)] for order in (EIGHTH, SIXTH)])
NOISE = 1e11  # what a comparison allows for the largest value met is so much smaller

DERIVATIVES = frozenset({"diff", "grad", "jac", "hess"})


def differentiates(node: tree.Node, scope: Scope) -> bool:
    """Whether a derivative is taken anywhere on the way to the value."""
    return not DERIVATIVES.isdisjoint(flows_from(node, scope))


def nested(node: tree.Node, scope: Scope) -> bool:
    """Whether a derivative is taken of a derivative."""
    inside = [n for n in tree.walk(node) if isinstance(n, tree.Derivative)]
    if any(n.kind == "hess" or len(n.variables) > 1 or differentiates(n.body, scope) for n in inside):
        return True
    used = flows_from(node, scope) & scope.definitions.keys()
    bodies = [scope.definitions[name].body for name in used]
    return any(isinstance(n, tree.Derivative) for body in bodies for n in tree.walk(body))


def derivative(walk: Walk, node: tree.Derivative) -> Array:
    """The value of `diff`, `grad`, `jac` and `hess`.

    By a number it has the body's shape. A number's derivative by a whole column or matrix has the shape of
    that; a column's by a column is the Jacobian, one row for each entry of the body.
    """
    if node.kind == "hess":
        return _by_all(walk, node.body, node.variables * 2)
    found = _by_all(walk, node.body, node.variables)
    is_row = node.kind == "jac" and found.ndim == 2 and _extents(walk, node.variables[-1])
    return found[:, None, :] if is_row else found


def _extents(walk: Walk, variable: tree.Node) -> tuple[int, ...]:
    """The shape of what is differentiated by: () for a number or an entry."""
    return () if isinstance(variable, tree.Index) else _variable(walk, variable)[1].shape[1:]


def _by_all(walk: Walk, body: tree.Node, variables: Variables) -> Array:
    """The derivative by all variables, the last one outermost."""
    *inner, last = variables
    name, base = _variable(walk, last)
    extents = base.shape[1:]
    if isinstance(last, tree.Index):
        if len(last.at) != len(extents):
            raise UndecidedError(_("A derivative by a row of {it} cannot be judged.").format(it=name))
        spots = [spot - 1 for spot in walk.inside([walk.place(n) for n in last.at], extents)]
        return _slope(walk, body, tuple(inner), name, spots)
    if not extents:
        return _slope(walk, body, tuple(inner), name, [])
    entries = np.indices(extents).reshape(len(extents), -1)
    rows = np.repeat(np.arange(walk.count), entries.shape[1])
    wide = walk.wider(rows)
    found = _slope(wide, body, tuple(inner), name, [np.tile(spot, walk.count) for spot in entries])
    walk.absorb(wide, rows)
    return _arranged(found, walk.count, extents, show(body))


def _arranged(found: Array, count: int, extents: tuple[int, ...], said: str) -> Array:
    """Partial derivatives, one after the other, as a gradient or a Jacobian."""
    if found.ndim == 1:
        return canonical(found.reshape(count, *extents))
    if found.ndim == 3 and found.shape[1] == 1:
        found = found[:, 0, :]
    if found.ndim > 2 or len(extents) > 1:
        shape = " by ".join(map(str, extents))
        misfit = _("{it} is {shape}; its derivative by something {by} needs indices.")
        raise ShapeError(misfit.format(it=said, shape=in_words(found), by=shape))
    return np.swapaxes(found.reshape(count, extents[0], -1), 1, 2)


def _variable(walk: Walk, node: tree.Node) -> tuple[str, Array]:
    symbol = node.base if isinstance(node, tree.Index) else node
    name = symbol.name if isinstance(symbol, tree.Symbol) else ""
    if name in walk.values:
        return name, walk.values[name]
    if name in walk.scope.definitions:
        return name, np.real(walk.all_entries(name))
    raise UndecidedError(_("A derivative by {it} cannot be judged.").format(it=show(node)))


def _slope(walk: Walk, body: tree.Node, inner: Variables, name: str, spots: list[Array]) -> Array:
    """One partial derivative a point: by the entry `spots`, from 0, of a name."""
    base = walk.values[name] if name in walk.values else np.real(walk.all_entries(name))
    if not inner and not differentiates(body, walk.scope):
        everywhere = np.arange(walk.count)
        wide = walk.wider(everywhere)
        wide.values[name] = base.astype(complex)
        wide.values[name][(everywhere, *spots)] += 1j * TINY
        found = np.imag(wide.value(body)) / TINY
        walk.absorb(wide, everywhere)
        return np.asarray(found)
    rows = np.repeat(np.arange(walk.count), len(SHIFTS))
    size = np.abs(np.real(base[(np.arange(walk.count), *spots)]))
    step = STEP * np.where(size < 1e-6, 1.0, np.clip(size, 0.05, 1.0))
    wide = walk.wider(rows)
    moved = np.array(base[rows])
    moved[(np.arange(len(rows)), *(spot[rows] for spot in spots))] += step[rows] * np.tile(SHIFTS, walk.count)
    wide.values[name] = moved
    found = _by_all(wide, body, inner) if inner else wide.value(body)
    part = found / like(step[rows], found)
    wide.seen(part)  # the rounding of the difference grows as the step shrinks
    walk.absorb(wide, rows)
    parts = part.reshape(walk.count, len(SHIFTS), *part.shape[1:])
    eighth, sixth = np.einsum("os,ps...->op...", WEIGHTS, parts)
    walk.seen(NOISE * (eighth - sixth))
    return np.asarray(eighth)
