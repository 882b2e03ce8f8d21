"""Whether two arrays are the same answer, and if not, how they differ first.

An answer may compute in single precision. So a value is accepted within the tolerance of its returned
dtype, and beyond that within 8 times what rounding alone does to the reference: the difference between the
reference in double and in single precision. Whole numbers have no rounding and must be met. Nothing is ever
broadcast: (N,) against (N, 1) differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from tutor.model import Tolerance
from tutor.sandbox.wire import hollow

Array = np.ndarray[Any, Any]
Aspect = Literal["kind", "shape", "dtype", "nan", "values"]

ROUNDING_FACTOR = 8.0
SINGLE_EPSILON = float(np.finfo(np.float32).eps)
# Relative, absolute as a share of the largest reference value, and absolute at least.
DOUBLE = (1e-7, 1e-9, 1e-10)
SINGLE = (1e-5, 1e-6, 1e-6)
WHOLE = 0.25  # how far a whole number may be off, unless the author says otherwise
SMALL = 1 << 12  # bytes that are compared as such sooner than as numbers
SAMPLED = 64  # entries that are looked at before all of a large array
LOOSE = Tolerance(1e-3, 1e-5)  # wider than what an entry of the whole array could be allowed


@dataclass(frozen=True, slots=True)
class Difference:
    """How an output differs from the reference.

    `aspect` is what differs first in the order kind, shape, dtype, nan, values; `where` the first wrong
    index; `worst` the largest absolute error; `share` the fraction of wrong entries, and `wrong` marks them.
    """

    aspect: Aspect
    expected: Any
    actual: Any
    where: tuple[int, ...] | None = None
    worst: float = 0.0
    share: float = 1.0
    wrong: Array | None = field(default=None, compare=False, repr=False)


def as_array(value: Any) -> Array | None:
    """A number, array or rectangular nested list of numbers as an array; None for anything else."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, (bool, int, float)):
        try:
            array = np.asarray(value)
            return array if array.dtype.kind in "fiub" else np.asarray(float(value))
        except OverflowError:
            return None
    if isinstance(value, (list, tuple)):
        parts = [as_array(item) for item in value]
        if any(part is None for part in parts) or len({part.shape for part in parts if part is not None}) > 1:
            return None
        try:
            array = np.array(parts)
        except (ValueError, OverflowError):
            return None
        if array.dtype.kind not in "fiubc" or hollow(array.shape):
            return None
        # A list holds Python numbers, so what it says of precision is no more than double.
        return array
    return None


def difference(
    expected: Array, value: Any, single: Array | None, tolerance: Tolerance, exact: bool = False
) -> Difference | None:
    """How `value` differs from `expected`, or None where it is the same answer.

    `single` is the reference in single precision (same shape) where there is one. `exact` cases allow the
    tolerance of the dtype but nothing for single precision.
    """
    actual = as_array(value)
    if actual is None:
        return Difference("kind", expected, value)
    if actual.shape != expected.shape:
        return Difference("shape", expected, actual)
    if not _dtype_fits(expected, actual):
        return Difference("dtype", expected, actual)
    if expected.size == 0 or _identical(expected, actual):
        return None
    if single is not None and single.shape != expected.shape:
        single = None
    if expected.ndim > 0:
        return _value_difference(expected, actual, single, tolerance, exact)
    one = None if single is None else single.reshape(1)
    found = _value_difference(expected.reshape(1), actual.reshape(1), one, tolerance, exact)
    return found and replace(found, expected=expected, actual=actual, where=(), wrong=np.array(True))


def matches(target: Array, actual: Array, tolerance: Tolerance, exact: bool = False) -> bool:
    """Whether `actual` is the same answer as `target`: `difference` is None, told sooner where it is not."""
    if actual.shape == target.shape and target.size > SAMPLED and tolerance == Tolerance():
        step = target.size // SAMPLED
        some, same = target.reshape(-1)[::step], actual.reshape(-1)[::step]
        if difference(some, same, None, LOOSE, exact) is not None:
            return False
    return difference(target, actual, None, tolerance, exact) is None


def _identical(expected: Array, actual: Array) -> bool:
    """Whether two small arrays of one shape are equal bit by bit, which is told sooner than a difference."""
    if expected.nbytes > SMALL or expected.dtype != actual.dtype:
        return False
    return expected.tobytes() == actual.tobytes()


def _dtype_fits(expected: Array, actual: Array) -> bool:
    """Half precision and complex numbers fit only themselves; True and False do not fit fractions.

    Nor do numbers fit True and False: as an index, or after `~`, a table of 0 and 1 is no mask.
    """
    want, have = expected.dtype, actual.dtype
    if have == np.float16:
        return bool(want == np.float16)
    if have.kind == "c":
        return bool(want.kind == "c")
    if want.kind == "f":
        return bool(have.kind in "fiu")
    return bool(want.kind != "b" or have.kind == "b")


def _value_difference(
    expected: Array, actual: Array, single: Array | None, tolerance: Tolerance, exact: bool
) -> Difference | None:
    want = expected.astype(np.complex128 if expected.dtype.kind == "c" else np.float64, copy=False)
    have = actual.astype(want.dtype, copy=False)
    finite = np.isfinite(want)
    if not (finite.all() and np.isfinite(have).all()):
        odd = ~((finite & np.isfinite(have)) | _same_oddity(want, have))
        if odd.any():
            return _at_first(odd, "nan", expected, actual, 0.0)
        # What is NaN or infinite is so in both, and weighs nothing in what follows.
        want, have = np.where(finite, want, 0), np.where(finite, have, 0)
    error, magnitude = np.abs(have - want), np.abs(want)
    coarse = np.float32 in (actual.dtype, expected.dtype)
    absolute, relative = _tolerances(float(magnitude.max()), coarse, tolerance)
    most = np.inf
    if expected.dtype.kind in "iub" and tolerance.rtol is None and tolerance.atol is None:
        most = WHOLE
    wrong = _exceeds(error, magnitude * relative, absolute, most)
    if wrong.any() and not exact:
        magnitude *= max(relative, ROUNDING_FACTOR * SINGLE_EPSILON)
        wrong = _exceeds(error, _with_rounding(magnitude, want, single), absolute, most)
    if not wrong.any():
        return None
    return _at_first(wrong, "values", expected, actual, float(error.max()))


def _exceeds(error: Array, allowed: Array, absolute: float, most: float) -> Array:
    """Where the error is larger than what is allowed; `allowed` is overwritten."""
    allowed += absolute
    if most < np.inf:
        np.minimum(allowed, most, out=allowed)
    exceeds: Array = error > allowed
    return exceeds


def _same_oddity(want: Array, have: Array) -> Array:
    both_nan = np.isnan(want) & np.isnan(have)
    same_infinity = ~np.isfinite(want) & (want == have)
    result: Array = both_nan | same_infinity
    return result


def _tolerances(largest: float, coarse: bool, tolerance: Tolerance) -> tuple[float, float]:
    """The absolute and the relative error allowed; `coarse` where either side is in single precision."""
    rtol, share, floor = SINGLE if coarse else DOUBLE
    absolute = tolerance.atol if tolerance.atol is not None else max(share * min(1.0, largest), floor)
    return absolute, tolerance.rtol if tolerance.rtol is not None else rtol


def _with_rounding(allowed: Array, want: Array, single: Array | None) -> Array:
    """At least what single precision does to each entry, and on average, since one entry may have luck.

    Works in place: for large arrays fresh memory would take longer than the arithmetic.
    """
    if single is None:
        return allowed
    with np.errstate(invalid="ignore"):
        moved = single - want
    moved = np.abs(moved, out=moved) if moved.dtype.kind == "f" else np.abs(moved)
    if not np.isfinite(moved).all():
        moved[~np.isfinite(moved)] = 0
    moved = np.maximum(moved, moved.mean(), out=moved)
    moved *= ROUNDING_FACTOR
    result: Array = np.maximum(moved, allowed, out=moved)
    return result


def _at_first(wrong: Array, aspect: Aspect, expected: Array, actual: Array, worst: float) -> Difference:
    flat = int(np.argmax(wrong))
    where = tuple(int(i) for i in np.unravel_index(flat, wrong.shape))
    return Difference(aspect, expected, actual, where, worst, float(wrong.mean()), wrong)


def same_anyhow(expected: Array, value: Any) -> bool:
    """Whether `value` has the shape and, roughly, the numbers of `expected` (for "transposed?")."""
    actual = as_array(value)
    if actual is None or actual.shape != expected.shape or actual.dtype.kind not in "fiub":
        return False
    return bool(np.allclose(actual, expected, rtol=1e-4, atol=1e-6, equal_nan=True))
