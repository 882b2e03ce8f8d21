"""A wrong line made ready for the search: which formula to mend, what it is worth, what confirms a repair."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from tutor.algebra import tree
from tutor.algebra.compare import INTEGRATES, compare
from tutor.algebra.domains import within
from tutor.algebra.equations import WORK, same_solutions
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.evaluate import MAX_WORK, Budget, evaluate
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.sample import Points, draw, size_choices
from tutor.algebra.slips.trial import OutOfBudgetError, Site, Trial
from tutor.algebra.systems import System

# Generic ones only, since at 0 and 1 too many candidates look alike; fewer where each takes many nodes.
POINTS, FEWER = (0, 14, 0), (0, 6, 0)
SIZES = 2


@dataclass
class Clock(Budget):
    """Work bounded in nodes, and in the last resort by the clock."""

    deadline: float = float("inf")

    def spend(self, amount: int = 1) -> None:
        """Raises UndecidedError when nothing is left, or the time is up."""
        if time.monotonic() > self.deadline:
            self.left = 0
        super().spend(amount)


@dataclass(frozen=True)
class Wrong:
    """`line` should be worth what `above` is, at the trial's sites; `whole` puts a repair in its step.

    In an equation `line` is one of its sides; `solved` is the unknown that it is solved for, which has no
    place there.
    """

    above: tree.Node
    line: tree.Node
    scope: Scope
    trial: Trial
    confirm: Callable[[tree.Node], bool]
    whole: Callable[[tree.Node], tree.Node]
    equation: bool = False
    solved: str = ""


def equality(
    above: tree.Node, line: tree.Node, scope: Scope, seed: list[int], budget: Clock, step: tree.Node
) -> Wrong | None:
    """The case of a line, or of a lemma's right side, that should equal a formula."""
    sites = []
    for points in _points(above, line, scope, seed):
        try:
            found = evaluate(above, scope, points, budget)
        except (UndecidedError, ShapeError):
            _check(budget)
            return None
        known = points.take(np.flatnonzero(found.defined))
        if len(known):
            sites.append(Site(known, np.asarray(found.value[found.defined], dtype=float)))
    if not sites:
        return None

    def confirm(candidate: tree.Node) -> bool:
        return holds(above, "=", candidate, scope, seed, budget)

    def whole(candidate: tree.Node) -> tree.Node:
        return replace(step, right=candidate) if isinstance(step, tree.Relation) else candidate

    return Wrong(above, line, scope, Trial(line, scope, sites, budget), confirm, whole)


def equations(
    above: tree.Relation, line: tree.Relation, unknown: str, scope: Scope, seed: list[int], budget: Clock
) -> Iterator[Wrong]:
    """Both sides of an equation as formulas to mend; the side that is the unknown itself is none."""
    solved = [side for side in ("left", "right") if _alone(getattr(line, side), unknown)]
    try:
        points = list(_solved(above, line, unknown, scope, seed, budget, bool(solved)))
    except (UndecidedError, ShapeError):
        _check(budget)
        return
    for side, other in (("right", "left"), ("left", "right")):
        if side in solved:
            continue
        try:
            sites = [Site(p, _wanted(line, side, other, scope, p, budget)) for p in points if len(p)]
        except (UndecidedError, ShapeError):
            _check(budget)
            continue
        if not sites:
            continue

        def whole(candidate: tree.Node, side: str = side) -> tree.Relation:
            if side == "left":
                return replace(line, left=candidate)
            return replace(line, right=candidate)

        def confirm(candidate: tree.Node, whole: Callable[[tree.Node], tree.Relation] = whole) -> bool:
            mended = whole(candidate)
            rng = np.random.default_rng(seed)
            own = Clock(WORK, budget.deadline)
            found = same_solutions(above, mended, unknown, scope, rng, own).verdict == "follows"
            if own.left < 0 and time.monotonic() > budget.deadline:
                raise OutOfBudgetError
            return found

        mending = getattr(line, side)
        goal = tree.Binary("-", above.left, above.right)
        trial = Trial(mending, scope, sites, budget)
        yield Wrong(goal, mending, scope, trial, confirm, whole, True, unknown if solved else "")


def holds(
    above: tree.Node, order: tree.Order, line: tree.Node, scope: Scope, seed: list[int], budget: Clock
) -> bool:
    """The full comparison. Raises OutOfBudgetError when the time is up."""
    own = Clock(MAX_WORK, budget.deadline)
    outcome = compare(above, order, line, scope, np.random.default_rng(seed), own)
    if time.monotonic() > budget.deadline:
        raise OutOfBudgetError
    return outcome.verdict == "follows"


def _points(above: tree.Node, line: tree.Node, scope: Scope, seed: list[int]) -> Iterator[Points]:
    names = flows_from(above, scope) | flows_from(line, scope)
    indices = free_indices(above, scope) | free_indices(line, scope)
    rng = np.random.default_rng([*seed, 1])
    for sizes in list(size_choices(scope))[:SIZES]:
        try:
            yield draw(scope, sizes, names, indices, rng, FEWER if names & INTEGRATES else POINTS)
        except UndecidedError:
            return


def _solved(
    above: tree.Relation,
    line: tree.Relation,
    unknown: str,
    scope: Scope,
    seed: list[int],
    budget: Clock,
    solved: bool,
) -> Iterator[Points]:
    """Points with a solution of the equation above as the unknown."""
    for points in _points(above, line, scope, seed):
        start = points.values[unknown]
        if solved:
            other = line.right if line.left == tree.Symbol(unknown) else line.left
            try:
                guess = evaluate(other, scope, points, budget).value
                start = np.where(np.isfinite(guess), guess, start) if guess.shape == start.shape else start
            except (UndecidedError, ShapeError):
                _check(budget)
        whole = scope.shape(unknown) != ()
        system = System(above, unknown, scope, budget)
        roots, found = system.solved(points, start, free_indices(above, scope) if whole else frozenset())
        found &= within(scope.names[unknown].domain, roots)
        yield points.having(unknown, roots).take(np.flatnonzero(found))


def _alone(side: tree.Node, unknown: str) -> bool:
    """Whether a side is the unknown, or an entry of it."""
    return (side.base if isinstance(side, tree.Index) else side) == tree.Symbol(unknown)


def _wanted(
    line: tree.Relation, side: str, other: str, scope: Scope, points: Points, budget: Clock
) -> np.ndarray:
    """What the other side is worth; a plain 0 stands for a whole of zeros."""
    value = _value(getattr(line, other), scope, points, budget)
    if getattr(line, other) != tree.Number(Fraction(0)):
        return value
    return np.zeros_like(_value(getattr(line, side), scope, points, budget))


def _value(node: tree.Node, scope: Scope, points: Points, budget: Clock) -> np.ndarray:
    found = evaluate(node, scope, points, budget)
    return np.asarray(found.value, dtype=float)


def _check(budget: Clock) -> None:
    if budget.left < 0:
        raise OutOfBudgetError from None
