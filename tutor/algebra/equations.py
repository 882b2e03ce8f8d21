"""Whether two equations in one unknown have the same solutions: solved numerically, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.domains import GENERIC
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.evaluate import MAX_WORK, Budget, evaluate
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.outcome import Outcome, counterexample
from tutor.algebra.sample import Points, draw, size_choices
from tutor.words import _

Array = NDArray[Any]

GRID = 161
HALVINGS = 60
NARROWINGS = 80
ENOUGH = 3  # solutions that must have been checked
SOLVED = 1e-7  # of a residual against those beside the root
HOLDS = 1e-5  # the same in the other equation: a double root is known to half the digits only
BESIDE = 1e-2
WORK = 5 * MAX_WORK  # every solution is searched for in some hundred evaluations


@dataclass(frozen=True)
class Solutions:
    """Parameter points, one for each solution found, and the solutions there (R,)."""

    points: Points
    roots: Array


def same_solutions(
    above: tree.Relation,
    line: tree.Relation,
    unknown: str,
    scope: Scope,
    rng: np.random.Generator,
    budget: Budget | None = None,
) -> Outcome:
    """Whether `line` has the solutions of `above` in the unknown, none lost and none gained."""
    try:
        with np.errstate(all="ignore"):
            return _Pair(above, line, unknown, scope, rng, budget or Budget(WORK)).decide()
    except ShapeError as misfit:
        return Outcome("does_not_follow", str(misfit))
    except UndecidedError as reason:
        return Outcome("cannot_tell", str(reason))


class _Pair:
    def __init__(
        self,
        above: tree.Relation,
        line: tree.Relation,
        unknown: str,
        scope: Scope,
        rng: np.random.Generator,
        budget: Budget,
    ) -> None:
        self.above, self.line, self.unknown = above, line, unknown
        self.scope, self.rng, self.budget = scope, rng, budget
        self.names = flows_from(above, scope) | flows_from(line, scope) | {unknown}
        self.indices = free_indices(above, scope) | free_indices(line, scope)
        if scope.shape(unknown) != () or unknown in scope.definitions:
            raise UndecidedError(_("Equations are solved for a single number only, so far."))

    def decide(self) -> Outcome:
        checked, unread = 0, []
        for sizes in size_choices(self.scope):
            points = draw(self.scope, sizes, self.names, self.indices, self.rng, (4, 6, 0))
            for solved, other, lost in ((self.above, self.line, True), (self.line, self.above, False)):
                found = self._solve(solved, points)
                if len(found.roots):
                    fails, unknown = self._fails(other, found)
                    if fails.any():
                        return self._changed(found, int(np.flatnonzero(fails)[0]), other, lost)
                    checked += int((~unknown).sum())
                    unread += [found] if lost else []
        if checked < ENOUGH:
            return Outcome("cannot_tell", _("No solutions were found to compare the two equations by."))
        return Outcome("follows")

    # ----------------------------------------------------------------------------------- residuals

    def _sides(self, equation: tree.Relation, points: Points, values: Array) -> tuple[Array, Array]:
        at = points.having(self.unknown, values)
        left = evaluate(equation.left, self.scope, at, self.budget)
        right = evaluate(equation.right, self.scope, at, self.budget)
        if left.value.ndim > 1 or right.value.ndim > 1:
            raise UndecidedError(_("Equations between whole vectors cannot be judged yet."))
        broken = ~(left.defined & right.defined)
        return np.where(broken, np.nan, left.value), np.where(broken, np.nan, right.value)

    def _residual(self, equation: tree.Relation, points: Points, values: Array) -> Array:
        left, right = self._sides(equation, points, values)
        return np.asarray(left - right)

    # ------------------------------------------------------------------------------------- solving

    def _grid(self) -> Array:
        t = np.linspace(-1, 1, GRID)
        match self.scope.names[self.unknown].domain:
            case "integer":
                return np.arange(1.0, 41.0)
            case "binary":
                return np.array([0.0, 1.0])
            case "positive":
                return np.asarray(np.exp(9 * t))
            case "unit" | "simplex":
                return np.asarray(1 / (1 + np.exp(-9 * t)))
        return np.asarray(np.sinh(7.6 * t) * 1.0007)

    def _solve(self, equation: tree.Relation, points: Points) -> Solutions:
        grid = self._grid()
        rows = np.repeat(np.arange(len(points)), len(grid))
        wide = points.take(rows)
        residual = self._residual(equation, wide, np.tile(grid, len(points)))
        table = np.where(np.isfinite(residual), residual, np.nan).reshape(len(points), len(grid))
        always = np.nanmax(np.abs(np.nan_to_num(table)), axis=1) < 1e-12
        found = [self._exact(table, grid, always), self._crossings(equation, points, table, grid)]
        if self.scope.names[self.unknown].domain not in ("integer", "binary"):
            found.append(self._touchings(equation, points, table, grid))
        else:
            found = found[:1]
        where = np.concatenate([w for w, _r in found])
        roots = np.concatenate([r for _w, r in found])
        return Solutions(points.take(where), roots)

    @staticmethod
    def _exact(table: Array, grid: Array, always: Array) -> tuple[Array, Array]:
        """Grid points that solve the equation as they are; three of them where all do."""
        some = np.zeros(len(grid), bool)
        some[[len(grid) // 4, len(grid) // 2, 3 * len(grid) // 4]] = True
        where, column = np.nonzero((table == 0) & (~always[:, None] | some[None, :]))
        return where, grid[column]

    def _crossings(
        self, equation: tree.Relation, points: Points, table: Array, grid: Array
    ) -> tuple[Array, Array]:
        """Roots between grid points of opposite sign, by halving all intervals at once; poles drop out."""
        where, column = np.nonzero(table[:, :-1] * table[:, 1:] < 0)
        low, high, at = grid[column], grid[column + 1], points.take(where)
        sign = np.sign(table[where, column])
        if not len(where):
            return where, low
        for _halving in range(HALVINGS):
            middle = (low + high) / 2
            same = np.sign(self._residual(equation, at, middle)) == sign
            low, high = np.where(same, middle, low), np.where(same, high, middle)
        beside = np.maximum(np.abs(table[where, column]), np.abs(table[where, column + 1]))
        kept = np.abs(self._residual(equation, at, high)) <= SOLVED * beside
        return where[kept], high[kept]

    def _touchings(
        self, equation: tree.Relation, points: Points, table: Array, grid: Array
    ) -> tuple[Array, Array]:
        """Roots without a change of sign, by narrowing in on each smallest residual."""
        size = np.abs(table)
        middle, below, above = size[:, 1:-1], size[:, :-2], size[:, 2:]
        same = (table[:, :-2] * table[:, 1:-1] > 0) & (table[:, 1:-1] * table[:, 2:] > 0)
        where, column = np.nonzero(same & (middle <= below) & (middle <= above))
        low, high, at = grid[column], grid[column + 2], points.take(where)
        if not len(where):
            return where, low
        for _narrowing in range(NARROWINGS):
            a, b = low + (high - low) * 0.382, low + (high - low) * 0.618
            left = np.abs(self._residual(equation, at, a)) < np.abs(self._residual(equation, at, b))
            low, high = np.where(left, low, a), np.where(left, b, high)
        root = (low + high) / 2
        beside = np.maximum(below[where, column], above[where, column])
        kept = np.abs(self._residual(equation, at, root)) <= SOLVED**2 * beside
        return where[kept], root[kept]

    # ------------------------------------------------------------------------------------ checking

    def _fails(self, equation: tree.Relation, found: Solutions) -> tuple[Array, Array]:
        """Which solutions the equation does not have, and which cannot be told."""
        width = BESIDE * np.where(np.abs(found.roots) < 1e-6, 1.0, np.abs(found.roots))
        there = np.abs(self._residual(equation, found.points, found.roots))
        beside = [
            np.abs(self._residual(equation, found.points, found.roots + shift)) for shift in (-width, width)
        ]
        scale = np.fmax(*beside)
        unknown = np.isinf(there) | (np.isnan(there) & np.isnan(scale))
        fails = ~unknown & ~(there <= HOLDS * scale + 1e-14)
        return fails, unknown

    def _changed(self, found: Solutions, which: int, failing: tree.Relation, lost: bool) -> Outcome:
        point = found.points.take(np.array([which]))
        root = found.roots[[which]]
        left, right = self._sides(failing, point, root)
        shown = Points(point.sizes, {**point.values, self.unknown: root}, point.indices, np.array([GENERIC]))
        example = counterexample(self.scope, shown, 0, self.names | self.indices, left[0], right[0])
        said = _("The equation above has a solution that this one has lost.")
        if not lost:
            said = _("This equation has a solution that the one above has not.")
        return Outcome("does_not_follow", said, counterexample=example)
