"""The value of a tree at many points at once.

A value is an array whose first axis runs over the points: shape (P,) for a number, (P, n) for a column,
(P, n, d) for a matrix. Where a formula has no value (the logarithm of a negative number, the inverse of a
singular matrix), the point is marked together with the condition that it breaks; where a value is too large
for a float, it stays infinite.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import arithmetic, derive, expect, folds, functions, linear, shapes, tree
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, range_of
from tutor.algebra.show import show
from tutor.algebra.vocabulary import KRONECKER
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]

MAX_WORK = 60_000  # nodes visited for one line, each at some hundred points: about half a second
BATCH = 250  # points that cost as much as one node more
WIDEST = 3_000_000  # points at once, so that memory stays bounded


@dataclass
class Budget:
    """How much work a line may still make; bounded in nodes and not in seconds, so that it never flickers."""

    left: int = MAX_WORK

    def spend(self, amount: int = 1) -> None:
        """Raises UndecidedError when nothing is left."""
        self.left -= amount
        if self.left < 0:
            raise UndecidedError(_("This line needs too much computing."))


@dataclass(frozen=True)
class Evaluation:
    """What a formula is worth at each point.

    `value` (P,), (P, n) or (P, n, d), real; `defined` (P,) says where it has a value at all; `largest` (P,)
    is the largest number met on the way, from which rounding errors stem; `conditions` says where which is
    broken; `presumed` (P,) where one of those is that an inverse exists, which whoever writes it presumes.
    """

    value: Array
    defined: Array
    largest: Array
    conditions: Mapping[str, Array] = field(default_factory=dict)
    presumed: Array = field(default_factory=lambda: np.zeros(0, bool))


def evaluate(node: tree.Node, scope: Scope, points: Points, budget: Budget) -> Evaluation:
    """The values of a formula. Raises UndecidedError for what has no rule yet, ShapeError for misfits."""
    walk = Evaluator(scope, points.sizes, dict(points.values), dict(points.indices), len(points), budget)
    with np.errstate(all="ignore"):
        try:
            value = walk.value(node)
        except RecursionError:
            raise UndecidedError(_("This line is nested too deeply, through its definitions.")) from None
        except MemoryError:
            raise UndecidedError(_("This line needs too much computing.")) from None
    return Evaluation(np.real(value), ~walk.broken, walk.largest, walk.conditions, walk.presumed)


class Evaluator:
    """One walk over a tree at fixed points. What binds a name goes on in a wider walk of its own."""

    def __init__(
        self,
        scope: Scope,
        sizes: Mapping[str, int],
        values: dict[str, Array],
        indices: dict[str, Array],
        count: int,
        budget: Budget,
    ) -> None:
        self.scope, self.sizes, self.budget = scope, sizes, budget
        self.values, self.indices, self.count = values, indices, count
        self.broken = np.zeros(count, bool)
        self.conditions: dict[str, Array] = {}
        self.largest = np.zeros(count)
        self.presumed = np.zeros(count, bool)

    def value(self, node: tree.Node) -> Array:
        """The value of any node, complex while a derivative is being taken."""
        self.budget.spend(1 + self.count // BATCH)
        match node:
            case tree.Number(value=number):
                return np.full(self.count, _float(number))
            case tree.Symbol(name=name):
                return self._symbol(name)
            case tree.Index(base=base, at=at):
                return self._entry(base, at)
            case tree.Negate(of=of):
                return -self.value(of)
            case tree.Transpose(of=of):
                return shapes.transposed(self.value(of))
            case tree.Binary():
                return self.seen(arithmetic.joined(self, node, self.value(node.left), self.value(node.right)))
            case tree.Call():
                return self.seen(self._call(node))
            case tree.Fold():
                return self.seen(folds.fold(self, node))
            case tree.Derivative():
                return self.seen(derive.derivative(self, node))
            case tree.Expectation():
                return self.seen(expect.expectation(self, node))
            case tree.Integral():
                return self.seen(expect.integral(self, node))
        raise UndecidedError(_("{it} cannot be judged yet.").format(it=show(node)))

    # ---------------------------------------------------------------------------- what is met on the way

    def require(self, holds: Array, condition: str) -> None:
        """Marks the points where a condition fails."""
        if not holds.all():
            self.broken |= ~holds
            self.conditions[condition] = self.conditions.get(condition, False) | ~holds

    def presume(self, holds: Array, condition: str) -> None:
        """Like `require`, for what no domain could promise: that a matrix is invertible."""
        self.presumed |= ~holds
        self.require(holds, condition)

    def seen(self, value: Array) -> Array:
        """The value itself, noted for the size of rounding errors."""
        size = np.abs(np.real(value))
        top = size if size.ndim == 1 else size.reshape(self.count, -1).max(axis=1, initial=0)
        self.largest = np.where(top <= self.largest, self.largest, top)
        return value

    def each(self, holds: Array) -> Array:
        """Per point, whether something holds in all entries."""
        return holds if holds.ndim == 1 else np.asarray(holds.reshape(self.count, -1).all(axis=1))

    def bounded(self, count: int) -> None:
        """Raises UndecidedError where a walk at so many points would be too wide."""
        if count > WIDEST:
            raise UndecidedError(_("This line needs too much computing."))

    def wider(self, rows: Array) -> Evaluator:
        """A walk of its own at the points `rows` of this one, each as often as it is named."""
        self.bounded(len(rows))
        values = {name: value[rows] for name, value in self.values.items()}
        indices = {name: place[rows] for name, place in self.indices.items()}
        return Evaluator(self.scope, self.sizes, values, indices, len(rows), self.budget)

    def absorb(self, inner: Walk, rows: Array) -> None:
        """What a wider walk has met counts here too."""
        self.absorb_conditions(inner, rows, np.ones(self.count, bool))
        np.maximum.at(self.largest, rows, inner.largest)

    def absorb_conditions(self, inner: Walk, rows: Array, where: Array) -> None:
        """Only the conditions broken there, and only at the points `where` (count,)."""
        for condition, broken in inner.conditions.items():
            fails = np.zeros(self.count, bool)
            fails[rows[broken]] = True
            self.require(~(fails & where), condition)
        self.presumed[rows[inner.presumed]] = True

    # -------------------------------------------------------------------------------------- names

    def _symbol(self, name: str) -> Array:
        if name in self.indices:
            return self.indices[name].astype(float)
        if name in self.values:
            return shapes.canonical(self.values[name])
        if name in self.scope.definitions:
            return self.all_entries(name)
        if name in self.sizes:
            return np.full(self.count, float(self.sizes[name]))
        constant = {"pi": np.pi, "e": np.e, "inf": np.inf}.get(name)
        if constant is None:
            raise UndecidedError(_("{it} cannot be judged yet.").format(it=name))
        return np.full(self.count, constant)

    def extent(self, index: str) -> int:
        """How far a declared index runs."""
        return range_of(self.scope, index, self.sizes)

    def all_entries(self, name: str) -> Array:
        """A defined value as a whole: what its body is, or one entry for each of its indices' places."""
        extents = tuple(map(self.extent, self.scope.definitions[name].parameters))
        everywhere = np.arange(self.count)
        if not extents:
            return self._defined(name, everywhere, [])
        places = np.indices(extents).reshape(len(extents), -1) + 1
        rows = np.repeat(everywhere, places.shape[1])
        entries = self._defined(name, rows, [np.tile(place, self.count) for place in places])
        return np.asarray(entries.reshape(self.count, *extents))

    def _defined(self, name: str, rows: Array, at: list[Array]) -> Array:
        definition = self.scope.definitions[name]
        inner = self.wider(rows)
        inner.indices = dict(zip(definition.parameters, at, strict=True))
        value = inner.value(definition.body)
        if at and value.ndim > 1:
            said = _("An entry of {name} is a number, and its definition is {shape}.")
            raise ShapeError(said.format(name=name, shape=shapes.in_words(value)))
        self.absorb(inner, rows)
        return value

    def _entry(self, base: tree.Node, at: tuple[tree.Node, ...]) -> Array:
        places = [self.place(node) for node in at]
        name = base.name if isinstance(base, tree.Symbol) else ""
        if name == KRONECKER and name not in self.scope.words:
            return np.asarray(places[0] == places[1], dtype=float)
        if name in self.values:
            return self._gather(self.values[name], places, base)
        definition = self.scope.definitions.get(name)
        if definition and places and len(definition.parameters) == len(places):
            extents = tuple(map(self.extent, definition.parameters))
            return self._defined(name, np.arange(self.count), self.inside(places, extents))
        return self._gather(self.value(base), places, base)

    def place(self, node: tree.Node) -> Array:
        """An index expression as whole numbers from 1, shape (P,)."""
        found = np.real(self.value(node))
        if found.ndim > 1:
            said = _("An index is a number, and {it} is {shape}.")
            raise ShapeError(said.format(it=show(node), shape=shapes.in_words(found)))
        whole = np.round(found)
        if not (found == whole).all():
            self.require(np.abs(found - whole) < 1e-9, _("{it} is a whole number").format(it=show(node)))
        return np.asarray(np.clip(np.nan_to_num(whole, nan=0, posinf=0, neginf=0), -1e15, 1e15), int)

    def _gather(self, array: Array, places: list[Array], base: tree.Node) -> Array:
        """One entry per point; one index of a matrix takes a whole row, of a single row an entry."""
        if array.ndim == 3 and len(places) == 1 and array.shape[1] == 1:
            array = array[:, 0, :]
        if array.ndim <= len(places):
            said = _("{it} is {shape}, so it has no such entry.")
            raise ShapeError(said.format(it=show(base), shape=shapes.in_words(array)))
        inside = self.inside(places, array.shape[1 : len(places) + 1])
        found = np.asarray(array[(np.arange(self.count), *(p - 1 for p in inside))])
        return found[:, None, :] if found.ndim == 2 else found

    def inside(self, places: list[Array], extents: tuple[int, ...]) -> list[Array]:
        """Indices kept within their ranges; where they were not, the point is marked."""
        for place, extent in zip(places, extents, strict=True):
            self.require((place >= 1) & (place <= extent), _("every index stays within its range"))
        return [np.clip(place, 1, extent) for place, extent in zip(places, extents, strict=True)]

    def _call(self, node: tree.Call) -> Array:
        arguments = [self.value(argument) for argument in node.arguments]
        if node.function in functions.ELEMENTWISE:
            return arithmetic.elementwise(self, node, arguments[0])
        try:
            return linear.call(self, node.function, arguments, show(node.arguments[0]))
        except ShapeError as misfit:
            raise ShapeError(f"{show(node)}: {misfit}") from None


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf")
