"""The functions of columns and matrices, of several numbers, and of a size: everything not entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.density import normal_density
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.functions import apply
from tutor.algebra.shapes import aligned, canonical, in_words, like, powers, product, runs, square, transposed
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]

WORST = 1e12  # condition number beyond which a matrix counts as singular
LARGEST = 40  # of eye, ones and zeros


def call(walk: Walk, name: str, arguments: list[Array], said: str) -> Array:
    """A function's value; `said` is how its first argument is written. Raises ShapeError."""
    if name in ("max", "min"):
        return _extreme(walk, name, arguments)
    if name == "normpdf":
        return normal_density(walk, *arguments)
    if name in ("dot", "outer"):
        return (_dot if name == "dot" else _outer)(*arguments)
    if name in ("eye", "ones", "zeros"):
        return _made(walk, name, arguments)
    if name in _REDUCTIONS:
        return _REDUCTIONS[name](arguments[0])
    return _OF_MATRICES[name](walk, arguments[0], said)


# ------------------------------------------------------------------------------------------- reductions


def flat(x: Array) -> Array:
    """All entries in a row, (P, m)."""
    return x.reshape(len(x), -1)


def _softmax(x: Array) -> Array:
    """Over the entries of a column, and along each row of a matrix."""
    axis = -1 if x.ndim > 1 else 0
    if x.ndim == 1:
        return np.ones_like(x)
    weights = apply("exp", x - np.real(x).max(axis=axis, keepdims=True))
    return np.asarray(weights / weights.sum(axis=axis, keepdims=True))


def _logsumexp(x: Array) -> Array:
    if x.ndim == 1:
        return x
    top = np.real(x).max(axis=-1, keepdims=True)
    found = top[..., 0] + apply("log", apply("exp", x - top).sum(axis=-1))
    return np.asarray(found[:, 0] if found.ndim == 2 and found.shape[1] == 1 else found)


def _diag(x: Array) -> Array:
    """Of a column the matrix with that diagonal, of a matrix its diagonal."""
    if x.ndim == 1:
        return x
    if x.ndim == 3 and 1 not in x.shape[1:]:
        return np.asarray(np.diagonal(square(x, "diag"), axis1=1, axis2=2))
    column = flat(x)
    return np.asarray(column[:, :, None] * np.eye(column.shape[1]))


_REDUCTIONS: Final[dict[str, Callable[[Array], Array]]] = {
    "sum": lambda x: np.asarray(flat(x).sum(axis=1)),
    "prod": lambda x: np.asarray(flat(x).prod(axis=1)),
    "mean": lambda x: np.asarray(flat(x).mean(axis=1)),
    "sqnorm": lambda x: np.asarray((flat(x) * flat(x)).sum(axis=1)),
    "softmax": _softmax,
    "logsumexp": _logsumexp,
    "diag": _diag,
}


def _norm(walk: Walk, x: Array, said: str) -> Array:
    entries = flat(x)
    if np.iscomplexobj(x):
        walk.require((np.real(entries) != 0).any(axis=1), _("{it} is not 0").format(it=said))
    return apply("sqrt", (entries * entries).sum(axis=1))


def _norm1(walk: Walk, x: Array, said: str) -> Array:
    entries = flat(x)
    kink = (np.real(entries) == 0) & (np.imag(entries) != 0)
    walk.require(~kink.any(axis=1), _("no entry of {it} is 0").format(it=said))
    return np.asarray(apply("abs", entries).sum(axis=1))


# --------------------------------------------------------------------------------------- several arguments


def _dot(left: Array, right: Array) -> Array:
    if left.shape[1:] != right.shape[1:]:
        said = _("dot takes two of the same shape, and these are {left} and {right}.")
        raise ShapeError(said.format(left=in_words(left), right=in_words(right)))
    return np.asarray((flat(left) * flat(right)).sum(axis=1))


def _outer(left: Array, right: Array) -> Array:
    if left.ndim > 2 or right.ndim > 2:
        said = _("outer takes two columns, and these are {left} and {right}.")
        raise ShapeError(said.format(left=in_words(left), right=in_words(right)))
    return product(left, transposed(right))


def _extreme(walk: Walk, name: str, values: list[Array]) -> Array:
    """The largest or smallest of several values entry by entry, or of all entries of one."""
    if len(values) == 1:
        values = list(flat(values[0]).T)
    best = values[0]
    for value in values[1:]:
        best, value = aligned(best, value)
        tie = (np.real(best) == np.real(value)) & (np.imag(best) != np.imag(value))
        walk.require(walk.each(~tie), _("there is no tie within {name}").format(name=name))
        larger = np.real(value) > np.real(best)
        best = np.where(larger if name == "max" else ~larger, value, best)
    return best


def _made(walk: Walk, name: str, arguments: list[Array]) -> Array:
    sizes = []
    for argument in arguments:
        size = np.real(argument)
        if size.ndim > 1 or not (size == size.flat[0]).all() or not size.flat[0].is_integer():
            raise ShapeError(_("{name} takes the size of something declared.").format(name=name))
        sizes.append(int(size.flat[0]))
    if min(sizes) < 1:
        raise ShapeError(_("{name} takes a size of at least 1, not {n}.").format(name=name, n=min(sizes)))
    if max(sizes) > LARGEST:
        raise UndecidedError(_("{name} takes sizes from 1 to {n}.").format(name=name, n=LARGEST))
    rows, columns = (*sizes, sizes[0] if name == "eye" else 1)[:2]
    made = {"eye": np.eye(rows, columns), "ones": np.ones((rows, columns))}.get(
        name, np.zeros((rows, columns))
    )
    value = np.broadcast_to(made, (walk.count, rows, columns))
    # ones(1) stays a column of one entry, as the declared columns do at that size.
    return np.asarray(value[:, :, 0] if columns == 1 and name != "eye" else canonical(value))


# -------------------------------------------------------------------------------------------- matrices


def inverse(walk: Walk, x: Array, said: str) -> Array:
    """Marks singular matrices. The imaginary part, infinitely small, is carried to first order."""
    if x.ndim == 1:
        walk.require(np.real(x) != 0, f"{said} != 0")
        return np.asarray(1 / x)
    first, run = runs(np.real(square(x, "inv")))
    real = np.real(x)[first]
    worst = _condition(real)
    regular = worst < WORST
    walk.presume(regular[run], _("{it} is invertible").format(it=said))
    found = np.linalg.inv(np.where(like(regular, real), real, np.eye(real.shape[1])))
    walk.seen((found * like(np.where(regular, worst, 1.0), found))[run])
    found = found[run]
    if np.iscomplexobj(x):
        return np.asarray(found - 1j * (found @ np.imag(x) @ found))
    return np.asarray(found)


def _condition(real: Array) -> Array:
    """Infinite for what is singular or not finite."""
    finite = np.asarray(np.isfinite(real).all(axis=(1, 2)))
    singular = np.linalg.svd(np.asarray(np.where(like(finite, real), real, 0.0), float), compute_uv=False)
    least = singular[:, -1]
    return np.where(least > 0, singular[:, 0] / np.where(least > 0, least, 1), np.inf)


def _determinant(walk: Walk, x: Array, said: str) -> Array:
    if x.ndim == 1:
        return x
    rows = np.sqrt((np.abs(np.real(square(x, "det"))) ** 2).sum(axis=2))
    walk.seen(rows.prod(axis=1))  # Hadamard's bound: the rounding of a determinant goes with it
    first, run = runs(x)
    return np.asarray(np.linalg.det(x[first])[run])


def _trace(_walk: Walk, x: Array, _said: str) -> Array:
    return x if x.ndim == 1 else np.asarray(np.trace(square(x, "tr"), axis1=1, axis2=2))


def power(walk: Walk, base: Array, exponent: Array, said: str) -> Array:
    """Whole powers of square matrices, negative ones through the inverse."""
    square(base, "^")
    whole = np.real(exponent)
    if not (whole == np.round(whole)).all() or (np.abs(whole) > 1000).any():
        raise UndecidedError(_("Only small whole powers of a matrix can be judged."))
    negative = whole < 0
    if negative.any():
        base = np.where(like(negative, base), inverse(walk, base, said), base)
    return powers(base, np.abs(whole).astype(int))


def _eigenvalue(which: int) -> Callable[[Walk, Array, str], Array]:
    def found(walk: Walk, x: Array, said: str) -> Array:
        if x.ndim == 1:
            return x
        real = np.real(square(x, "eigmin" if which == 0 else "eigmax"))
        finite = np.asarray(np.isfinite(real).all(axis=(1, 2)))
        real = np.where(like(finite, real), real, 0.0)
        values, right = np.linalg.eig(real)
        walk.require(finite & (np.abs(np.imag(values)) < 1e-9).all(axis=1),
                     _("the eigenvalues of {it} are real").format(it=said))  # fmt: skip
        order = np.argsort(np.real(values), axis=1)
        at = order[:, which]
        chosen = np.real(np.take_along_axis(values, at[:, None], 1)[:, 0])
        if not np.iscomplexobj(x):
            return np.asarray(chosen)
        # d(lambda) = u' dA v / (u' v), with u and v the left and right eigenvectors
        alone = np.abs(np.real(values) - chosen[:, None]) < 1e-9
        walk.require(alone.sum(axis=1) == 1, _("the eigenvalue of {it} is a single one").format(it=said))
        v = np.real(np.take_along_axis(right, at[:, None, None], 2)[:, :, 0])
        others, left = np.linalg.eig(np.swapaxes(real, 1, 2))
        near = np.argmin(np.abs(others - chosen[:, None]), axis=1)
        u = np.real(np.take_along_axis(left, near[:, None, None], 2)[:, :, 0])
        slope = (u[:, None, :] @ np.imag(x) @ v[:, :, None])[:, 0, 0] / (u * v).sum(axis=1)
        return np.asarray(chosen + 1j * slope)

    return found


_OF_MATRICES: Final[dict[str, Callable[[Walk, Array, str], Array]]] = {
    "inv": inverse,
    "det": _determinant,
    "tr": _trace,
    "norm": _norm,
    "norm1": _norm1,
    "eigmin": _eigenvalue(0),
    "eigmax": _eigenvalue(-1),
}
