"""Properties that tie an output to the one on a changed copy of its case, or an output to a slope."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from tutor.judge import show
from tutor.judge.compare import Array
from tutor.judge.outputs import Pair
from tutor.judge.properties.alone import CLOSE, Violation, first_index, floor
from tutor.judge.raised import Raised
from tutor.model import Property
from tutor.words import _

# None where the reference does not have the property here, else how the answer violates it, if it does.
Found = tuple[Violation | None] | None


def _same(one: Array, two: Array) -> Array:
    """Where two arrays of one shape agree, up to what single precision does to sums."""
    with np.errstate(invalid="ignore"):
        finite = np.abs(one[np.isfinite(one)])
        allowed = floor(one, two) + CLOSE * (finite.max(initial=0.0) + np.abs(one))
        agree: Array = (np.abs(one - two) <= allowed) | (one == two) | (np.isnan(one) & np.isnan(two))
    return agree


def _kept(first: Pair, second: Pair, sentence: str, help_: str, subject: str) -> Found:
    """The output stays as it was."""
    if first.expected.shape != second.expected.shape or not _same(first.expected, second.expected).all():
        return None
    agree = _same(first.actual, second.actual)
    if agree.all():
        return (None,)
    at = first_index(~agree)
    one, two = show.number(first.actual[at]), show.number(second.actual[at])
    where = ", ".join(map(str, at))
    said = sentence.format(subject=subject, where=where, one=one, two=two)
    return (Violation(show.sentence(said, subject), help_, at, one, two),)


def _shift(
    first: Pair, second: Pair, order: Array | None, axis: int | None, prop: Property, subject: str
) -> Found:
    argument = prop.arguments["argument"]
    sentence = _("When the same number is added to every entry of {argument}, ")
    if axis is not None:
        sentence = _("When the same number is added to all entries of {argument} along axis {axis}, ")
    rest = _("{subject} changes at [{where}] from {one} to {two}; it should stay as it is.")
    sentence = sentence.format(argument=argument, axis=axis).replace("{", "{{").replace("}", "}}") + rest
    help_ = _("Which two places of the formula does such a shift reach, and do they cancel in your code?")
    return _kept(first, second, sentence, help_, subject)


def _repeat(
    first: Pair, second: Pair, order: Array | None, axis: int | None, prop: Property, subject: str
) -> Found:
    sentence = _(
        "The same input gave {one} at [{where}] of {subject} the first time and {two} the second time."
    )
    help_ = _("What does one call leave behind for the next: a global, a default list, a random number?")
    return _kept(first, second, sentence, help_, subject)


def _permutation(
    first: Pair, second: Pair, order: Array | None, axis: int | None, prop: Property, subject: str
) -> Found:
    along = -1 if axis is None else axis
    if order is None or not -first.expected.ndim <= along < first.expected.ndim:
        return None
    if first.expected.shape[along] != order.size or first.expected.shape != second.expected.shape:
        return None
    want, have = (np.take(x, order, along) for x in (first.expected, first.actual))
    if not _same(want, second.expected).all():
        return None
    agree = _same(have, second.actual)
    if agree.all():
        return (None,)
    at = first_index(~agree)
    expected, actual = show.number(have[at]), show.number(second.actual[at])
    message = _(
        "When {argument} is put in another order along axis {axis}, {subject} should follow it; "
        "it is {actual} at [{where}] instead of {expected}."
    )
    said = message.format(
        argument=prop.arguments["argument"],
        axis=along,
        subject=subject,
        actual=actual,
        where=", ".join(map(str, at)),
        expected=expected,
    )
    help_ = _("What in your code depends on the place of an entry, and not only on its value?")
    return (Violation(said, help_, at, expected, actual),)


def raised_violation(raised: Raised) -> Violation:
    """An answer that fails on a changed copy of a case which it could compute."""
    message = _("Your code raised {kind} for inputs that differ only in their numbers or their order.")
    return Violation(message.format(kind=raised.type), raised.message)


def gradient_violation(pair: Pair, numeric: Array, prop: Property, subject: str) -> Violation | None:
    """How an output differs from the slopes of the reference's function; entries without a slope are free."""
    known = np.isfinite(numeric)
    scale = np.abs(numeric[known]).max(initial=0.0)
    allowed = floor(numeric, pair.actual) + CLOSE * (scale + np.abs(numeric))
    wrong = known & (np.abs(np.where(known, pair.actual - numeric, 0)) > allowed)
    if not wrong.any():
        return None
    at = first_index(wrong)
    want, have = show.apart(numeric[at], pair.actual[at])
    message = _(
        "When {argument} grows a little at [{where}], the {function} grows {want} times as much; "
        "{subject} says {have}."
    )
    said = message.format(
        argument=prop.arguments["argument"],
        where=", ".join(map(str, at)),
        function=prop.arguments["function"].strip("_").replace("_", " "),
        want=want,
        subject=subject,
        have=have,
    )
    help_ = _(
        "Through which entries of the output does this one entry act? Each of them contributes one term."
    )
    return Violation(said, help_, at, want, have)


Relating = Callable[[Pair, Pair, Array | None, int | None, Property, str], Found]
RELATED: Mapping[str, Relating] = {
    "invariant_to_shift": _shift,
    "permutation_equivariant": _permutation,
    "deterministic": _repeat,
}
