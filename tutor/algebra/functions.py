"""The functions of one number, each with its derivative.

A derivative is taken by a complex step: the imaginary part carries it, infinitely small against the real
part. So a function of a complex number is here its value plus derivative times imaginary part, which is also
right where the analytic continuation is not (abs, relu, powers of negative numbers).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Real = Callable[[Array], Array]


def _sigmoid(x: Array) -> Array:
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def _zero(x: Array) -> Array:
    return np.zeros_like(x)


ELEMENTWISE: Final[dict[str, tuple[Real, Real]]] = {
    "exp": (np.exp, np.exp),
    "log": (np.log, lambda x: 1 / x),
    "sqrt": (np.sqrt, lambda x: 0.5 / np.sqrt(x)),
    "sigmoid": (_sigmoid, lambda x: _sigmoid(x) * _sigmoid(-x)),
    "softplus": (lambda x: np.logaddexp(0, x), _sigmoid),
    "tanh": (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    "sin": (np.sin, np.cos),
    "cos": (np.cos, lambda x: -np.sin(x)),
    "abs": (np.abs, np.sign),
    "relu": (lambda x: np.maximum(x, 0.0), lambda x: (x > 0) * 1.0),
    "sign": (np.sign, _zero),
    "step": (lambda x: (x > 0) * 1.0, _zero),
}

KINKED: Final = frozenset({"abs", "relu", "sign", "step"})  # no derivative at 0


def apply(name: str, x: Array) -> Array:
    """An elementwise function of real or first-order complex numbers, any shape."""
    value, slope = ELEMENTWISE[name]
    if not np.iscomplexobj(x):
        return np.asarray(value(x))
    return np.asarray(value(x.real) + 1j * np.where(x.imag == 0, 0.0, slope(x.real) * x.imag))


def power(base: Array, exponent: Array) -> Array:
    """`base^exponent` where the real parts have one; NaN elsewhere. Both of the same shape."""
    b, e = np.real(base), np.real(exponent)
    value = np.power(b, e)
    if not (np.iscomplexobj(base) or np.iscomplexobj(exponent)):
        return np.asarray(value)
    db, de = np.imag(base), np.imag(exponent)
    by_base = np.where((db == 0) | (e == 0), 0.0, e * np.power(b, e - 1) * db)
    by_exponent = np.where(de == 0, 0.0, value * np.log(np.where(b > 0, b, np.nan)) * de)
    return np.asarray(value + 1j * (by_base + by_exponent))
