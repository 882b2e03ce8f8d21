"""Sums and products over an index: all terms of all points side by side, then folded."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.errors import UndecidedError
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]

MAX_TERMS = 1000  # of one sum
SIDE_BY_SIDE = 40_000  # points of one walk; more go in turns


def fold(walk: Walk, node: tree.Fold) -> Array:
    """The value of `sum` and `prod`, each point with bounds of its own."""
    lower, upper = _bounds(walk, node)
    terms = np.maximum(upper - lower + 1, 0)
    if terms.max(initial=0) > MAX_TERMS:
        raise UndecidedError(_("A sum of more than {n} terms is not computed.").format(n=MAX_TERMS))
    ends = np.cumsum(terms)
    empty = 0.0 if node.kind == "sum" else 1.0
    total: Array = np.full(walk.count, empty)
    if not len(ends):
        return total
    for start in range(0, int(ends[-1]), SIDE_BY_SIDE):
        turn = np.arange(start, min(start + SIDE_BY_SIDE, int(ends[-1])))
        rows = np.searchsorted(ends, turn, side="right")
        term = _terms(walk, node, rows, turn - (ends - terms)[rows] + lower[rows])
        if start == 0:
            total = np.full((walk.count, *term.shape[1:]), empty, term.dtype)
        if node.kind == "sum":
            np.add.at(total, rows, term)
        else:
            np.multiply.at(total, rows, term)
    return total


def _terms(walk: Walk, node: tree.Fold, rows: Array, places: Array) -> Array:
    inner = walk.wider(rows)
    inner.indices[node.index] = places
    inner.values.pop(node.index, None)
    term = inner.seen(inner.value(node.body))
    walk.absorb(inner, rows)
    return term


def _bounds(walk: Walk, node: tree.Fold) -> tuple[Array, Array]:
    if node.lower is None or node.upper is None:
        ones = np.ones(walk.count, int)
        return ones, ones * walk.extent(node.index)
    return walk.place(node.lower), walk.place(node.upper)
