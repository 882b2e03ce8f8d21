"""Whether two formulas are equal, or one bounds the other, wherever the declared domains let them be tried.

Floats at many points find what differs; many more digits at a few of them have the last word, in both
directions: no rounding error fails a right line, and no huge or tiny term hides a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import bounds, shapes, tree
from tutor.algebra.derive import differentiates, nested
from tutor.algebra.domains import FAR, GENERIC, READABLE
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.evaluate import Budget, Evaluation, evaluate
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.outcome import Outcome, counterexample
from tutor.algebra.precise import ImpreciseError, difference
from tutor.algebra.sample import Points, around, draw, size_choices
from tutor.words import _

Array = NDArray[Any]

ENOUGH = 4  # agreeing points without which nothing is said to follow
COUNTS, FEWER = (32, 24, 12), (16, 12, 6)  # points of each kind; fewer where each takes a hundred nodes
INTEGRATES = frozenset({"E", "Var", "int"})
TRIES = 4  # points at which a difference is confirmed
JUMPS = frozenset({"sign", "step"})  # what they are worth at the jump itself is a convention
HAIRS, HAIR, SAME = 8, 1e-3, 0.3  # places tried beside a difference, how far off, how alike it stays there
ALL_SIDES = 40  # so many places beside a point that surely none of its coordinates stays in all of them
DISCRETE = frozenset({"binary", "integer"})
VISIBLE = 1e-3  # relative difference that a reader sees in rounded values


class _AboveError(Exception):
    """The line above is the one whose shapes do not fit."""


@dataclass(frozen=True)
class Trial:
    """Both formulas at the points of one choice of sizes, and how they compare at each point (P,)."""

    points: Points
    left: Evaluation
    right: Evaluation
    agree: Array
    differ: Array
    lost: Array  # the left side has a value here, the right side none
    visible: Array


class Comparison:
    """`left` against `right` in one order. `decide` gives the outcome."""

    def __init__(
        self,
        left: tree.Node,
        order: tree.Order,
        right: tree.Node,
        scope: Scope,
        rng: np.random.Generator,
        budget: Budget | None = None,
    ) -> None:
        self.left, self.order, self.right = left, order, right
        self.scope, self.rng, self.budget = scope, rng, budget or Budget()
        self.names = flows_from(left, scope) | flows_from(right, scope)
        self.indices = free_indices(left, scope) | free_indices(right, scope)
        derived = differentiates(left, scope) or differentiates(right, scope)
        deep = nested(left, scope) or nested(right, scope)
        self.relative = 1e-6 if deep else 1e-8 if derived else 1e-9
        self.rounding = 1e-10 if deep else 1e-13
        self.jumps = order == "=" and not JUMPS.isdisjoint(self.names)

    def decide(self) -> Outcome:
        """What becomes of the line `right` under the line `left`."""
        try:
            trials = [self._trial(sizes) for sizes in size_choices(self.scope)]
            return self._weigh(trials)
        except _AboveError as misfit:
            said = _("The line above has no value, so nothing can be compared.")
            return Outcome("cannot_tell", f"{said} {misfit}")
        except ShapeError as misfit:
            return Outcome("does_not_follow", str(misfit))
        except UndecidedError as reason:
            return Outcome("cannot_tell", str(reason))

    def try_at(self, points: Points) -> Trial:
        """Both sides at the given points. Raises ShapeError and UndecidedError."""
        try:
            left = evaluate(self.left, self.scope, points, self.budget)
        except ShapeError as misfit:
            raise _AboveError(str(misfit)) from None
        right = evaluate(self.right, self.scope, points, self.budget)
        a, b = self._same_shape(left.value, right.value)
        largest = np.maximum(left.largest, right.largest)
        both = left.defined & right.defined
        known = both & np.isfinite(a).all(1) & np.isfinite(b).all(1) & np.isfinite(largest)
        size = np.maximum(np.abs(a), np.abs(b))
        with np.errstate(all="ignore"):
            excess = self.excess(a, b)
            wrong = known & (excess > self.relative * size + self.rounding * largest[:, None]).any(1)
            visible = wrong & (excess > VISIBLE * size).any(1)
        lost = left.defined & ~right.defined & ~right.presumed & (points.kinds != FAR)
        return Trial(points, left, right, known & ~wrong, wrong, lost, visible)

    def excess(self, a: Array, b: Array) -> Array:
        """By how much the order is broken, entry by entry."""
        if self.order == "=":
            return np.asarray(np.abs(a - b))
        return np.asarray(a - b if self.order == "<=" else b - a)

    def _same_shape(self, a: Array, b: Array) -> tuple[Array, Array]:
        """Both as (P, m). A plain 0 stands for a whole of zeros, and a single entry for a number."""
        if a.ndim != b.ndim and tree.Number(Fraction(0)) in (self.left, self.right):
            a, b = shapes.aligned(a, b)
            a, b = np.broadcast_arrays(a, b)
        if a.shape != b.shape and not a[:1].size == b[:1].size == 1:
            said = _("One side is {left}, the other {right}.")
            raise ShapeError(said.format(left=shapes.in_words(a), right=shapes.in_words(b)))
        return a.reshape(len(a), -1), b.reshape(len(b), -1)

    def _trial(self, sizes: dict[str, int]) -> Trial:
        counts = FEWER if self.names & INTEGRATES else COUNTS
        return self.try_at(draw(self.scope, sizes, self.names, self.indices, self.rng, counts))

    def _weigh(self, trials: list[Trial]) -> Outcome:
        for trial in trials:
            for which in self._suspects(trial):
                if self._stands(trial, which) and self._off_a_jump(trial, which):
                    return self._differ(trial, which)
        agreed = sum(int(trial.agree.sum()) for trial in trials)
        for trial, which in self._confirmations(trials):
            if self._stands(trial, which, doubt=True):
                return self._differ(trial, which)
            agreed += self._has_value(trial, which)
        if self.names & INTEGRATES and self._unsettled(trials):
            return Outcome(
                "cannot_tell", _("At most of the points tried an integral does not settle on a value.")
            )
        if agreed < ENOUGH or (agreed < 2 * ENOUGH and not _anywhere(trials)):
            return self._nothing_shared(trials)
        if self.order != "=":
            found = bounds.violation(self, trials)
            if found is not None and self._stands(found, 0):
                return self._differ(found, 0)
        lost = [(trial, int(i)) for trial in trials for i in np.flatnonzero(trial.lost)[:TRIES]]
        lost = [(trial, which) for trial, which in lost if not self._has_value(trial, which)]
        return self._on_condition(lost) if lost else Outcome("follows")

    # ------------------------------------------------------------------------------- second look

    def _difference(self, trial: Trial, which: int) -> float | None:
        """Left minus right in many digits; None where they cannot be told. Raises ImpreciseError."""
        point = trial.points.take(np.array([which]))
        found = difference(self.left, self.right, self.scope, point, self.budget)
        if found is None:
            return None
        # An exponent beyond a float's still has its sign.
        return float(found) or (1e-300 if found > 0 else -1e-300 if found < 0 else 0.0)

    def _stands(self, trial: Trial, which: int, doubt: bool = False) -> bool:
        """Whether a difference at this point is real; `doubt` asks at a point where floats saw none."""
        try:
            found = self._difference(trial, which)
        except ImpreciseError:
            found = None
        if found is None:
            return not doubt and bool(trial.points.kinds[which] != FAR) and self._persists(trial, which)
        return bool(self.excess(np.array(found), np.array(0.0)) > 0)

    def _suspects(self, trial: Trial) -> list[int]:
        """The points to look at again; readable ones like to stand where a function jumps."""
        differ = np.flatnonzero(trial.differ)
        differ = differ[np.argsort(~trial.visible[differ], kind="stable")]
        generic = differ[trial.points.kinds[differ] == GENERIC] if self.jumps else differ[:0]
        return [int(which) for which in [*differ[:TRIES], *generic[:TRIES]]]

    def _off_a_jump(self, trial: Trial, which: int) -> bool:
        """Whether a difference is one beside this point as well, if a side jumps at all."""
        return not self.jumps or self._persists(trial, which, ALL_SIDES)

    def _persists(self, trial: Trial, which: int, hairs: int = HAIRS) -> bool:
        """Whether a difference stays much the same a hair's breadth away, as rounding errors do not."""
        here = trial.points.take(np.full(hairs, which))
        near = around(self.scope, here, HAIR, self.rng)
        for name, value in here.values.items():
            if self.scope.names[name].domain in DISCRETE:  # what only leaps is no hair's breadth away
                near = near.having(name, value)
        tried = self.try_at(near)
        gaps, gap = _signed(tried), _signed(trial)[which]
        worst = int(np.argmax(np.abs(np.nan_to_num(gap))))
        apart = np.abs(gaps[:, worst] - gap[worst])
        return bool((apart[np.isfinite(apart)] <= SAME * np.abs(gap[worst])).all())

    def _has_value(self, trial: Trial, which: int) -> bool:
        """Whether both sides have a value that many digits can tell, whatever floats said."""
        try:
            return self._difference(trial, which) is not None
        except ImpreciseError:
            return False

    @staticmethod
    def _unsettled(trials: list[Trial]) -> bool:
        """Whether most generic points, where both sides should have a value, give none for an integral."""
        generic = [trial.points.kinds == GENERIC for trial in trials]
        open_ = [t.left.defined & t.right.defined & (_unknown(t.left) | _unknown(t.right)) for t in trials]
        unsettled = sum(int((o & g).sum()) for o, g in zip(open_, generic, strict=True))
        return 2 * unsettled > sum(int(g.sum()) for g in generic)

    @staticmethod
    def _confirmations(trials: list[Trial]) -> Iterator[tuple[Trial, int]]:
        for trial in trials:
            for kind in (READABLE, FAR):
                seen = np.flatnonzero((trial.agree | ~trial.differ) & (trial.points.kinds == kind))
                yield from ((trial, int(i)) for i in seen[-1:])

    # ----------------------------------------------------------------------------------- outcomes

    def _differ(self, trial: Trial, which: int) -> Outcome:
        try:
            apart = self._difference(trial, which)
        except ImpreciseError:
            apart = None
        used = self.names | self.indices
        left, right = trial.left.value[which], trial.right.value[which]
        return Outcome(
            "does_not_follow",
            counterexample=counterexample(self.scope, trial.points, which, used, left, right, apart),
        )

    @staticmethod
    def _nothing_shared(trials: list[Trial]) -> Outcome:
        near = [trial.points.kinds != FAR for trial in trials]
        if not _anywhere(trials):
            broken = _commonest([(t, int(i)) for t in trials for i in np.flatnonzero(~t.right.defined)])
            said = _("This line has no value anywhere: nowhere is it true that {it}.").format(it=broken)
            return Outcome("undefined", said, broken)
        if not any((t.left.defined & k).any() for t, k in zip(trials, near, strict=True)):
            return Outcome(
                "cannot_tell", _("The line above has no value anywhere, so nothing can be compared.")
            )
        return Outcome("cannot_tell", _("There were too few points at which both lines have a value."))

    @staticmethod
    def _on_condition(lost: list[tuple[Trial, int]]) -> Outcome:
        condition = _commonest(lost)
        said = _("This holds only where {condition}; the names as declared do not promise that.")
        return Outcome("follows_if", said.format(condition=condition), condition)


def _anywhere(trials: list[Trial]) -> bool:
    """Whether the line has a value at any point that is neither special nor far away."""
    return any((t.right.defined & (t.points.kinds == GENERIC)).any() for t in trials)


def _unknown(side: Evaluation) -> Array:
    return np.asarray(np.isnan(side.value).reshape(len(side.value), -1).any(axis=1))


def _signed(trial: Trial) -> Array:
    """Left minus right, (P, m)."""
    with np.errstate(all="ignore"):
        gap = np.subtract(*shapes.aligned(trial.left.value, trial.right.value))
    return np.asarray(gap.reshape(len(gap), -1))


def _commonest(lost: list[tuple[Trial, int]]) -> str:
    """The condition that most of the points break."""
    counts: dict[str, int] = {}
    for trial, which in lost:
        for condition, broken in trial.right.conditions.items():
            counts[condition] = counts.get(condition, 0) + int(broken[which])
    return max(counts, key=lambda c: counts[c])


def compare(
    left: tree.Node,
    order: tree.Order,
    right: tree.Node,
    scope: Scope,
    rng: np.random.Generator,
    budget: Budget | None = None,
) -> Outcome:
    """Whether `left order right` holds; verdicts as for a line `right` under a line `left`.

    Several comparisons may share one budget; without one, each has its own.
    """
    return Comparison(left, order, right, scope, rng, budget).decide()
