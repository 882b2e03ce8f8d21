"""A quick look at candidates: at a few points, before the full comparison has the word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points
from tutor.algebra.slips.spots import Spot, put

Array = NDArray[Any]
Values = list[Array]

ZERO: Final = tree.Number(Fraction(0))
ONE: Final = tree.Number(Fraction(1))
CLOSE, TINY = 1e-6, 1e-8  # relative to the value, and to the largest of all points
NOTHING = 1e-10  # a factor of 0 that rounding has touched
ENOUGH = 4  # points with a value, over all sizes


class OutOfBudgetError(Exception):
    """The search has spent what it may spend."""


@dataclass(frozen=True)
class Site:
    """Points of one choice of sizes, and what the mended line is worth there: (P,), (P, n) or (P, n, m)."""

    points: Points
    wanted: Array


class Trial:
    """The wrong formula `line` at a few sites, and what candidates for it are worth there."""

    def __init__(self, line: tree.Node, scope: Scope, sites: Sequence[Site], budget: Budget) -> None:
        self.line, self.scope, self.sites, self.budget = line, scope, sites, budget
        self.now = self.values(line)

    def values(self, node: tree.Node) -> Values | None:
        """The values at each site, NaN where undefined; None where it has none. Raises OutOfBudgetError."""
        try:
            return [self._at(node, site.points) for site in self.sites]
        except (UndecidedError, ShapeError):
            if self.budget.left < 0:
                raise OutOfBudgetError from None
            return None

    def _at(self, node: tree.Node, points: Points) -> Array:
        found = evaluate(node, self.scope, points, self.budget)
        value = np.asarray(found.value, dtype=float)
        return np.asarray(np.where(_over(found.defined, value), value, np.nan))

    def meets(self, node: tree.Node) -> bool:
        """Whether a candidate has the wanted values. Raises OutOfBudgetError."""
        seen = 0
        for n, site in enumerate(self.sites):
            try:
                value = self._at(node, site.points)
            except (UndecidedError, ShapeError):
                if self.budget.left < 0:
                    raise OutOfBudgetError from None
                return False
            if value.shape != site.wanted.shape:
                return False
            known = np.isfinite(value) & np.isfinite(site.wanted)
            usual = 0.0 if self.now is None else float(np.nanmax(np.abs(self.now[n]), initial=0.0))
            if not _close(value, site.wanted, usual)[known].all():
                return False
            seen += int(known.reshape(len(value), -1).all(axis=1).sum())
        return seen >= ENOUGH

    def multiplier(self, spot: Spot) -> Values | None:
        """By what the part at `spot` would have to be multiplied, (P,) at each site; NaN where any would do.

        None where no number does it, or where it is 1 everywhere. The spot must be linear.
        """
        nothing = tree.Binary("*", ZERO, spot.node)
        return self._amount(self.values(put(self.line, spot.path, nothing)), self.now, 1.0)

    def addend(self, spot: Spot) -> Values | None:
        """What would have to be added to the part at `spot`, in the same form as `multiplier`."""
        more = tree.Binary("+", spot.node, ONE)
        return self._amount(self.now, self.values(put(self.line, spot.path, more)), 0.0)

    def _amount(self, none: Values | None, one: Values | None, now: float) -> Values | None:
        """Solves `none + x (one - none) = wanted` for x at each point, by least squares over the entries."""
        if none is None or one is None:
            return None
        found = []
        for site, low, high in zip(self.sites, none, one, strict=True):
            if not low.shape == high.shape == site.wanted.shape:
                return None
            x = _solved(site.wanted - low, high - low)
            if x is None:
                return None
            found.append(x)
        every = np.concatenate(found)
        known = every[np.isfinite(every)]
        return None if len(known) < ENOUGH or np.allclose(known, now, rtol=CLOSE, atol=CLOSE) else found


def agree(found: Values, values: Values | None) -> bool:
    """Whether numbers (P,) at each site are those that were found wherever those are known."""
    if values is None or any(v.ndim != 1 for v in values):
        return False
    a, b = np.concatenate(found), np.concatenate(values)
    known = np.isfinite(a)
    near = _close(b[known], a[known]) | (np.abs(a[known] - b[known]) <= NOTHING)
    return bool(np.isfinite(b[known]).all() and near.all())


def same(found: Values, values: Values | None) -> bool:
    """Whether two formulas have the same values and shapes at all sites, wherever both have one."""
    if values is None or any(a.shape != b.shape for a, b in zip(found, values, strict=True)):
        return False
    known = [np.isfinite(a) & np.isfinite(b) for a, b in zip(found, values, strict=True)]
    near = all(_close(a, b)[k].all() for a, b, k in zip(found, values, known, strict=True))
    return near and sum(int(k.sum()) for k in known) >= ENOUGH


def _solved(wanted: Array, slope: Array) -> Array | None:
    count = len(wanted)
    y, d = wanted.reshape(count, -1), slope.reshape(count, -1)
    known = (np.isfinite(y) & np.isfinite(d)).all(axis=1)
    with np.errstate(all="ignore"):
        x = (y * d).sum(axis=1) / (d * d).sum(axis=1)
        x = np.where(known, x, np.nan)
        fits = _close(np.where(np.isfinite(x), x, 0.0)[:, None] * d, y)
    return np.asarray(x) if fits[known].all() else None


def _close(a: Array, b: Array, usual: float = 0.0) -> Array:
    """`usual` is a size from which rounding may stem where all of `b` is zero."""
    largest = np.nanmax(np.abs(b), initial=usual)
    with np.errstate(all="ignore"):
        return np.asarray(np.abs(a - b) <= CLOSE * np.maximum(np.abs(a), np.abs(b)) + TINY * largest)


def _over(mask: Array, value: Array) -> Array:
    return mask.reshape(mask.shape + (1,) * (value.ndim - 1))
