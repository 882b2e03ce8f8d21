"""The checks of a verdict on code: shape, every output, inputs left alone, the same answer twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tutor.judge import show, words
from tutor.judge.compare import Difference, as_array, difference
from tutor.judge.drawn import Case, Drawn
from tutor.judge.outputs import Pair, paired
from tutor.judge.relation.seen import Relation
from tutor.judge.returned import Returned
from tutor.judge.view import view
from tutor.model import Exercise, Finding
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Wrong:
    """The first authored case at which one output is wrong, and how."""

    output: str
    case: Case
    pair: Pair
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Compared(Finding):
    """A failed comparison with what `view` says of its entries: plain values, ready for JSON."""

    difference: Mapping[str, Any] | None = None


def wrong_outputs(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned]
) -> dict[str, Wrong | None]:
    """For every output of the exercise, its first wrong case in authored order, or None where all are right.

    Cases on which the answer raised are left out: they are reported by themselves.
    """
    found: dict[str, Wrong | None] = {}
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.raised is not None:
            continue
        for pair in paired(case.expected, result.out, case.single, exercise.returns):
            known = found.setdefault(pair.name, None)
            if known is not None and _sooner(known):
                continue
            differs = (
                None
                if pair.problem
                else difference(pair.expected, pair.actual, pair.single, exercise.tolerance, case.exact)
            )
            if (pair.problem or differs) and (known is None or _is_form(pair, differs)):
                found[pair.name] = Wrong(pair.name, case, pair, differs)
    return found


def _is_form(pair: Pair, differs: Difference | None) -> bool:
    """Whether the kind, shape or dtype is wrong: such a difference goes before one of values."""
    return bool(pair.problem) or (differs is not None and differs.aspect in ("kind", "shape", "dtype"))


def _sooner(known: Wrong) -> bool:
    return _is_form(known.pair, known.difference)


NO_RELATIONS: Mapping[str, Relation] = {}


def form_finding(
    exercise: Exercise, wrong: Mapping[str, Wrong | None], relations: Mapping[str, Relation] = NO_RELATIONS
) -> Finding:
    """The check `shape`: every output is of the right kind, shape and dtype."""
    for item in wrong.values():
        if item is not None and _is_form(item.pair, item.difference):
            return _finding(exercise, item, "shape", relations.get(item.output))
    return Finding("shape", "pass")


def output_findings(
    exercise: Exercise, wrong: Mapping[str, Wrong | None], relations: Mapping[str, Relation] = NO_RELATIONS
) -> list[Finding]:
    """One check for each output; an output of the wrong form is skipped, since `shape` tells of it."""
    findings = []
    for name, item in wrong.items():
        if item is None:
            findings.append(Finding(name, "pass"))
        elif _is_form(item.pair, item.difference):
            findings.append(Finding(name, "skipped", _("its shape or kind has to be right first")))
        else:
            findings.append(_finding(exercise, item, name, relations.get(name)))
    return findings


def by_priority(
    outputs: list[Finding],
    properties: list[Finding],
    wrong: Mapping[str, Wrong | None],
    told: Collection[str],
) -> list[Finding]:
    """Outputs before properties, unless a property fails where no output holds NaN or is explained (`told`).

    The first failed check is the one whose words the learner reads.
    """
    odd = any(item and item.difference and item.difference.aspect == "nan" for item in wrong.values())
    kept = all(check.status != "fail" for check in properties)
    return [*outputs, *properties] if odd or told or kept else [*properties, *outputs]


def _finding(exercise: Exercise, item: Wrong, name: str, relation: Relation | None) -> Finding:
    message, advice = words.of_difference(exercise, item.pair, item.difference, relation)
    where = item.difference.where if item.difference else None
    actual = item.difference.actual if item.difference else None
    return Compared(
        name,
        "fail",
        message,
        advice,
        case=show.case(item.case.name, item.case.inputs),
        expected=show.at(item.pair.expected, where),
        actual=None if item.pair.problem else show.at(actual, where),
        where=where,
        difference=view(item.difference) if item.difference else None,
    )


def inputs_finding(drawn: Drawn, results: Mapping[int, Returned]) -> Finding:
    """The check `inputs`: the arguments are as they were."""
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.inputs is None:
            continue
        for name, before in case.inputs.items():
            if not identical(before, result.inputs.get(name)):
                message = _("Your code changed its argument {name}. The caller still needs it.").format(
                    name=name
                )
                advice = _("An operation such as += on an array writes into the array that was passed in.")
                return Finding(
                    "inputs",
                    "fail",
                    message,
                    advice,
                    case=show.case(case.name, case.inputs),
                    expected=show.value(before),
                    actual=show.value(result.inputs.get(name)),
                )
    return Finding("inputs", "pass")


def repeat_finding(drawn: Drawn, first: Mapping[int, Returned], second: Mapping[int, Returned]) -> Finding:
    """The check `repeatable`: the case that was run twice gave the same twice."""
    for index, again in second.items():
        before = first[index]
        if before.raised is None and again.raised is None and _alike(before.out, again.out):
            continue
        if before.raised is not None and again.raised is not None:
            continue
        message = _("The same input gave one result the first time and another the second time.")
        advice = _(
            "Look for something that one call leaves behind for the next: a global, a default list, a cache."
        )
        case = drawn.every[index]
        return Finding("repeatable", "fail", message, advice, case=show.case(case.name, case.inputs))
    return Finding("repeatable", "pass")


def identical(before: Any, after: Any) -> bool:
    """Whether two plain values are the same in type, shape and every entry."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.dtype == after.dtype
            and before.shape == after.shape
            and before.tobytes() == after.tobytes()
        )
    if isinstance(before, dict):
        return isinstance(after, dict) and all(identical(v, after.get(k)) for k, v in before.items())
    if isinstance(before, (list, tuple)):
        return (
            isinstance(after, type(before))
            and len(before) == len(after)
            and all(identical(b, a) for b, a in zip(before, after, strict=True))
        )
    return bool(before == after) or (before != before and after != after)


def _alike(one: Any, two: Any) -> bool:
    """The same up to the rounding that memory alignment may cause."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(_alike(one[k], two[k]) for k in one)
    a, b = as_array(one), as_array(two)
    if a is not None and b is not None:
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-6, atol=1e-9, equal_nan=True))
    if isinstance(one, (list, tuple)) and isinstance(two, (list, tuple)):
        return len(one) == len(two) and all(_alike(x, y) for x, y in zip(one, two, strict=True))
    return identical(one, two)


def explained(finding: Finding, name: str, message: str, advice: str) -> Finding:
    """A failed finding with the name and the words of a known mistake."""
    return replace(finding, mistake=name, message=message, help=advice)
