"""Changes of a right array that learners make without meaning to, each with the question that it raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from tutor.judge.compare import Array
from tutor.judge.relation.seen import Relation
from tutor.words import _

AXES = (-1, -2, -3)
Change = Callable[[Array], Array | None]  # the right array, changed; None where the change does not apply


def changes() -> Iterator[tuple[Relation, Change]]:
    """Every change, the likeliest first."""
    yield (
        Relation(
            "negated",
            _("Every sign is the other way round. Which difference is taken, and from which side?"),
            _("Go through the formula and follow its sign from the first line to the last."),
        ),
        np.negative,
    )
    yield (
        Relation(
            "transposed",
            _("After transposing it would be right. Which axis comes first in the statement?"),
            _("Write the shape of every factor beside the formula, with a letter for each axis."),
        ),
        lambda x: np.swapaxes(x, -1, -2) if x.ndim >= 2 else None,
    )
    yield from _functions()
    for axis in AXES:
        yield from _moved(axis)


def _functions() -> Iterator[tuple[Relation, Change]]:
    last = _("Compare your last line with the formula: is one function there too many, or missing?")
    yield (
        Relation("squared", _("Your numbers are the squares of the right ones. Where is a root?"), last),
        np.square,
    )
    yield (
        Relation("root", _("Your numbers are the square roots of the right ones. Where is a square?"), last),
        lambda x: np.sqrt(x) if (x >= 0).all() else None,
    )
    yield (
        Relation(
            "exponential",
            _("Your numbers are the exponentials of the right ones. Is a logarithm asked for?"),
            last,
        ),
        np.exp,
    )
    yield (
        Relation(
            "logarithm",
            _("Your numbers are the logarithms of the right ones. Is a logarithm asked for?"),
            last,
        ),
        lambda x: np.log(x) if (x >= 0).all() else None,
    )


def _moved(axis: int) -> Iterator[tuple[Relation, Change]]:
    """Entries one place further along an axis, or in reversed order. With two entries both are the same."""
    help_ = _("Write down, for the smallest case, which index of the input each entry comes from.")
    where = _("along the last axis") if axis == -1 else _("along axis {axis}").format(axis=axis)
    forwards = _("Every entry stands one place too late {where}. From which index does your count start?")
    backwards = _("Every entry stands one place too early {where}. From which index does your count start?")
    for sentence, step in ((forwards, 1), (backwards, -1)):
        yield Relation("rolled", sentence.format(where=where), help_), _roll(axis, step)
    reversed_ = _("The entries stand in reversed order {where}. From which end do you go through them?")
    yield Relation("reversed", reversed_.format(where=where), help_), _flip(axis)


def _roll(axis: int, step: int) -> Change:
    def change(x: Array) -> Array | None:
        return np.roll(x, step, axis) if x.ndim >= -axis and x.shape[axis] > 2 else None

    return change


def _flip(axis: int) -> Change:
    return lambda x: np.flip(x, axis) if x.ndim >= -axis and x.shape[axis] > 1 else None
