"""The value of a tree at many points at once.

A value is an array whose first axis runs over the points: shape (P,) for a number, (P, n) for a vector.
Where a formula has no value (the logarithm of a negative number), the point is marked together with the
condition that it breaks; where a value is too large for a float, it stays infinite.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import derive, tree, vectors
from tutor.algebra.errors import UndecidedError
from tutor.algebra.functions import KINKED, apply, power
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, range_of
from tutor.algebra.show import show
from tutor.algebra.vocabulary import ELEMENTWISE, KRONECKER
from tutor.words import _

Array = NDArray[Any]

MAX_TERMS = 1000  # of one sum
MAX_WORK = 60_000  # nodes visited for one line, each at all points: about half a second


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

    `value` (P,) or (P, n), real; `defined` (P,) says where it has a value at all; `largest` (P,) is the
    largest number met on the way, from which rounding errors stem; `conditions` says where which is broken.
    """

    value: Array
    defined: Array
    largest: Array
    conditions: Mapping[str, Array] = field(default_factory=dict)


def evaluate(node: tree.Node, scope: Scope, points: Points, budget: Budget) -> Evaluation:
    """The values of a formula. Raises UndecidedError for what has no rule yet, ShapeError for misfits."""
    evaluator = Evaluator(scope, points, budget)
    with np.errstate(all="ignore"):
        try:
            value = evaluator.value(node)
        except RecursionError:
            raise UndecidedError(_("This line is nested too deeply, through its definitions.")) from None
    defined = ~evaluator.broken
    return Evaluation(np.real(value), defined, evaluator.largest, evaluator.conditions)


class Evaluator:
    """One walk over a tree at fixed points. `values` and `indices` change while names are bound."""

    def __init__(self, scope: Scope, points: Points, budget: Budget) -> None:
        self.scope = scope
        self.sizes = points.sizes
        self.values: dict[str, Array] = dict(points.values)
        self.indices: dict[str, Array] = dict(points.indices)
        self.budget = budget
        self.count = len(points)
        self.live = np.ones(self.count, bool)
        self.broken = np.zeros(self.count, bool)
        self.conditions: dict[str, Array] = {}
        self.largest = np.zeros(self.count)

    def value(self, node: tree.Node) -> Array:
        """The value of any node, complex while a derivative is being taken."""
        self.budget.spend()
        match node:
            case tree.Number(value=number):
                return np.full(self.count, _float(number))
            case tree.Symbol(name=name):
                return self._symbol(name)
            case tree.Index(base=base, at=at):
                return self._entry(base, at)
            case tree.Negate(of=of):
                return -self.value(of)
            case tree.Binary():
                return self.seen(self._binary(node))
            case tree.Call():
                return self.seen(self._call(node))
            case tree.Fold():
                return self.seen(self._fold(node))
            case tree.Derivative():
                return self.seen(derive.derivative(self, node))
        raise UndecidedError(_("{it} cannot be judged yet.").format(it=show(node)))

    def require(self, holds: Array, condition: str) -> None:
        """Marks the points where a condition fails; only those that the current sum really visits."""
        fails = self.live & ~holds
        if fails.any():
            self.broken |= fails
            self.conditions[condition] = self.conditions.get(condition, False) | fails

    def seen(self, value: Array) -> Array:
        """The value itself, noted for the size of rounding errors."""
        size = np.abs(np.real(value))
        top = size if size.ndim == 1 else size.reshape(self.count, -1).max(axis=1, initial=0)
        self.largest = np.where(self.live & ~(top <= self.largest), top, self.largest)
        return value

    # -------------------------------------------------------------------------------------- names

    def _symbol(self, name: str) -> Array:
        if name in self.indices:
            return self.indices[name].astype(float)
        if name in self.values:
            return self._whole(self.values[name], name)
        if name in self.scope.definitions:
            return self._whole(self.all_entries(name), name)
        if name in self.sizes:
            return np.full(self.count, float(self.sizes[name]))
        if name in ("pi", "e"):
            return np.full(self.count, np.pi if name == "pi" else np.e)
        raise UndecidedError(_("{it} cannot be judged yet.").format(it=name))

    @staticmethod
    def _whole(value: Array, name: str) -> Array:
        if value.ndim > 2:
            raise UndecidedError(
                _("The whole matrix {it} cannot be judged yet, only entries.").format(it=name)
            )
        return value

    def all_entries(self, name: str) -> Array:
        """A defined value as an array: (P,), (P, n) or (P, n, d)."""
        definition = self.scope.definitions[name]
        ranges = [range(1, range_of(self.scope, p, self.sizes) + 1) for p in definition.parameters]
        places = [[np.full(self.count, p) for p in place] for place in product(*ranges)]
        entries = [self._defined(name, at) for at in places]
        return np.stack(entries, axis=1).reshape(self.count, *map(len, ranges)) if ranges else entries[0]

    def _defined(self, name: str, at: list[Array]) -> Array:
        definition = self.scope.definitions[name]
        outer, self.indices = self.indices, dict(zip(definition.parameters, at, strict=True))
        try:
            return self.value(definition.body)
        finally:
            self.indices = outer

    def _entry(self, base: tree.Node, at: tuple[tree.Node, ...]) -> Array:
        places = [self.place(node) for node in at]
        name = base.name if isinstance(base, tree.Symbol) else ""
        if name == KRONECKER and name not in self.scope.words:
            return np.asarray(places[0] == places[1], dtype=float)
        if name in self.values:
            return self.gather(self.values[name], places)
        definition = self.scope.definitions.get(name)
        if definition and len(definition.parameters) == len(places):
            extents = [range_of(self.scope, p, self.sizes) for p in definition.parameters]
            return self._defined(name, self.inside(places, tuple(extents)))
        return self.gather(self.value(base), places)

    def place(self, node: tree.Node) -> Array:
        """An index expression as whole numbers from 1, shape (P,)."""
        found = np.real(self.value(node))
        whole = np.round(found)
        self.require(np.abs(found - whole) < 1e-9, _("{it} is a whole number").format(it=show(node)))
        return np.nan_to_num(whole, nan=0, posinf=0, neginf=0).astype(int)

    def gather(self, array: Array, places: list[Array]) -> Array:
        """One entry per point."""
        if array.ndim <= len(places):
            raise UndecidedError(_("An entry of something without entries cannot be judged."))
        if array.ndim > len(places) + 1:
            raise UndecidedError(_("A whole row of a matrix cannot be judged yet, only entries."))
        inside = self.inside(places, array.shape[1 : len(places) + 1])
        return np.asarray(array[(np.arange(self.count), *(p - 1 for p in inside))])

    def inside(self, places: list[Array], extents: tuple[int, ...]) -> list[Array]:
        """Indices kept within their ranges; where they were not, the point is marked."""
        for place, extent in zip(places, extents, strict=True):
            self.require((place >= 1) & (place <= extent), _("every index stays within its range"))
        return [np.clip(place, 1, extent) for place, extent in zip(places, extents, strict=True)]

    # ---------------------------------------------------------------------------------- arithmetic

    def _binary(self, node: tree.Binary) -> Array:
        left, right = self.value(node.left), self.value(node.right)
        if node.operator in ("*", "/", "^") and (right.ndim > 1 and (left.ndim > 1 or node.operator != "*")):
            raise UndecidedError(
                _("Products of whole vectors cannot be judged yet; write them with indices.")
            )
        if node.operator == "^" and left.ndim > 1:
            raise UndecidedError(_("Powers of whole vectors cannot be judged yet; write them with indices."))
        left, right = vectors.aligned(left, right)
        match node.operator:
            case "+":
                return np.asarray(left + right)
            case "-":
                return np.asarray(left - right)
            case "*" | ".*":
                return np.asarray(left * right)
            case "/" | "./":
                self.require(self.each(np.real(right) != 0), f"{show(node.right)} != 0")
                return np.asarray(left / right)
        return self._power(node, left, right)

    def each(self, holds: Array) -> Array:
        """Per point, whether something holds in all entries."""
        return holds if holds.ndim == 1 else np.asarray(holds.reshape(self.count, -1).all(axis=1))

    def _power(self, node: tree.Binary, base: Array, exponent: Array) -> Array:
        b, e = np.real(base), np.real(exponent)
        self.require((b >= 0) | (e == np.round(e)), f"{show(node.left)} >= 0")
        self.require((b != 0) | (e >= 0), f"{show(node.left)} != 0")
        return power(base, exponent)

    def _call(self, node: tree.Call) -> Array:
        arguments = [self.value(argument) for argument in node.arguments]
        first = np.real(arguments[0])
        if node.function == "log":
            self.require(self.each(~(first <= 0)), f"{show(node.arguments[0])} > 0")
        if node.function == "sqrt":
            self.require(self.each(~(first < 0)), f"{show(node.arguments[0])} >= 0")
        if np.iscomplexobj(arguments[0]) and node.function == "sqrt":
            self.require(self.each(first != 0), f"{show(node.arguments[0])} != 0")
        if np.iscomplexobj(arguments[0]) and node.function in KINKED:
            smooth = (first != 0) | (np.imag(arguments[0]) == 0)
            self.require(self.each(smooth), f"{show(node.arguments[0])} != 0")
        if node.function in ELEMENTWISE:
            return apply(node.function, arguments[0])
        return vectors.call(self, node.function, arguments)

    # ---------------------------------------------------------------------------------------- folds

    def _fold(self, node: tree.Fold) -> Array:
        lower, upper = self._bounds(node)
        visited = self.live & (lower <= upper)
        first = int(lower[visited].min()) if visited.any() else 1
        last = int(upper[visited].max()) if visited.any() else 0
        if last - first >= MAX_TERMS:
            raise UndecidedError(_("A sum of more than {n} terms is not computed.").format(n=MAX_TERMS))
        empty = 0.0 if node.kind == "sum" else 1.0
        total: Array = np.full(self.count, empty)
        for k in range(first, last + 1):
            inside = (lower <= k) & (k <= upper)
            with self._bound(node.index, np.full(self.count, k), inside):
                term = self.value(node.body)
            total, term = vectors.aligned(total, term)
            kept = term if inside.all() else np.where(vectors.like(inside, term), term, empty)
            total = total + kept if node.kind == "sum" else total * kept
            self.seen(total)
        return total

    def _bounds(self, node: tree.Fold) -> tuple[Array, Array]:
        if node.lower is None or node.upper is None:
            last = range_of(self.scope, node.index, self.sizes)
            return np.full(self.count, 1), np.full(self.count, last)
        return self.place(node.lower), self.place(node.upper)

    @contextmanager
    def _bound(self, index: str, value: Array, inside: Array) -> Iterator[None]:
        outer, live = self.indices, self.live
        self.indices, self.live = {**outer, index: value}, live & inside
        try:
            yield
        finally:
            self.indices, self.live = outer, live


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf")
