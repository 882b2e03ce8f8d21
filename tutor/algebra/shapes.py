"""Numbers (P,), columns (P, n) and matrices (P, n, d) at P points: how their shapes go together.

A column is an n by 1 matrix and its transpose a 1 by n one; whatever ends up n by 1 is a column again, and
1 by 1 a number.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.errors import ShapeError
from tutor.words import _

Array = NDArray[Any]


def like(mask: Array, value: Array) -> Array:
    """A mask (P,) with as many axes as a value, so that they broadcast."""
    return mask.reshape(mask.shape + (1,) * (value.ndim - 1))


def runs(value: Array) -> tuple[Array, Array]:
    """Where a run of points with equal values begins (R,), and in which run each point is (P,).

    Within an integral many neighbouring points share one matrix: what is dear is computed once a run.
    """
    entries = value.reshape(len(value), -1)
    begins = np.ones(len(value), bool)
    begins[1:] = (entries[1:] != entries[:-1]).any(axis=1)
    return np.flatnonzero(begins), np.cumsum(begins) - 1


def in_words(value: Array) -> str:
    """`a number`, `4 by 1`, `4 by 2`."""
    if value.ndim == 1:
        return _("a number")
    rows, columns = (*value.shape[1:], 1)[:2]
    return _("{n} by {m}").format(n=rows, m=columns)


def canonical(value: Array) -> Array:
    """A matrix of one column as a column, one of a single entry as a number."""
    if value.ndim < 3 or value.shape[2] != 1:
        return value
    return np.asarray(value[:, 0, 0] if value.shape[1] == 1 else value[:, :, 0])


def matrix(value: Array) -> Array:
    """A column as a matrix (P, n, 1); a matrix as it is."""
    return value[:, :, None] if value.ndim == 2 else value


def transposed(value: Array) -> Array:
    """Rows and columns exchanged; a number stays."""
    return value if value.ndim == 1 else canonical(np.swapaxes(matrix(value), 1, 2))


def aligned(left: Array, right: Array) -> tuple[Array, Array]:
    """Two values made to broadcast: a number goes with every entry. Raises ShapeError."""
    if left.ndim == 1 and right.ndim > 1:
        return like(left, right), right
    if right.ndim == 1 and left.ndim > 1:
        return left, like(right, left)
    if left.shape[1:] != right.shape[1:]:
        said = _("{left} does not go with {right}, entry by entry.")
        raise ShapeError(said.format(left=in_words(left), right=in_words(right)))
    return left, right


def product(left: Array, right: Array) -> Array:
    """The matrix product; a number scales. Raises ShapeError."""
    if left.ndim == 1 or right.ndim == 1:
        a, b = aligned(left, right)
        return np.asarray(a * b)
    a, b = matrix(left), matrix(right)
    if a.shape[2] != b.shape[1]:
        said = _("{left} times {right} does not fit: the inner sizes {n} and {m} differ. {ask}")
        ask = _remedy(a.shape[1:], b.shape[1:])
        shapes = {"left": in_words(left), "right": in_words(right), "n": a.shape[2], "m": b.shape[1]}
        raise ShapeError(said.format(**shapes, ask=ask))
    return canonical(np.asarray(a @ b))


def _remedy(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    if left == right and left[1] == 1:
        return _("Is a' * b meant, or a .* b?")
    if left[0] == right[0]:
        return _("Is the left factor to be transposed?")
    if left[1] == right[1]:
        return _("Is the right factor to be transposed?")
    return _("Are the factors in the right order?")


def square(value: Array, name: str) -> Array:
    """A square matrix as it is. Raises ShapeError for anything else."""
    if value.ndim != 3 or value.shape[1] != value.shape[2]:
        said = _("{name} takes a square matrix, and this is {shape}.")
        raise ShapeError(said.format(name=name, shape=in_words(value)))
    return value


def powers(base: Array, exponents: Array) -> Array:
    """Each square matrix to its own whole power from 0 on."""
    result = np.empty_like(base)
    for n in np.unique(exponents):
        which = exponents == n
        result[which] = np.linalg.matrix_power(base[which], int(n))
    return result
