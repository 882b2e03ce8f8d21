"""Properties that one output has by itself: sums of one, no negative entry, symmetry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from tutor.judge import show
from tutor.judge.compare import DOUBLE, SINGLE, Array
from tutor.words import _

CLOSE = 1e-4  # properties are asked of answers in single precision too
REFERENCE_CLOSE = 1e-3


@dataclass(frozen=True, slots=True)
class Violation:
    """A property that does not hold: a sentence, a remedy, and the place and numbers that show it."""

    message: str
    help: str
    where: tuple[int, ...] | None = None
    expected: str | None = None
    actual: str | None = None


# Whether the reference has the property here at all, and how the answer violates it.
Found = tuple[bool, Violation | None]


def first_index(wrong: Array) -> tuple[int, ...]:
    """The first marked index."""
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), wrong.shape))


def floor(one: Array, two: Array) -> float:
    """What the comparison forgives anyway: no property may be stricter where everything is zero."""
    return (SINGLE if np.float32 in (one.dtype, two.dtype) else DOUBLE)[2]


def sums_to_one(expected: Array, actual: Array, axis: int, subject: str) -> Found:
    """Every slice along `axis` sums to one, where the reference's does."""
    if not -expected.ndim <= axis < expected.ndim:
        return False, None
    held = np.abs(expected.sum(axis) - 1) < REFERENCE_CLOSE
    sums = actual.sum(axis)
    wrong = np.atleast_1d(held & (np.abs(sums - 1) > CLOSE))
    if not wrong.any():
        return bool(held.any()), None
    at = first_index(wrong) if held.ndim else ()
    parts = [*map(str, at)]
    parts.insert(axis % expected.ndim, ":")
    message = _("The entries [{slice}] of {subject} sum to {sum}; every such slice should sum to 1.")
    said = message.format(slice=", ".join(parts), subject=subject, sum=show.number(sums[at]))
    help_ = _("Which axis lies along the slice? The 1 is shared out among the entries along that axis.")
    return True, Violation(said, help_, expected="1", actual=show.number(sums[at]))


def non_negative(expected: Array, actual: Array, axis: int, subject: str) -> Found:
    """No entry is negative."""
    if not (expected >= 0).all():
        return False, None
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    wrong = actual < -max(CLOSE * scale, floor(expected, actual))
    if not wrong.any():
        return True, None
    at = first_index(wrong)
    message = _("{subject} is {number} at [{where}]; no entry can be negative.")
    if not at:
        message = _("{subject} is {number}, and it cannot be negative.")
    said = message.format(subject=subject, number=show.number(actual[at]), where=", ".join(map(str, at)))
    help_ = _("Which step of the formula makes every number positive, and where is it in your code?")
    return True, Violation(show.sentence(said, subject), help_, at, None, show.number(actual[at]))


def symmetric(expected: Array, actual: Array, axis: int, subject: str) -> Found:
    """The last two axes can be exchanged."""
    if expected.ndim < 2 or expected.shape[-1] != expected.shape[-2] or expected.shape[-1] < 2:
        return False, None
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    if not np.allclose(expected, expected.swapaxes(-1, -2), rtol=0, atol=REFERENCE_CLOSE * scale):
        return False, None
    mirrored = actual.swapaxes(-1, -2)
    allowed = CLOSE * max(scale, float(np.abs(actual).max(initial=0)))
    wrong = np.abs(actual - mirrored) > max(allowed, floor(expected, actual))
    if not wrong.any():
        return True, None
    at = first_index(wrong)
    message = _("{subject} is {one} at [{where}] and {two} at [{mirror}]; these two should be equal.")
    said = message.format(
        subject=subject,
        one=show.number(actual[at]),
        two=show.number(mirrored[at]),
        where=", ".join(map(str, at)),
        mirror=", ".join(map(str, (*at[:-2], at[-1], at[-2]))),
    )
    help_ = _(
        "In the formula the two indices can be exchanged. Which factor in your code treats them differently?"
    )
    return True, Violation(show.sentence(said, subject), help_, at)


ALONE: Mapping[str, Callable[[Array, Array, int, str], Found]] = {
    "sums_to_one": sums_to_one,
    "non_negative": non_negative,
    "symmetric": symmetric,
}
