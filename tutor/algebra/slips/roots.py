"""One solution of an equation at each point, by Newton's method: enough to try candidates by."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points
from tutor.algebra.shapes import aligned

Array = NDArray[Any]

STEPS: Final = 40
WIDTH: Final = 1e-6  # of the difference that stands for a derivative
SETTLED: Final = 1e-9


def root(
    equation: tree.Relation, unknown: str, scope: Scope, points: Points, start: Array, budget: Budget
) -> tuple[Array, Array]:
    """The solutions near `start`, of its shape (P,) or (P, n), and where they were found (P,).

    Raises UndecidedError and ShapeError as evaluation does.
    """
    count = len(points)

    def residual(at: Array) -> Array:
        where = points.having(unknown, at.reshape(start.shape))
        left = evaluate(equation.left, scope, where, budget)
        right = evaluate(equation.right, scope, where, budget)
        found = np.where(left.defined & right.defined, 1.0, np.nan)
        a, b = aligned(left.value, right.value)  # a plain 0 stands for a whole of zeros
        return np.asarray(found[:, None] * (a - b).reshape(count, -1))

    x = start.reshape(count, -1).astype(float)
    moved = np.full(x.shape, np.inf)
    with np.errstate(all="ignore"):
        if residual(x).shape != x.shape:
            return start, np.zeros(count, bool)
        for _step in range(STEPS):
            moved = _newton(residual, x)
            x = x - moved
            if (np.abs(moved) <= SETTLED * (1 + np.abs(x))).all():
                break
        found = (np.abs(moved) <= SETTLED * (1 + np.abs(x))).all(axis=1) & np.isfinite(residual(x)).all(
            axis=1
        )
    if scope.names[unknown].domain in ("positive", "unit"):
        found &= (x > 0).all(axis=1)
    return x.reshape(start.shape), found


def _newton(residual: Any, x: Array) -> Array:
    """The step at each point; NaN where the equation is flat or has no value."""
    columns = []
    for k in range(x.shape[1]):
        h = np.zeros_like(x)
        h[:, k] = WIDTH * (1 + np.abs(x[:, k]))
        columns.append((residual(x + h) - residual(x - h)) / (2 * h[:, [k]]))
    slopes, value = np.stack(columns, axis=2), residual(x)
    good = np.isfinite(slopes).all(axis=(1, 2)) & np.isfinite(value).all(axis=1)
    good &= np.abs(np.linalg.det(np.where(good[:, None, None], slopes, 0.0))) > 1e-300
    step = np.full(x.shape, np.nan)
    step[good] = np.linalg.solve(slopes[good], value[good][:, :, None])[:, :, 0]
    return step
