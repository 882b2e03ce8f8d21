"""Roots of functions of one number, at many parameter points at once, from a table of values on a grid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Function = Callable[[Array, Array], Array]  # the values of the parameter points `rows` (R,) at places (R,)
Roots = tuple[Array, Array]  # parameter points (R,), and a root of each

PARTS: Final = 8
CUTS: Final = 20  # into eight parts each: all the digits of a float
ZOOMS: Final = 30
SOLVED: Final = 1e-7  # of a residual against those beside the root


def exact(table: Array, grid: Array) -> Roots:
    """Grid points that are roots as they are; three of them where all of them are."""
    always = np.nanmax(np.abs(np.nan_to_num(table)), axis=1) < 1e-12
    some = np.zeros(len(grid), bool)
    some[[len(grid) // 4, len(grid) // 2, 3 * len(grid) // 4]] = True
    where, column = np.nonzero((table == 0) & (~always[:, None] | some[None, :]))
    return where, grid[column]


def crossings(function: Function, table: Array, grid: Array) -> Roots:
    """Roots between grid points of opposite sign, all intervals cut at once; poles drop out."""
    where, column = np.nonzero(table[:, :-1] * table[:, 1:] < 0)
    low, high = grid[column], grid[column + 1]
    if not len(where):
        return where, low
    sign = np.sign(table[where, column])
    owner = np.arange(len(where))
    rows = np.repeat(where, PARTS - 1)
    for _cut in range(CUTS):
        edges = np.linspace(low, high, PARTS + 1, axis=1)
        found = function(rows, edges[:, 1:-1].ravel()).reshape(len(where), -1)
        turned = np.concatenate([np.sign(found) != sign[:, None], np.ones((len(where), 1), bool)], axis=1)
        first = np.argmax(turned, axis=1)
        low, high = edges[owner, first], edges[owner, first + 1]
    beside = np.maximum(np.abs(table[where, column]), np.abs(table[where, column + 1]))
    kept = np.abs(function(where, high)) <= SOLVED * beside
    return where[kept], high[kept]


def touchings(function: Function, table: Array, grid: Array) -> Roots:
    """Roots without a change of sign, by zooming in on each smallest residual."""
    size = np.abs(table)
    middle, below, above = size[:, 1:-1], size[:, :-2], size[:, 2:]
    same = (table[:, :-2] * table[:, 1:-1] > 0) & (table[:, 1:-1] * table[:, 2:] > 0)
    where, column = np.nonzero(same & (middle <= below) & (middle <= above))
    low, high = grid[column], grid[column + 2]
    if not len(where):
        return where, low
    owner = np.arange(len(where))
    rows = np.repeat(where, PARTS - 1)
    for _zoom in range(ZOOMS):
        edges = np.linspace(low, high, PARTS + 1, axis=1)
        found = np.abs(function(rows, edges[:, 1:-1].ravel())).reshape(len(where), -1)
        best = np.argmin(np.nan_to_num(found, nan=np.inf), axis=1)
        low, high = edges[owner, best], edges[owner, best + 2]
    root = (low + high) / 2
    beside = np.maximum(below[where, column], above[where, column])
    kept = np.abs(function(where, root)) <= SOLVED**2 * beside
    return where[kept], root[kept]
