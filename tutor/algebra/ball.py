"""Numbers that know their own error: a decimal and a radius around it in which the true value lies.

The radius follows first-order bounds, each operation adding its rounding with a thousandfold margin. What
leaves no bound at all (dividing by a ball around zero) has no value here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, Underflow, localcontext
from fractions import Fraction
from typing import Final

DIGITS: Final = 60
EPS: Final = Decimal(10) ** (3 - DIGITS)
FARTHEST: Final = 10**6  # argument of a sine, size of an index


class NoValueError(Exception):
    """There is no value here, or its error has no bound."""


def digits() -> AbstractContextManager[Context]:
    """The decimal context in which balls are computed."""
    traps = [InvalidOperation, DivisionByZero, Overflow, Underflow]
    return localcontext(Context(prec=DIGITS, Emax=10**9, Emin=-(10**9), traps=traps))


@dataclass(frozen=True, slots=True)
class Ball:
    """`mid` and how far the true value may be from it; radius 0 is exact."""

    mid: Decimal
    radius: Decimal = Decimal(0)

    def __neg__(self) -> Ball:
        return Ball(-self.mid, self.radius)

    def __add__(self, other: Ball) -> Ball:
        return rounded(self.mid + other.mid, self.radius + other.radius)

    def __sub__(self, other: Ball) -> Ball:
        return rounded(self.mid - other.mid, self.radius + other.radius)

    def __mul__(self, other: Ball) -> Ball:
        spread = abs(self.mid) * other.radius + abs(other.mid) * self.radius + self.radius * other.radius
        return rounded(self.mid * other.mid, spread)

    def __truediv__(self, other: Ball) -> Ball:
        mid = self.mid / other.mid
        return rounded(mid, (self.radius + abs(mid) * other.radius) / other.least())

    def least(self) -> Decimal:
        """The smallest size that the value can have. Raises NoValueError if that may be zero."""
        if abs(self.mid) <= self.radius:
            raise NoValueError
        return abs(self.mid) - self.radius

    def positive(self) -> Ball:
        """The ball itself. Raises NoValueError if it may reach zero or below."""
        if self.mid <= self.radius:
            raise NoValueError
        return self

    def whole(self) -> int:
        """The whole number within reach. Raises NoValueError if there is none."""
        near = self.mid.to_integral_value()
        if abs(self.mid - near) > self.radius or abs(near) > FARTHEST or self.radius > EPS * 10**9:
            raise NoValueError
        return int(near)

    def sign(self) -> int:
        """-1, 0 or 1. Raises NoValueError where the error leaves it open."""
        if self.radius and abs(self.mid) <= self.radius:
            raise NoValueError
        return (self.mid > 0) - (self.mid < 0)


def rounded(mid: Decimal, spread: Decimal = Decimal(0)) -> Ball:
    """A computed value: what its operands spread, and its own rounding."""
    return Ball(mid, spread + abs(mid) * EPS)


def of(number: Fraction | int | float) -> Ball:
    """A ball of radius 0 wherever the digits suffice."""
    if not isinstance(number, Fraction):
        plain = Decimal(number)
        if len(plain.as_tuple().digits) <= DIGITS:
            return Ball(plain)
    exact = Fraction(number)
    mid = Decimal(exact.numerator) / Decimal(exact.denominator)
    return Ball(mid) if Fraction(mid) == exact else rounded(mid)


ONE: Final = Ball(Decimal(1))
TWO: Final = Ball(Decimal(2))
PI: Final = Ball(
    Decimal("3.1415926535897932384626433832795028841971693993751058209749445923078164"), Decimal("1e-69")
)


def exp(x: Ball) -> Ball:
    """Raises NoValueError where the error of the argument exceeds 1."""
    if x.radius > 1:
        raise NoValueError
    mid = x.mid.exp()
    return rounded(mid, 2 * x.radius * mid)


def log(x: Ball) -> Ball:
    """Raises NoValueError for what may not be positive."""
    return rounded(x.positive().mid.ln(), x.radius / x.least())


def sqrt(x: Ball) -> Ball:
    """Raises NoValueError for what may be negative."""
    if x.mid == x.radius == 0:
        return x
    return rounded(x.positive().mid.sqrt(), x.radius / x.least().sqrt())


def power(base: Ball, exponent: Ball) -> Ball:
    """A whole exponent goes with any base, another one with a positive base only."""
    if exponent.radius or exponent.mid != exponent.mid.to_integral_value():
        return exp(exponent * log(base))
    n = exponent.mid
    if n == 0:
        return ONE
    if n > 0 and abs(base.mid) <= base.radius:
        mid = base.mid**n
        return rounded(mid, abs(mid) + (abs(base.mid) + base.radius) ** n)
    spread = abs(n) * base.radius / base.least()
    if spread > 1:
        raise NoValueError
    mid = base.mid**n
    return rounded(mid, 2 * spread * abs(mid))


def sine(x: Ball) -> Ball:
    """By its series, after turning back into one period."""
    if abs(x.mid) > FARTHEST:
        raise NoValueError
    angle = x.mid % (2 * PI.mid)
    term = total = angle
    n = 1
    while abs(term) > EPS:
        n += 2
        term = -term * angle * angle / (n * (n - 1))
        total += term
    return Ball(total, x.radius + EPS * 100)


def tanh(x: Ball) -> Ball:
    """Odd, by the exponential of the negative argument."""
    small = exp(-(TWO * absolute(x)))
    size = (ONE - small) / (ONE + small)
    return size if x.mid >= 0 else -size


def absolute(x: Ball) -> Ball:
    """The distance from zero; no ball grows by it."""
    return Ball(abs(x.mid), x.radius)


def larger(x: Ball, y: Ball) -> Ball:
    """The maximum of two."""
    return Ball(max(x.mid, y.mid), max(x.radius, y.radius))


def smaller(x: Ball, y: Ball) -> Ball:
    """The minimum of two."""
    return -larger(-x, -y)


FUNCTIONS: Final[dict[str, Callable[[Ball], Ball]]] = {
    "exp": exp,
    "log": log,
    "sqrt": sqrt,
    "sigmoid": lambda x: ONE / (ONE + exp(-x)),
    "softplus": lambda x: log(ONE + exp(x)),
    "tanh": tanh,
    "sin": sine,
    "cos": lambda x: sine(x + PI / TWO),
    "abs": absolute,
    "relu": lambda x: larger(x, Ball(Decimal(0))),
    "sign": lambda x: Ball(Decimal(x.sign())),
    "step": lambda x: Ball(Decimal(x.sign() > 0)),
}
