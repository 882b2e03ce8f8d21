"""The named properties of an exercise, judged beside the values.

A property is asked of an answer only where the reference has it: a fully masked row need not sum to one. What
has the wrong shape or is not finite is not looked at, because another check tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.judge import show
from tutor.judge.compare import Array, as_array
from tutor.judge.drawn import Case, Drawn, PackBroken
from tutor.judge.outputs import SINGLE_OUTPUT, Pair, paired
from tutor.judge.properties.alone import ALONE, Violation
from tutor.judge.properties.derived import of_property
from tutor.judge.properties.related import RELATED, gradient_violation, raised_violation
from tutor.judge.returned import Returned
from tutor.model import Exercise, Finding, Property
from tutor.words import _

Results = Mapping[int, Returned]


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at one output on one case found: nothing (`held`), or a violation, with its case."""

    case: Case
    violation: Violation | None = None


class _WrongForm(Exception):
    """An output on which a property cannot be judged; the sentence says what has to be right first."""


def property_findings(exercise: Exercise, drawn: Drawn, results: Results) -> list[Finding]:
    """A check for each property of the exercise. Raises PackBroken where the reference never has it."""
    return [
        _finding(exercise, drawn, results, number, prop)
        for number, prop in enumerate(exercise.properties)
        if prop.name in LOOKS
    ]


def _finding(exercise: Exercise, drawn: Drawn, results: Results, number: int, prop: Property) -> Finding:
    name = " ".join(filter(None, [prop.name, prop.arguments.get("output")]))
    looked = False
    try:
        with np.errstate(all="ignore"):
            for look in LOOKS[prop.name](exercise, drawn, results, number, prop):
                looked = True
                if look.violation is not None:
                    return _failed(name, look.case, look.violation)
    except _WrongForm as problem:
        return Finding(name, "skipped", str(problem))
    if not looked and not any(result.raised for result in results.values()):
        message = _("{where}/exercise.toml: the reference has the property {name} in no case.")
        raise PackBroken(message.format(where=exercise.folder, name=name))
    return Finding(name, "pass")


def _failed(name: str, case: Case, found: Violation) -> Finding:
    return Finding(
        name,
        "fail",
        found.message,
        found.help,
        case=show.case(case.name, case.inputs),
        expected=found.expected,
        actual=found.actual,
        where=found.where,
    )


def _outputs(exercise: Exercise, prop: Property, case: Case, out: Any) -> Iterator[Pair]:
    """The outputs that a property is about, each an array of the right shape. Raises _WrongForm."""
    only = prop.arguments.get("output")
    for pair in paired(case.expected, out, None, exercise.returns):
        if only is not None and pair.name != only:
            continue
        actual = None if pair.problem else as_array(pair.actual)
        if actual is None or actual.shape != pair.expected.shape or actual.dtype.kind not in "fiub":
            raise _WrongForm(_("its shape or kind has to be right first"))
        actual = actual.astype(np.float64, copy=False)
        if not (np.isfinite(actual) | ~np.isfinite(pair.expected)).all():
            raise _WrongForm(_("its numbers have to be finite first"))
        yield Pair(pair.name, pair.expected.astype(np.float64, copy=False), actual, pair.single)


def _subject(pair: Pair) -> str:
    return _("the result") if pair.name == SINGLE_OUTPUT else pair.name


# --------------------------------------------------------------------- of one output on an authored case


def _look_alone(
    exercise: Exercise, drawn: Drawn, results: Results, number: int, prop: Property
) -> Iterator[Look]:
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.raised is not None:
            continue
        axis = case.inputs.get("axis", prop.arguments.get("axis", -1))
        for pair in _outputs(exercise, prop, case, result.out):
            applies, violation = ALONE[prop.name](pair.expected, pair.actual, axis, _subject(pair))
            if applies:
                yield Look(case, violation)


# --------------------------------------------------------- of the outputs on a case and on a derived one


def _look_related(
    exercise: Exercise, drawn: Drawn, results: Results, number: int, prop: Property
) -> Iterator[Look]:
    for at, derived in enumerate(drawn.derived):
        before, after = results.get(derived.base), results.get(len(drawn.cases) + at)
        if derived.property != number or before is None or after is None or before.raised is not None:
            continue
        base = drawn.cases[derived.base]
        changed = drawn.every[len(drawn.cases) + at]
        if after.raised is not None:
            yield Look(changed, raised_violation(after.raised))
            continue
        one, two = (_outputs(exercise, prop, c, r.out) for c, r in ((base, before), (changed, after)))
        for first, second in zip(one, two, strict=True):
            axis = base.inputs.get("axis", prop.arguments.get("axis"))
            found = RELATED[prop.name](first, second, derived.order, axis, prop, _subject(first))
            if found is not None:
                yield Look(changed, found[0])


# ------------------------------------------------------------------------------------------- gradients


def _look_gradient(
    exercise: Exercise, drawn: Drawn, results: Results, number: int, prop: Property
) -> Iterator[Look]:
    for gradient in of_property(list(drawn.gradients), number):
        case, result = drawn.cases[gradient.base], results.get(gradient.base)
        if result is None or result.raised is not None:
            continue
        for pair in _outputs(exercise, prop, case, result.out):
            if not _agrees(pair.expected, gradient.value):
                message = _(
                    "{where}/exercise.toml: the reference's {name} is not the gradient of {function}."
                )
                said = message.format(
                    where=exercise.folder, name=pair.name, function=prop.arguments["function"]
                )
                raise PackBroken(said)
            yield Look(case, gradient_violation(pair, gradient.value, prop, _subject(pair)))
            break


def _agrees(expected: Array, numeric: Array) -> bool:
    """Whether the reference has the numerical gradient, as far as single precision can tell."""
    known = np.isfinite(numeric)
    scale = np.abs(numeric[known]).max(initial=1.0)
    return expected.shape == numeric.shape and bool((np.abs(expected - numeric)[known] <= 1e-3 * scale).all())


Looking = Callable[[Exercise, Drawn, Results, int, Property], Iterator[Look]]
LOOKS: Mapping[str, Looking] = {
    **dict.fromkeys(ALONE, _look_alone),
    **dict.fromkeys(RELATED, _look_related),
    "gradient_of": _look_gradient,
}
