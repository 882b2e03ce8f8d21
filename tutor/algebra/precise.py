"""The value of a tree at one point with sixty digits, almost unbounded exponents, and a bound on its error.

Floats are blind to a term of 1e-25 beside one of 1, to a sigmoid that has saturated, to powers that
overflow. This second look is slow and knows only numbers, entries, sums and functions; where it finds a
difference, there is one.
"""

from __future__ import annotations

from decimal import Decimal, DecimalException
from functools import reduce
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import ball, tree
from tutor.algebra.ball import Ball, NoValueError
from tutor.algebra.errors import UndecidedError
from tutor.algebra.evaluate import Budget
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, range_of
from tutor.algebra.vocabulary import KRONECKER

AGREE: Final = Decimal("1e-20")  # an error no larger than this against the values leaves them equal
COST: Final = 8  # of a node here against one node of the float evaluation


class ImpreciseError(Exception):
    """The formula is none for this evaluation."""


def difference(
    left: tree.Node, right: tree.Node, scope: Scope, point: Points, budget: Budget
) -> Decimal | None:
    """Left minus right at a single point, exactly 0 where they agree within their errors.

    None where nothing can be said: one has no value there, or its error is too large. Raises ImpreciseError
    for formulas that cannot be evaluated in this way at all.
    """
    try:
        with ball.digits():
            walk = _Walk(scope, point, budget)
            a, b = walk.value(left), walk.value(right)
            apart = a.mid - b.mid
            error = a.radius + b.radius
            if abs(apart) > error:
                return apart
            return Decimal(0) if error <= AGREE * max(abs(a.mid), abs(b.mid)) else None
    except (UndecidedError, RecursionError):
        raise ImpreciseError from None
    except (DecimalException, NoValueError):
        return None


class _Walk:
    def __init__(self, scope: Scope, point: Points, budget: Budget) -> None:
        self.scope = scope
        self.sizes = point.sizes
        self.values = {name: self._exact(name, array[0]) for name, array in point.values.items()}
        self.indices = {name: int(array[0]) for name, array in point.indices.items()}
        self.budget = budget

    def _exact(self, name: str, drawn: NDArray[Any]) -> dict[tuple[int, ...], Ball]:
        """Entries by place from 1; a simplex sums to one again in all its digits."""
        found = {tuple(i + 1 for i in at): ball.of(float(drawn[at])) for at in np.ndindex(*drawn.shape)}
        if self.scope.names[name].domain == "simplex" and drawn.ndim:
            for row in {at[:-1] for at in found}:
                entries = {at: value for at, value in found.items() if at[:-1] == row}
                total = reduce(Ball.__add__, entries.values())
                found |= {at: value / total for at, value in entries.items()}
        return found

    def value(self, node: tree.Node) -> Ball:
        self.budget.spend(COST)
        match node:
            case tree.Number(value=number):
                return ball.of(number)
            case tree.Symbol(name=name):
                return self._symbol(name)
            case tree.Index(base=tree.Symbol(name=name), at=at):
                return self._entry(name, tuple(self.value(n).whole() for n in at))
            case tree.Negate(of=of):
                return -self.value(of)
            case tree.Binary():
                return self._binary(node)
            case tree.Fold():
                return self._fold(node)
            case tree.Call(function=name, arguments=arguments):
                return self._call(name, [self.value(a) for a in arguments])
        raise ImpreciseError

    def _symbol(self, name: str) -> Ball:
        if name in self.indices:
            return ball.of(self.indices[name])
        if name in self.values and () in self.values[name]:
            return self.values[name][()]
        definition = self.scope.definitions.get(name)
        if definition and not definition.parameters:
            return self._defined(name, ())
        if name in self.sizes:
            return ball.of(self.sizes[name])
        if name in ("pi", "e"):
            return ball.PI if name == "pi" else ball.exp(ball.ONE)
        raise ImpreciseError

    def _entry(self, name: str, at: tuple[int, ...]) -> Ball:
        if name == KRONECKER and name not in self.scope.words:
            return ball.of(int(at[0] == at[1]))
        if name in self.values and at in self.values[name]:
            return self.values[name][at]
        definition = self.scope.definitions.get(name)
        if definition is None or len(definition.parameters) != len(at):
            raise ImpreciseError
        ends = [range_of(self.scope, p, self.sizes) for p in definition.parameters]
        if not all(1 <= place <= end for place, end in zip(at, ends, strict=True)):
            raise NoValueError
        return self._defined(name, at)

    def _defined(self, name: str, at: tuple[int, ...]) -> Ball:
        definition = self.scope.definitions[name]
        outer, self.indices = self.indices, dict(zip(definition.parameters, at, strict=True))
        try:
            return self.value(definition.body)
        finally:
            self.indices = outer

    def _binary(self, node: tree.Binary) -> Ball:
        left, right = self.value(node.left), self.value(node.right)
        match node.operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*" | ".*":
                return left * right
            case "/" | "./":
                return left / right
        return ball.power(left, right)

    def _fold(self, node: tree.Fold) -> Ball:
        if node.lower is None or node.upper is None:
            lower, upper = 1, range_of(self.scope, node.index, self.sizes)
        else:
            lower, upper = self.value(node.lower).whole(), self.value(node.upper).whole()
        outer, total = self.indices, ball.of(0 if node.kind == "sum" else 1)
        try:
            for k in range(lower, upper + 1):
                self.indices = {**outer, node.index: k}
                term = self.value(node.body)
                total = total + term if node.kind == "sum" else total * term
        finally:
            self.indices = outer
        return total

    @staticmethod
    def _call(name: str, arguments: list[Ball]) -> Ball:
        if name in ("max", "min") and len(arguments) > 1:
            return reduce(ball.larger if name == "max" else ball.smaller, arguments)
        if name == "normpdf":
            x, mean, variance = arguments
            exponent = -((x - mean) * (x - mean)) / (ball.TWO * variance)
            return ball.exp(exponent) / ball.sqrt(ball.TWO * ball.PI * variance)
        if name not in ball.FUNCTIONS:
            raise ImpreciseError
        return ball.FUNCTIONS[name](arguments[0])
