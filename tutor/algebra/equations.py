"""Whether two equations in one unknown have the same solutions: solved numerically, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import roots, shapes, tree
from tutor.algebra.domains import GENERIC, ZEROED, within
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.evaluate import MAX_WORK, Budget, Evaluation, evaluate
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.outcome import Outcome, counterexample
from tutor.algebra.sample import Points, draw, every_place, size_choices, with_zeros
from tutor.algebra.systems import System
from tutor.words import _

Array = NDArray[Any]

GRID = 161
ENOUGH = 3  # solutions that must have been checked
HOLDS = 1e-5  # of a residual against those beside the root: a double root is known to half the digits only
BESIDE = 1e-2
# Where Newton's method begins: at draws, scaled and shifted. Where terms like 1/x have a root at infinity, it
# is the small one that leads to the others.
STARTS = ((1.0, 0.0), (0.03, 0.0), (-0.7, 0.4))
WORK = 2 * MAX_WORK  # every solution is searched for in some hundred evaluations


@dataclass(frozen=True)
class Solutions:
    """Parameter points, one for each solution found, and the solutions there, (R,) or (R, ...)."""

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
            pair = _Pair(above, line, unknown, scope, rng, budget or Budget(WORK))
            misfit = pair.misfit(above)
            if misfit:
                said = _("The line above has no value, so nothing can be compared.")
                return Outcome("cannot_tell", f"{said} {misfit}")
            return pair.decide()
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
        if unknown in scope.definitions or scope.shape(unknown) is None:
            raise UndecidedError(_("An equation is solved for a declared value, not for an index."))
        self.whole = scope.shape(unknown) != () or self._sides_have_entries()

    def _sides_have_entries(self) -> bool:
        points = self._drawn(next(size_choices(self.scope)), (1, 1, 0))
        sides = [side for equation in (self.above, self.line) for side in (equation.left, equation.right)]
        return any(evaluate(side, self.scope, points, self.budget).value.ndim > 1 for side in sides)

    def misfit(self, equation: tree.Relation) -> str:
        """What does not fit together in the shapes of an equation; empty if all does."""
        try:
            points = self._drawn(next(size_choices(self.scope)), (1, 0, 0))
            System(equation, self.unknown, self.scope, self.budget).residual(
                points, points.values[self.unknown], self.indices
            )
        except ShapeError as misfit:
            return str(misfit)
        return ""

    def _drawn(self, sizes: dict[str, int], counts: tuple[int, int, int]) -> Points:
        return draw(self.scope, sizes, self.names, self.indices, self.rng, counts)

    def decide(self) -> Outcome:
        """Solves each at several points and puts the solutions into the other."""
        checked, valued = 0, False
        for more in (False, True):
            for sizes in size_choices(self.scope):
                points = self._tried(sizes, more)
                for solved, other, lost in ((self.above, self.line, True), (self.line, self.above, False)):
                    found = self._solve_whole(solved, points) if self.whole else self._solve(solved, points)
                    fails, unknown = self._fails(other, found)
                    if fails.any():
                        return self._changed(found, int(np.flatnonzero(fails)[0]), other, lost)
                    if lost and (without := self._without_value(found, unknown)):
                        return without
                    checked += int((~unknown).sum())
                valued = valued or self._has_value(points)
            if checked >= ENOUGH:
                return Outcome("follows")
        if not valued:
            return Outcome("undefined", _("This equation has no value anywhere."))
        return Outcome("cannot_tell", _("No solutions were found to compare the two equations by."))

    def _tried(self, sizes: dict[str, int], more: bool) -> Points:
        """Points to solve at; `more` where a few had hardly a solution in common."""
        if self.whole:
            return self._drawn(sizes, (3, 12, 0) if more else (3, 4, 0))
        points = self._drawn(sizes, (4, 48, 0) if more else (4, 6, 0))
        return with_zeros(self.scope, points, self.unknown)

    def _has_value(self, points: Points) -> bool:
        sides = (self.line.left, self.line.right)
        return all(evaluate(side, self.scope, points, self.budget).defined.any() for side in sides)

    # ----------------------------------------------------------------------------- one number: a grid

    def _sides(self, equation: tree.Relation, points: Points, values: Array) -> tuple[Evaluation, Evaluation]:
        at = points.having(self.unknown, values)
        left = evaluate(equation.left, self.scope, at, self.budget)
        return left, evaluate(equation.right, self.scope, at, self.budget)

    def _residual(self, equation: tree.Relation, points: Points, values: Array) -> Array:
        left, right = self._sides(equation, points, values)
        return np.where(left.defined & right.defined, left.value - right.value, np.nan)

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

        def function(rows: Array, x: Array) -> Array:
            return self._residual(equation, points.take(rows), x)

        rows = np.repeat(np.arange(len(points)), len(grid))
        residual = function(rows, np.tile(grid, len(points)))
        table = np.where(np.isfinite(residual), residual, np.nan).reshape(len(points), len(grid))
        found = [roots.exact(table, grid)]
        if self.scope.names[self.unknown].domain not in ("integer", "binary"):
            found += [roots.crossings(function, table, grid), roots.touchings(function, table, grid)]
        where = np.concatenate([w for w, _r in found])
        return Solutions(points.take(where), np.concatenate([r for _w, r in found]))

    # ------------------------------------------------------------------- a column or matrix: Newton

    def _solve_whole(self, equation: tree.Relation, points: Points) -> Solutions:
        system = System(equation, self.unknown, self.scope, self.budget)
        domain = self.scope.names[self.unknown].domain
        drawn = points.values[self.unknown]
        starts = [scale * drawn + shift for scale, shift in STARTS[: None if domain == "real" else -1]]
        many = points.take(np.tile(np.arange(len(points)), len(starts)))
        values, solved = system.solved(many, np.concatenate(starts), self.indices)
        kept = np.flatnonzero(solved & within(domain, values))
        return Solutions(many.take(kept), values[kept])

    # ------------------------------------------------------------------------------------ checking

    def _fails(self, equation: tree.Relation, found: Solutions) -> tuple[Array, Array]:
        """Which solutions the equation does not have, and which cannot be told."""
        if not len(found.roots):
            return np.zeros(0, bool), np.zeros(0, bool)
        if self.whole:
            system = System(equation, self.unknown, self.scope, self.budget)
            return system.fails(found.points, found.roots, self.indices)
        width = BESIDE * np.where(np.abs(found.roots) < 1e-6, 1.0, np.abs(found.roots))
        there = np.abs(self._residual(equation, found.points, found.roots))
        beside = [
            np.abs(self._residual(equation, found.points, found.roots + shift)) for shift in (-width, width)
        ]
        scale = np.fmax(*beside)
        unknown = np.isinf(there) | (np.isnan(there) & np.isnan(scale))
        fails = ~unknown & ~(there <= HOLDS * scale + 1e-14)
        return fails, unknown

    def _without_value(self, found: Solutions, unknown: Array) -> Outcome | None:
        """The condition that is broken where a number is 0 and the line above still has a solution."""
        zeroed = np.flatnonzero(unknown & (found.points.kinds == ZEROED))
        if self.whole or not len(zeroed):
            return None
        at = found.points.take(zeroed)
        for side in self._sides(self.line, at, found.roots[zeroed]):
            for condition, broken in side.conditions.items():
                if (broken & ~side.presumed).any():
                    said = _("This holds only where {condition}; the names as declared do not promise that.")
                    return Outcome("follows_if", said.format(condition=condition), condition)
        return None

    def _changed(self, found: Solutions, which: int, failing: tree.Relation, lost: bool) -> Outcome:
        point = found.points.take(np.array([which]))
        root = found.roots[[which]]
        shown = Points(point.sizes, {**point.values, self.unknown: root}, point.indices, np.array([GENERIC]))
        wide, _places = every_place(self.scope, shown, self.indices if self.whole else frozenset())
        left, right = (s.value for s in self._sides(failing, wide, wide.values[self.unknown]))
        apart = np.abs(np.subtract(*shapes.aligned(left, right))).reshape(len(wide), -1).max(axis=1)
        worst = int(np.argmax(apart))
        used = self.names | self.indices
        example = counterexample(self.scope, wide, worst, used, left[worst], right[worst])
        said = _("The equation above has a solution that this one has lost.")
        if not lost:
            said = _("This equation has a solution that the one above has not.")
        return Outcome("does_not_follow", said, counterexample=example)
