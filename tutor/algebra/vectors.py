"""Whole vectors, shape (P, n): what they may be joined with, and the functions that take them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.functions import apply
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]


def like(mask: Array, value: Array) -> Array:
    """A mask (P,) with as many axes as a value, so that they broadcast."""
    return mask.reshape(mask.shape + (1,) * (value.ndim - 1))


def aligned(left: Array, right: Array) -> tuple[Array, Array]:
    """Two values made to broadcast: a number goes with every entry of a vector. Raises ShapeError."""
    if left.ndim < right.ndim:
        left = like(left, right)
    elif right.ndim < left.ndim:
        right = like(right, left)
    elif left.shape != right.shape:
        said = _("A vector of {n} entries does not go with one of {m}.")
        raise ShapeError(said.format(n=left.shape[1], m=right.shape[1]))
    return left, right


def call(evaluator: Walk, name: str, arguments: list[Array]) -> Array:
    """A function of vectors or of several numbers. Raises UndecidedError for those of matrices."""
    first = arguments[0]
    if name in ("max", "min") and len(arguments) > 1:
        return _extreme_of(evaluator, name, arguments)
    if name == "normpdf":
        return _normal_density(evaluator, *arguments)
    if first.ndim != 2 or name not in _REDUCTIONS:
        raise UndecidedError(_("{name}(...) of this cannot be judged yet.").format(name=name))
    if name in ("max", "min"):
        return _extreme_of(evaluator, name, list(first.T))
    if name == "dot":
        left, right = aligned(first, arguments[1])
        return np.asarray((left * right).sum(axis=1))
    if name == "norm":
        evaluator.require(
            ~(np.iscomplexobj(first) & (np.real(first) == 0).all(axis=1)), _("the norm is not 0")
        )
        return apply("sqrt", (first * first).sum(axis=1))
    if name == "norm1":
        return np.asarray(apply("abs", first).sum(axis=1))
    return np.asarray(_REDUCTIONS[name](first))


def _softmax(x: Array) -> Array:
    weights = apply("exp", x - np.real(x).max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _logsumexp(x: Array) -> Array:
    top = np.real(x).max(axis=1, keepdims=True)
    return np.asarray(top[:, 0] + apply("log", apply("exp", x - top).sum(axis=1)))


_REDUCTIONS: dict[str, Any] = {
    "sum": lambda x: x.sum(axis=1),
    "prod": lambda x: x.prod(axis=1),
    "mean": lambda x: x.mean(axis=1),
    "sqnorm": lambda x: (x * x).sum(axis=1),
    "softmax": _softmax,
    "logsumexp": _logsumexp,
    **dict.fromkeys(("dot", "norm", "norm1", "max", "min")),
}


def _extreme_of(evaluator: Walk, name: str, values: list[Array]) -> Array:
    best = values[0]
    for value in values[1:]:
        best, value = aligned(best, value)
        tie = (np.real(best) == np.real(value)) & (np.imag(best) != np.imag(value))
        evaluator.require(evaluator.each(~tie), _("there is no tie within {name}").format(name=name))
        larger = np.real(value) > np.real(best)
        best = np.where(larger if name == "max" else ~larger, value, best)
    return best


def _normal_density(evaluator: Walk, x: Array, mean: Array, variance: Array) -> Array:
    if max(x.ndim, mean.ndim, variance.ndim) > 1:
        raise UndecidedError(_("{name}(...) of this cannot be judged yet.").format(name="normpdf"))
    evaluator.require(np.real(variance) > 0, _("the variance is positive"))
    distance = x - mean
    return np.asarray(
        apply("exp", -distance * distance / (2 * variance)) / apply("sqrt", 2 * np.pi * variance)
    )
