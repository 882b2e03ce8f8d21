"""Relations that are numbers: a factor, an offset, or sums along another axis, the same over all cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from tutor.judge import show
from tutor.judge.compare import Array
from tutor.judge.relation.seen import ATOL, RTOL, Relation, Seen, same
from tutor.words import _


def factor(seen: Sequence[Seen]) -> Relation | None:
    """One factor in every case, or in each case a size of its input."""
    ratios: list[tuple[float, Seen]] = []
    for one in seen:
        ratio = _ratio(one)
        if ratio is None:
            return None
        if np.isfinite(ratio):
            ratios.append((ratio, one))
    entries = sum(int(np.count_nonzero(one.expected)) for _r, one in ratios)
    if entries < 2 or all(np.isclose(ratio, 1, rtol=RTOL) for ratio, _one in ratios):
        return None
    help_ = _("Compare your last lines with the formula, factor by factor.")
    first = ratios[0][0]
    if all(np.isclose(ratio, first, rtol=RTOL) for ratio, _one in ratios):
        message = _("Every entry is {ratio} times what it should be. Which factor is too much or missing?")
        return Relation("factor", message.format(ratio=show.number(first)), help_)
    for name, axis in _sizes(ratios[0][1].inputs):
        for inverse in (False, True):
            if all(_is_size(ratio, one, name, axis, inverse) for ratio, one in ratios):
                return Relation("factor of a size", _size_sentence(name, axis, inverse), help_)
    return None


def _ratio(one: Seen) -> float | None:
    """The answer over the right one; NaN where only zeros are right, None where it is no single number."""
    if one.actual.shape != one.expected.shape:
        return None
    finite = np.isfinite(one.expected)
    big = finite & (np.abs(one.expected) > ATOL * np.abs(np.where(finite, one.expected, 0)).max(initial=0))
    if not big.any():
        return float("nan") if same(one.expected, one.actual) else None
    ratio = float(np.median(one.actual[big] / one.expected[big]))
    usable = np.isfinite(ratio) and ratio != 0 and same(ratio * one.expected, one.actual)
    return ratio if usable else None


def _sizes(inputs: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Every axis of every array among the inputs."""
    for name, value in inputs.items():
        if isinstance(value, np.ndarray):
            yield from ((name, axis) for axis in range(value.ndim))


def _is_size(ratio: float, one: Seen, name: str, axis: int, inverse: bool) -> bool:
    value = one.inputs.get(name)
    if not isinstance(value, np.ndarray) or value.ndim <= axis:
        return False
    size = value.shape[axis]
    return bool(np.isclose(ratio, 1 / size if inverse else size, rtol=RTOL))


def _size_sentence(name: str, axis: int, inverse: bool) -> str:
    message = _("Every entry is N times what it should be, with N the length of axis {axis} of {name}. ")
    question = _("Is a mean asked for, or a sum?")
    if inverse:
        message = _("Every entry is 1/N of what it should be, with N the length of axis {axis} of {name}. ")
    return message.format(axis=axis, name=name) + question


def offset(seen: Sequence[Seen]) -> Relation | None:
    """The same number added to every entry of every case."""
    moved = [
        one.actual - one.expected if one.actual.shape == one.expected.shape else np.array([np.nan])
        for one in seen
    ]
    entries = np.concatenate([np.ravel(m) for m in moved])
    if entries.size < 2:
        return None
    constant = float(np.median(entries))
    scale = max(abs(constant), *(float(np.abs(one.expected).max(initial=0)) for one in seen))
    if not np.isfinite(scale) or abs(constant) <= RTOL * scale:
        return None
    if not np.allclose(entries, constant, rtol=RTOL, atol=ATOL * scale):
        return None
    message = _("Every entry is off by the same number, {number}. Which term is too much or missing?")
    help_ = _("Compare your last lines with the formula, term by term.")
    return Relation("offset", message.format(number=show.number(constant)), help_)


def other_axis(seen: Sequence[Seen]) -> Relation | None:
    """Non-negative entries that sum to one, but along another axis than the right ones."""
    telling: tuple[int, int] | None = None
    for one in seen:
        if same(one.expected, one.actual):
            continue
        axes = _summed_axes(one)
        if axes is None:
            return None
        telling = telling or axes
    if telling is None:
        return None
    message = _(
        "The entries sum to 1 along axis {have}; they should along axis {want}. What lies along which axis?"
    )
    help_ = _("Normalise over the axis that holds the alternatives between which the 1 is shared out.")
    return Relation("other axis", message.format(have=telling[0], want=telling[1]), help_)


def _summed_axes(one: Seen) -> tuple[int, int] | None:
    """The axis along which the answer sums to one and the one along which the right array does."""
    if one.actual.shape != one.expected.shape or one.actual.ndim < 2 or not (one.actual >= 0).all():
        return None
    want = {axis for axis in range(one.expected.ndim) if _sums_to_one(one.expected, axis)}
    have = {axis for axis in range(one.actual.ndim) if _sums_to_one(one.actual, axis)}
    if not want or not have or want & have:
        return None
    return min(have), max(want)


def _sums_to_one(x: Array, axis: int) -> bool:
    return bool(np.allclose(x.sum(axis), 1, rtol=RTOL))
