"""The normal density: of numbers, entry by entry, and of a column under a covariance matrix."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.errors import ShapeError
from tutor.algebra.functions import apply
from tutor.algebra.shapes import aligned, in_words, runs
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]


def normal_density(walk: Walk, x: Array, mean: Array, variance: Array) -> Array:
    """`normpdf(x, mean, variance)`; marks the points without a positive variance. Raises ShapeError."""
    x, mean = aligned(x, mean)
    distance = x - mean
    if variance.ndim == 3:
        return _of_a_column(walk, distance, variance)
    distance, variance = aligned(distance, variance)
    walk.require(
        walk.each(np.broadcast_to(np.real(variance) > 0, variance.shape)), _("the variance is positive")
    )
    return np.asarray(
        apply("exp", -distance * distance / (2 * variance)) / apply("sqrt", 2 * np.pi * variance)
    )


def root(walk: Walk, covariance: Array) -> Array:
    """The lower Cholesky factor (P, n, n); a matrix that is not positive definite is marked.

    The imaginary part is carried to first order: dL = L tril(L^-1 dS L^-T) with its diagonal halved.
    """
    real = np.real(covariance)
    positive = np.isfinite(real).all(axis=(1, 2)) & (np.abs(real - np.swapaxes(real, 1, 2)) < 1e-9).all(
        (1, 2)
    )
    least = np.linalg.eigvalsh(np.where(positive[:, None, None], real, 0.0))[:, 0]
    positive &= least > 0
    walk.require(positive, _("the covariance is positive definite"))
    lower = np.linalg.cholesky(np.where(positive[:, None, None], real, np.eye(real.shape[1])))
    if not np.iscomplexobj(covariance):
        return np.asarray(lower)
    inverse = np.linalg.inv(lower)
    inner = np.tril(inverse @ np.imag(covariance) @ np.swapaxes(inverse, 1, 2))
    inner -= 0.5 * inner * np.eye(inner.shape[1])
    return np.asarray(lower + 1j * (lower @ inner))


def _of_a_column(walk: Walk, distance: Array, covariance: Array) -> Array:
    n = covariance.shape[1]
    first, run = runs(covariance)
    covariance = covariance[first]
    if distance.ndim != 2 or covariance.shape[1:] != (distance.shape[1],) * 2:
        said = _("a covariance that is {s} does not go with {x}.")
        raise ShapeError(said.format(s=in_words(covariance), x=in_words(distance)))
    real, symmetric = np.real(covariance), np.real(covariance)
    positive = np.linalg.eigvalsh(np.nan_to_num(symmetric))[:, 0] > 0
    walk.require(positive[run], _("the covariance is positive definite"))
    inverse = np.linalg.inv(np.where(np.abs(np.linalg.det(real))[:, None, None] > 0, real, np.eye(n)))
    if np.iscomplexobj(covariance):
        inverse = inverse - 1j * (inverse @ np.imag(covariance) @ inverse)
    square = (distance[:, None, :] @ inverse[run] @ distance[:, :, None])[:, 0, 0]
    scale = apply("sqrt", (2 * np.pi) ** n * np.linalg.det(covariance))[run]
    return np.asarray(apply("exp", -square / 2) / scale)
