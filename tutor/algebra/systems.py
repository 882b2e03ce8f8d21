"""Equations for a whole column or matrix, or of whole columns: Newton's method at all points at once.

The method is damped, with least squares for what has more or fewer equations than unknowns; every starting
place leads to one solution at most, and a solution is believed only where the equation really holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import shapes, tree
from tutor.algebra.errors import ShapeError
from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, every_place
from tutor.words import _

Array = NDArray[Any]

STEPS = 25
SHARES = (1.0, 0.5, 0.2, 0.05, 0.005)
NUDGE = 1e-6  # of the unknown, for its differences
SOLVED = 1e-10  # of a residual, against the largest number that occurs in it
HOLDS = 1e-7  # the same in the other equation
FARTHEST = 1e5  # beyond which a root is one at infinity


@dataclass(frozen=True)
class Residual:
    """Left minus right at each point (P, r), and the largest number met (P,); NaN where one has no value."""

    value: Array
    largest: Array

    @property
    def known(self) -> Array:
        """Where it has a value in all its entries."""
        return np.asarray(np.isfinite(self.value).all(axis=1))


class System:
    """One equation in one unknown. Free indices say that it holds for every place they can take."""

    def __init__(self, equation: tree.Relation, unknown: str, scope: Scope, budget: Budget) -> None:
        self.equation, self.unknown, self.scope, self.budget = equation, unknown, scope, budget

    def residual(self, points: Points, values: Array, indices: frozenset[str]) -> Residual:
        """At points (P,) with the unknown's values (P, ...). Raises ShapeError."""
        at = points.having(self.unknown, values)
        wide, places = every_place(self.scope, at, indices)
        left = evaluate(self.equation.left, self.scope, wide, self.budget)
        right = evaluate(self.equation.right, self.scope, wide, self.budget)
        a, b = left.value, right.value
        if a.ndim != b.ndim and _zero(self.equation):
            a, b = np.broadcast_arrays(*shapes.aligned(a, b))
        if a.shape != b.shape:
            said = _("One side is {left}, the other {right}.")
            raise ShapeError(said.format(left=shapes.in_words(a), right=shapes.in_words(b)))
        apart = (a - b).reshape(len(wide), -1)
        apart = np.where((left.defined & right.defined)[:, None], apart, np.nan)
        # An inverse reports its condition as well; that must not make a root of what only fades far out.
        sides = np.maximum(np.abs(a), np.abs(b)).reshape(len(wide), -1).max(axis=1)
        largest = np.fmin(np.maximum(left.largest, right.largest), 1e3 * (1 + sides))
        largest = largest.reshape(len(points), places)
        return Residual(apart.reshape(len(points), -1), largest.max(axis=1))

    def solved(self, points: Points, start: Array, indices: frozenset[str]) -> tuple[Array, Array]:
        """Solutions found from `start` (P, ...), and where they are such (P,)."""
        x = start.copy()
        moving = np.ones(len(x), bool)
        with np.errstate(all="ignore"):
            for _step in range(STEPS):
                here = self.residual(points, x, indices)
                todo = np.flatnonzero(moving & here.known & ~_small(here, SOLVED / 100) & _near(x))
                if not len(todo):
                    break
                stepped = self._stepped(points.take(todo), x[todo], here.value[todo], indices)
                moving[todo] = (stepped != x[todo]).reshape(len(todo), -1).any(axis=1)
                x[todo] = stepped
            last = self.residual(points, x, indices)
        return x, last.known & _small(last, SOLVED) & _near(x)

    def _stepped(self, points: Points, x: Array, residual: Array, indices: frozenset[str]) -> Array:
        """One step, shortened until the residual shrinks; where it never does, none."""
        slope = np.nan_to_num(self._slope(points, x, residual.shape[1], indices), posinf=0.0, neginf=0.0)
        towards = -(np.linalg.pinv(slope, rcond=1e-11) @ residual[:, :, None])[:, :, 0].reshape(x.shape)
        size = np.linalg.norm(residual, axis=1)
        best, waiting = x.copy(), np.arange(len(x))
        for share in SHARES:
            tried = x[waiting] + share * towards[waiting]
            found = self.residual(points.take(waiting), tried, indices)
            better = found.known & (np.linalg.norm(found.value, axis=1) < size[waiting])
            best[waiting[better]] = tried[better]
            waiting = waiting[~better]
            if not len(waiting):
                break
        return best

    def _slope(self, points: Points, x: Array, equations: int, indices: frozenset[str]) -> Array:
        """The derivative of the residual (P, r, m) by the m entries of the unknown."""
        entries = max(1, int(np.prod(x.shape[1:])))
        rows = np.repeat(np.arange(len(x)), 2 * entries)
        moved = x[rows].reshape(len(rows), -1)
        column = np.tile(np.repeat(np.arange(entries), 2), len(x))
        step = NUDGE * (1 + np.abs(moved[np.arange(len(rows)), column]))
        moved[np.arange(len(rows)), column] += step * np.tile([1.0, -1.0], len(rows) // 2)
        found = self.residual(points.take(rows), moved.reshape(len(rows), *x.shape[1:]), indices).value
        pairs = found.reshape(len(x), entries, 2, equations)
        width = 2 * step.reshape(len(x), entries, 2)[:, :, :1]
        return np.swapaxes((pairs[:, :, 0] - pairs[:, :, 1]) / width, 1, 2)

    def fails(self, points: Points, x: Array, indices: frozenset[str]) -> tuple[Array, Array]:
        """At which of these values of the unknown the equation does not hold, and where it has no value."""
        with np.errstate(all="ignore"):
            found = self.residual(points, x, indices)
        return found.known & ~_small(found, HOLDS, 1e-3), ~found.known


def _near(x: Array) -> Array:
    return np.asarray((np.abs(x).reshape(len(x), -1) < FARTHEST).all(axis=1))


def _small(found: Residual, share: float, floor: float = 1e-6) -> Array:
    return np.asarray((np.abs(found.value) <= share * (found.largest[:, None] + floor)).all(axis=1))


def _zero(equation: tree.Relation) -> bool:
    return any(isinstance(n, tree.Number) and n.value == 0 for n in (equation.left, equation.right))
