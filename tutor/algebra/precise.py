"""The value of a tree at one point with many decimal digits and almost unbounded exponents.

Floats are blind to a term of 1e-25 beside one of 1, to a sigmoid that has saturated, to powers that
overflow. This second look is slow and knows only numbers, entries, sums and functions; it decides wherever
it can say something. A difference that shrinks when the digits are doubled was rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import (
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    getcontext,
    localcontext,
)
from fractions import Fraction
from typing import Final

import numpy as np

from tutor.algebra import tree
from tutor.algebra.errors import UndecidedError
from tutor.algebra.evaluate import Budget
from tutor.algebra.names import Scope
from tutor.algebra.sample import Points, range_of
from tutor.algebra.vocabulary import KRONECKER

DIGITS: Final = (50, 100)  # of the first look, and of the second where the first finds a difference
AGREE: Final = Decimal("1e-40")  # relative to the values, at the first look
SHRUNK: Final = Decimal("1e-20")  # of a difference from the first look to the second: it was rounding
STABLE: Final = Decimal("1e-6")
COST: Final = 8  # of a node here against one node of the float evaluation
PI: Final = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798"
)


class ImpreciseError(Exception):
    """The formula is none for this evaluation."""


def difference(
    left: tree.Node, right: tree.Node, scope: Scope, point: Points, budget: Budget
) -> Decimal | None:
    """Left minus right at a single point, exactly 0 where they agree within rounding.

    None where nothing can be said: one has no value there, or rounding hides it. Raises ImpreciseError for
    formulas that cannot be evaluated in this way at all.
    """
    try:
        with _digits(DIGITS[1]):
            return _difference(left, right, scope, point, budget)
    except (UndecidedError, RecursionError):
        raise ImpreciseError from None
    except (DecimalException, _NoValueError):
        return None


def _digits(digits: int) -> AbstractContextManager[Context]:
    traps = [InvalidOperation, DivisionByZero, Overflow]
    return localcontext(Context(prec=digits, Emax=10**9, Emin=-(10**9), traps=traps))


def _difference(
    left: tree.Node, right: tree.Node, scope: Scope, point: Points, budget: Budget
) -> Decimal | None:
    with _digits(DIGITS[0]):
        walk = _Walk(scope, point, budget)
        a, b = walk.value(left), walk.value(right)
    first = a - b
    if abs(first) <= AGREE * max(abs(a), abs(b)):
        return Decimal(0)
    walk = _Walk(scope, point, budget)
    second = walk.value(left) - walk.value(right)
    if abs(second) <= SHRUNK * abs(first):
        return Decimal(0)
    return second if abs(first - second) <= STABLE * abs(second) else None


class _NoValueError(Exception):
    """At this point the formula has no value."""


class _Walk:
    def __init__(self, scope: Scope, point: Points, budget: Budget) -> None:
        self.scope = scope
        self.sizes = point.sizes
        self.values = {name: self._exact(name, array[0]) for name, array in point.values.items()}
        self.indices = {name: int(array[0]) for name, array in point.indices.items()}
        self.budget = budget

    def _exact(self, name: str, drawn: np.ndarray) -> dict[tuple[int, ...], Decimal]:
        """Entries by place from 1; a simplex sums to one again in all its digits."""
        found = {tuple(i + 1 for i in at): Decimal(float(drawn[at])) for at in np.ndindex(*drawn.shape)}
        if self.scope.names[name].domain == "simplex" and drawn.ndim:
            for row in {at[:-1] for at in found}:
                total = sum(v for at, v in found.items() if at[:-1] == row)
                found |= {at: v / total for at, v in found.items() if at[:-1] == row}
        return found

    def value(self, node: tree.Node) -> Decimal:
        self.budget.spend(COST)
        return self._value(node)

    def _value(self, node: tree.Node) -> Decimal:
        match node:
            case tree.Number(value=number):
                return _decimal(number)
            case tree.Symbol(name=name):
                return self._symbol(name)
            case tree.Index(base=tree.Symbol(name=name), at=at):
                return self._entry(name, tuple(self._place(n) for n in at))
            case tree.Negate(of=of):
                return -self.value(of)
            case tree.Binary():
                return self._binary(node)
            case tree.Fold():
                return self._fold(node)
            case tree.Call(function=name, arguments=arguments):
                return self._call(name, [self.value(a) for a in arguments])
        raise ImpreciseError

    def _symbol(self, name: str) -> Decimal:
        if name in self.indices:
            return Decimal(self.indices[name])
        if name in self.values and () in self.values[name]:
            return self.values[name][()]
        definition = self.scope.definitions.get(name)
        if definition and not definition.parameters:
            return self._defined(name, ())
        if name in self.sizes:
            return Decimal(self.sizes[name])
        if name in ("pi", "e"):
            return PI if name == "pi" else Decimal(1).exp()
        raise ImpreciseError

    def _entry(self, name: str, at: tuple[int, ...]) -> Decimal:
        if name == KRONECKER and name not in self.scope.words:
            return Decimal(at[0] == at[1])
        if name in self.values and at in self.values[name]:
            return self.values[name][at]
        definition = self.scope.definitions.get(name)
        if definition is None or len(definition.parameters) != len(at):
            raise ImpreciseError
        ends = [range_of(self.scope, p, self.sizes) for p in definition.parameters]
        if not all(1 <= place <= end for place, end in zip(at, ends, strict=True)):
            raise _NoValueError
        return self._defined(name, at)

    def _defined(self, name: str, at: tuple[int, ...]) -> Decimal:
        definition = self.scope.definitions[name]
        outer, self.indices = self.indices, dict(zip(definition.parameters, at, strict=True))
        try:
            return self.value(definition.body)
        finally:
            self.indices = outer

    def _place(self, node: tree.Node) -> int:
        found = self.value(node)
        if found != found.to_integral_value() or abs(found) > 10**6:
            raise _NoValueError
        return int(found)

    def _binary(self, node: tree.Binary) -> Decimal:
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
        return Decimal(1) if right == 0 else left**right

    def _fold(self, node: tree.Fold) -> Decimal:
        if node.lower is None or node.upper is None:
            lower, upper = 1, range_of(self.scope, node.index, self.sizes)
        else:
            lower, upper = self._place(node.lower), self._place(node.upper)
        outer, total = self.indices, Decimal(0 if node.kind == "sum" else 1)
        try:
            for k in range(lower, upper + 1):
                self.indices = {**outer, node.index: k}
                term = self.value(node.body)
                total = total + term if node.kind == "sum" else total * term
        finally:
            self.indices = outer
        return total

    @staticmethod
    def _call(name: str, arguments: list[Decimal]) -> Decimal:
        if name in ("max", "min") and len(arguments) > 1:
            return max(arguments) if name == "max" else min(arguments)
        if name == "normpdf":
            x, mean, variance = arguments
            return (-((x - mean) ** 2) / (2 * variance)).exp() / (2 * PI * variance).sqrt()
        if name not in _FUNCTIONS:
            raise ImpreciseError
        return _FUNCTIONS[name](arguments[0])


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _log(x: Decimal) -> Decimal:
    if x <= 0:
        raise _NoValueError
    return x.ln()


def _tanh(x: Decimal) -> Decimal:
    small = (-2 * abs(x)).exp()
    return ((1 - small) / (1 + small)).copy_sign(x)


def _sine(x: Decimal) -> Decimal:
    """By its series; an argument too large to be reduced is refused."""
    if abs(x) > 10**6:
        raise _NoValueError
    x = x % (2 * PI)
    term = total = x
    n = 1
    while abs(term) > Decimal(10) ** -getcontext().prec:
        n += 2
        term = -term * x * x / (n * (n - 1))
        total += term
    return total


_FUNCTIONS: Final[dict[str, Callable[[Decimal], Decimal]]] = {
    "exp": Decimal.exp,
    "log": _log,
    "sqrt": Decimal.sqrt,
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: (1 + x.exp()).ln(),
    "tanh": _tanh,
    "sin": _sine,
    "cos": lambda x: _sine(x + PI / 2),
    "abs": abs,
    "relu": lambda x: max(x, Decimal(0)),
    "sign": lambda x: Decimal((x > 0) - (x < 0)),
    "step": lambda x: Decimal(x > 0),
}
