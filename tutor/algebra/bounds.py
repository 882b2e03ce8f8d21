"""Inequalities: from the tightest points on, a search downhill for one that breaks the bound."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.domains import FAR
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, around

Array = NDArray[Any]

STARTS = 4
COPIES = 12
ROUNDS = 14
SHRINK = 0.6


class Side(Protocol):
    """One formula's values at the points of a trial."""

    @property
    def value(self) -> Array: ...


class Trial(Protocol):
    """Both formulas at some points (P,), and where they keep or break the order."""

    @property
    def points(self) -> Points: ...
    @property
    def left(self) -> Side: ...
    @property
    def right(self) -> Side: ...
    @property
    def agree(self) -> Array: ...
    @property
    def differ(self) -> Array: ...


T = TypeVar("T", bound=Trial)
T_co = TypeVar("T_co", bound=Trial, covariant=True)


class Comparison(Protocol[T_co]):
    """What the search asks of the comparison that it serves."""

    scope: Scope
    rng: np.random.Generator

    def try_at(self, points: Points) -> T_co: ...
    def excess(self, a: Array, b: Array) -> Array: ...


def violation(comparison: Comparison[T], trials: list[T]) -> T | None:
    """A trial whose first point breaks the bound, or None. Sampling alone misses most near misses."""
    for trial in trials:
        best = _tightest(comparison, trial, trial.points.kinds != FAR)
        width = 0.5
        for _round in range(ROUNDS):
            if not len(best):
                break
            copies = best.take(np.repeat(np.arange(len(best)), COPIES))
            tried = comparison.try_at(around(comparison.scope, copies, width, comparison.rng, COPIES))
            if tried.differ.any():
                first = np.flatnonzero(tried.differ)[:1]
                return comparison.try_at(tried.points.take(first))
            best = _tightest(comparison, tried, np.ones(len(tried.points), bool))
            width *= SHRINK
    return None


def _tightest(comparison: Comparison[T], trial: T, allowed: Array) -> Points:
    """The few points at which the two sides come closest."""
    with np.errstate(all="ignore"):
        gap = -comparison.excess(trial.left.value, trial.right.value)
    gap = gap.reshape(len(gap), -1).min(axis=1)
    gap = np.where(trial.agree & allowed, gap, np.inf)
    order = np.argsort(gap)[:STARTS]
    return trial.points.take(order[np.isfinite(gap[order])])
