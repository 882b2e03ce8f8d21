"""Arithmetic and functions of symbolic values: numbers, and arrays (rows, columns) of explicit entries."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np
import sympy as sp

from tutor.algebra.certify.entries import NotShownError, OutsideError, Value

MOST_POWER = 1000


def is_number(value: Value) -> bool:
    """Whether a value is a single expression."""
    return not isinstance(value, np.ndarray)


def each(function: Callable[[Any], Any], value: Value) -> Value:
    """A function of every entry."""
    if is_number(value):
        return function(value)
    made = np.empty(value.shape, dtype=object)
    for at in np.ndindex(*value.shape):
        made[at] = function(value[at])
    return made


def joined(operator: str, left: Value, right: Value) -> Value:
    """`left operator right`. Raises NotShownError for shapes that do not fit."""
    both = not (is_number(left) or is_number(right))
    if operator == "^":
        return _power(left, right)
    if operator == "*" and both:
        return _product(left, right)
    if operator == "/" and not is_number(right):
        raise NotShownError("division by an array")
    if both and left.shape != right.shape:
        raise NotShownError("shapes")
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*" | ".*":
            return left * right
    if any(entry == 0 for entry in np.ravel(right)):
        raise NotShownError("division by zero")
    return left / right


def _product(left: Value, right: Value) -> Value:
    if left.shape[1] != right.shape[0]:
        raise NotShownError("shapes")
    made = left @ right
    return made[0, 0] if made.shape == (1, 1) else made


def _power(base: Value, exponent: Value) -> Value:
    if not is_number(exponent):
        raise NotShownError("an array as exponent")
    if is_number(base):
        if exponent.is_Rational and abs(exponent) > MOST_POWER:
            raise NotShownError("too large a power")
        return sp.Pow(base, exponent)
    if not (exponent.is_Integer and abs(int(exponent)) <= 8 and base.shape[0] == base.shape[1] > 1):
        raise NotShownError("a power of an array")
    base = _inverse(base) if exponent < 0 else base
    return reduce(_product, [base] * abs(int(exponent)), _constant("eye", [len(base)]))


def entry(value: Value, at: list[int]) -> Value:
    """One entry by places from 1; a whole row of a matrix by one place. Raises NotShownError."""
    if is_number(value):
        raise NotShownError("an entry of a number")
    if len(at) == 1 and value.shape[1] != 1:
        at = [1, *at] if value.shape[0] == 1 else at
    extents = value.shape if len(at) == 2 else value.shape[:1]
    if any(not 1 <= place <= extent for place, extent in zip(at, extents, strict=True)):
        raise OutsideError("an index outside its range")
    if len(at) == 2:
        return value[at[0] - 1, at[1] - 1]
    return value[at[0] - 1, 0] if value.shape[1] == 1 else value[at[0] - 1 : at[0]]


def call(name: str, arguments: list[Value]) -> Value:
    """A function of the vocabulary. Raises NotShownError for one that has no symbolic rule."""
    first = arguments[0]
    if name in _ELEMENTWISE:
        return each(_ELEMENTWISE[name], first)
    if name in ("max", "min"):
        return _extreme(name, arguments if len(arguments) > 1 else list(np.ravel(first)))
    if name in ("eye", "ones", "zeros"):
        return _constant(name, [int(a) for a in arguments])
    if name == "normpdf":
        return _normal_density(*arguments)
    if name in _WHOLE:
        return _WHOLE[name](*arguments)
    raise NotShownError(name)


def _normal_density(x: Value, mean: Value, variance: Value) -> Value:
    """Of a column with a covariance matrix one number, of anything else entry by entry."""
    apart = joined("-", x, mean)
    if not is_number(variance) and variance.shape[1] > 1:
        inside = joined("*", joined("*", apart.T, _inverse(variance)), apart)
        volume = (2 * sp.pi) ** len(variance) * _square(variance).det(method="berkowitz")
        return sp.exp(-inside / 2) / sp.sqrt(volume)
    exponent = joined("./", joined("*", sp.Rational(-1, 2), joined(".*", apart, apart)), variance)
    root = each(lambda v: sp.sqrt(2 * sp.pi * v), variance)
    return joined("./", each(sp.exp, exponent), root)


def _step(x: Value) -> Value:
    return sp.Piecewise((1, x > 0), (0, True))


_ELEMENTWISE: dict[str, Callable[[Any], Any]] = {
    "exp": sp.exp,
    "log": sp.log,
    "sqrt": sp.sqrt,
    "sin": sp.sin,
    "cos": sp.cos,
    "abs": sp.Abs,
    "sign": sp.sign,
    "step": _step,
    # Through the exponential, so that all of these meet in one rational function of exp(x).
    "sigmoid": lambda x: 1 / (1 + sp.exp(-x)),
    "softplus": lambda x: sp.log(1 + sp.exp(x)),
    "tanh": lambda x: 1 - 2 / (1 + sp.exp(2 * x)),
    "relu": lambda x: sp.Piecewise((x, x > 0), (0, True)),
}


def _extreme(name: str, values: list[Value]) -> Value:
    if not all(map(is_number, values)):
        raise NotShownError(name)

    def better(a: Value, b: Value) -> Value:
        over = a - b if name == "max" else b - a  # as in step(a - b), which is its derivative
        return sp.Piecewise((a, over > 0), (b, True))

    return reduce(better, values)


def _vector(value: Value) -> Any:
    if is_number(value) or 1 not in value.shape:
        raise NotShownError("a vector is needed")
    return value.ravel()


def _square(value: Value) -> Any:
    """As a SymPy matrix of explicit entries."""
    if is_number(value):
        return sp.Matrix([[value]])
    if value.shape[0] != value.shape[1]:
        raise NotShownError("a square matrix is needed")
    return sp.Matrix(value.tolist())


def _inverse(value: Value) -> Value:
    matrix = _square(value)
    determinant = matrix.det(method="berkowitz")
    if determinant == 0:
        raise NotShownError("a singular matrix")
    made = np.array((matrix.adjugate() / determinant).tolist(), dtype=object)
    return made[0, 0] if is_number(value) else made


def _diagonal(value: Value) -> Value:
    if is_number(value):
        return value
    if 1 in value.shape:
        return np.array(sp.diag(*value.ravel()).tolist(), dtype=object)
    return np.array(_square(value).diagonal().T.tolist(), dtype=object)


def _softmax(value: Value) -> Value:
    """Over the entries of a column, along each row of anything else."""
    if is_number(value):
        return sp.Integer(1)
    weights = each(sp.exp, value)
    return weights / weights.sum(axis=0 if value.shape[1] == 1 else 1, keepdims=True)


def _logsumexp(value: Value) -> Value:
    if is_number(value):
        return value
    sums = each(sp.exp, value).sum(axis=0 if value.shape[1] == 1 else 1, keepdims=True)
    return each(sp.log, sums) if sums.size > 1 else sp.log(sums[0, 0])


def _constant(name: str, shape: list[int]) -> Value:
    rows = shape[0]
    columns = shape[1] if len(shape) > 1 else rows if name == "eye" else 1
    if not 1 <= rows * columns <= 100:
        raise NotShownError(name)
    made = {"eye": sp.eye, "ones": sp.ones, "zeros": sp.zeros}[name](rows, columns)
    return np.array(made.tolist(), dtype=object)


def _total(value: Value) -> Value:
    return value if is_number(value) else value.sum()


_WHOLE: dict[str, Callable[..., Any]] = {
    "sum": _total,
    "prod": lambda x: x if is_number(x) else x.prod(),
    "mean": lambda x: x if is_number(x) else x.sum() / x.size,
    "sqnorm": lambda x: _total(x * x),
    "norm": lambda x: sp.sqrt(_total(x * x)),
    "norm1": lambda x: _total(each(sp.Abs, x)),
    "softmax": _softmax,
    "logsumexp": _logsumexp,
    "dot": lambda x, y: _total(joined(".*", x, y)),
    "outer": lambda x, y: _vector(x)[:, None] * _vector(y)[None, :],
    "tr": lambda x: _square(x).trace(),
    "det": lambda x: _square(x).det(method="berkowitz"),
    "inv": _inverse,
    "diag": _diagonal,
}
