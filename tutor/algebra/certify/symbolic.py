"""The value of a tree in explicit symbols, at one choice of sizes and of free indices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from typing import Any

import numpy as np
import sympy as sp

from tutor.algebra import tree
from tutor.algebra.certify import arrays, calculus, moments
from tutor.algebra.certify.entries import NotShownError, OutsideError, Value
from tutor.algebra.names import Scope
from tutor.algebra.vocabulary import KRONECKER

MOST_TERMS = 200
CONSTANTS = {"pi": sp.pi, "e": sp.E, "inf": sp.oo}


class NeedsNumberError(NotShownError):
    """A sum runs up to an integer that is still a symbol."""


class Symbolic:
    """One walk over trees. `values` and `indices` change while names are bound."""

    def __init__(
        self,
        scope: Scope,
        sizes: Mapping[str, int],
        values: Mapping[str, Value],
        indices: Mapping[str, int],
    ) -> None:
        self.scope = scope
        self.sizes = sizes
        self.values: dict[str, Value] = dict(values)
        self.indices: dict[str, int] = dict(indices)

    def value(self, node: tree.Node) -> Value:
        """A SymPy expression or an array of them. Raises NotShownError."""
        match node:
            case tree.Number(value=number):
                return sp.Rational(number.numerator, number.denominator)
            case tree.Symbol(name=name):
                return self._symbol(name)
            case tree.Index(base=base, at=at):
                return self._entry(base, [self.place(each) for each in at])
            case tree.Negate(of=of):
                return -self.value(of)
            case tree.Transpose(of=of):
                value = self.value(of)
                return value if arrays.is_number(value) else value.T
            case tree.Binary(operator=operator, left=left, right=right):
                return arrays.joined(operator, self.value(left), self.value(right))
            case tree.Call(function=name, arguments=arguments):
                return arrays.call(name, [self.value(each) for each in arguments])
            case tree.Fold():
                return self._fold(node)
            case tree.Derivative():
                return calculus.derivative(self, node)
            case tree.Integral():
                return calculus.integral(self, node)
            case tree.Expectation():
                return moments.expectation(self, node)
        raise NotShownError(type(node).__name__)

    @contextmanager
    def having(self, name: str, value: Value) -> Iterator[None]:
        """A name bound to a value for a while."""
        outer = self.values
        self.values = {**outer, name: value}
        try:
            yield
        finally:
            self.values = outer

    def base(self, name: str) -> Value:
        """All of a declared or defined name."""
        if name in self.values:
            return self.values[name]
        definition = self.scope.definitions.get(name)
        if definition is None:
            raise NotShownError(name)
        ranges = [range(1, self.range_of(p) + 1) for p in definition.parameters]
        entries = [self._defined(name, list(at)) for at in product(*ranges)]
        if not ranges:
            return entries[0]
        if not all(map(arrays.is_number, entries)):
            raise NotShownError("a table of arrays")
        made = np.empty(len(entries), dtype=object)
        made[:] = entries
        return made.reshape((*map(len, ranges), 1)[:2])

    def _symbol(self, name: str) -> Value:
        if name in self.indices:
            return sp.Integer(self.indices[name])
        if name in self.values or name in self.scope.definitions:
            return self.base(name)
        if name in self.sizes:
            return sp.Integer(self.sizes[name])
        if name in CONSTANTS:
            return CONSTANTS[name]
        raise NotShownError(name)

    def _entry(self, base: tree.Node, at: list[int]) -> Value:
        name = base.name if isinstance(base, tree.Symbol) else ""
        if name == KRONECKER and name not in self.scope.words:
            return sp.Integer(at[0] == at[1])
        definition = self.scope.definitions.get(name)
        if name not in self.values and definition and len(definition.parameters) == len(at):
            return self._defined(name, at)
        return arrays.entry(self.value(base), at)

    def _defined(self, name: str, at: list[int]) -> Value:
        definition = self.scope.definitions[name]
        ends = [self.range_of(p) for p in definition.parameters]
        if any(not 1 <= place <= end for place, end in zip(at, ends, strict=True)):
            raise OutsideError("an index outside its range")
        outer, self.indices = self.indices, dict(zip(definition.parameters, at, strict=True))
        try:
            return self.value(definition.body)
        finally:
            self.indices = outer

    def range_of(self, index: str) -> int:
        """How far a declared index runs."""
        dimension = self.scope.names[index].shape[0]
        return int(dimension) if dimension.isdigit() else self.sizes[dimension]

    def place(self, node: tree.Node) -> int:
        """A whole number. Raises NeedsNumberError where it is none yet."""
        found: Any = sp.nsimplify(self.value(node)) if not isinstance(node, tree.Symbol) else self.value(node)
        if not getattr(found, "is_Integer", False):
            raise NeedsNumberError("a number is needed")
        return int(found)

    def _fold(self, node: tree.Fold) -> Value:
        lower = 1 if node.lower is None else self.place(node.lower)
        upper = self.range_of(node.index) if node.upper is None else self.place(node.upper)
        if upper - lower >= MOST_TERMS:
            raise NotShownError("too many terms")
        outer = self.indices
        total: Value = sp.Integer(0 if node.kind == "sum" else 1)
        try:
            for k in range(lower, upper + 1):
                self.indices = {**outer, node.index: k}
                term = self.value(node.body)
                total = term if k == lower else arrays.joined("+" if node.kind == "sum" else "*", total, term)
        finally:
            self.indices = outer
        return total
