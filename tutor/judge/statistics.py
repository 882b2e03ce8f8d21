"""Random answers, judged by statistics of their samples: a right one fails at most once in a million checks.

A property `statistic` names an `output` that holds independent samples. Where what is expected is one number,
every entry is a sample; where it is an array (`expected_output`), the samples lie along axis 0 and each entry
is judged by itself. The rate is shared among all comparisons of a check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.judge import show, tails, words
from tutor.judge.compare import Array, Difference, as_array
from tutor.judge.drawn import Case, Drawn, PackBroken
from tutor.judge.outputs import Pair, paired
from tutor.judge.returned import Returned
from tutor.judge.training import output_of
from tutor.model import Exercise, Finding, Property
from tutor.words import _

STATISTIC = "statistic"
RATE = 1e-6  # of right answers that fail, over all comparisons of one check
OF = ("mean", "variance", "fraction")


@dataclass(frozen=True, slots=True)
class Looked:
    """One statistic of one case: what it is at each entry, and the interval in which it should lie."""

    case: Case
    pair: Pair
    value: Array
    expected: Array
    low: Array
    high: Array
    samples: int

    @property
    def wrong(self) -> Array:
        """Where it lies outside; NaN does."""
        result: Array = ~((self.value >= self.low) & (self.value <= self.high))
        return result


def is_random(exercise: Exercise) -> bool:
    """Whether the exercise's answers draw random numbers, so that a second call may give something else."""
    return any(prop.name == STATISTIC for prop in exercise.properties)


def statistic_findings(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned]
) -> dict[str, list[Finding]]:
    """The findings for each output that statistics judge, in place of the comparison.

    Raises PackBroken where a property does not fit what the reference gives.
    """
    found: dict[str, list[Finding]] = {}
    mine = [prop for prop in exercise.properties if prop.name == STATISTIC]
    rate = RATE / max(1, sum(_comparisons(exercise, drawn, prop) for prop in mine))
    for prop in mine:
        output = str(prop.arguments["output"])
        found.setdefault(output, []).append(_finding(exercise, drawn, results, prop, rate))
    return found


def _finding(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], prop: Property, rate: float
) -> Finding:
    name = f"{prop.arguments['output']}.{prop.arguments['of']}"
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.raised is not None:
            continue
        pair = output_of(exercise, case, result.out, str(prop.arguments["output"]))
        shown = show.case(case.name, case.inputs)
        form = _form(pair)
        if pair.problem or form is not None:
            return Finding(name, "fail", *words.of_difference(exercise, pair, form), case=shown)
        looked = _look(exercise, case, pair, prop, rate)
        if looked.wrong.any():
            return _failed(exercise, drawn, results, prop, rate, name, looked)
    return Finding(name, "pass")


def _form(pair: Pair) -> Difference | None:
    actual = as_array(pair.actual)
    if actual is None or actual.dtype.kind not in "fiub":
        return Difference("kind", pair.expected, pair.actual)
    return Difference("shape", pair.expected, actual) if actual.shape != pair.expected.shape else None


def _failed(
    exercise: Exercise,
    drawn: Drawn,
    results: Mapping[int, Returned],
    prop: Property,
    rate: float,
    name: str,
    looked: Looked,
) -> Finding:
    message = _(
        "The {of} of {output} over {n} samples is {have}{at}; {want} is expected, and a right answer lies "
        "between {low} and {high} in all but one of a million checks."
    )
    where = tuple(int(i) for i in np.unravel_index(int(np.argmax(looked.wrong)), looked.wrong.shape))
    have, want = show.number(looked.value[where]), show.number(looked.expected[where])
    said = message.format(
        of=_of_words(str(prop.arguments["of"])),
        output=prop.arguments["output"],
        n=looked.samples,
        have=have,
        at=_(" at {where}").format(where=words.index_text(where)) if where else "",
        want=want,
        low=show.number(looked.low[where]),
        high=show.number(looked.high[where]),
    )
    shown = show.case(looked.case.name, looked.case.inputs)
    found = Finding(name, "fail", said, case=shown, expected=want, actual=have, where=where or None)
    for mistake in exercise.mistakes:
        if _explains(exercise, drawn, results, prop, rate, mistake.name):
            return Finding(
                name, "fail", mistake.message, mistake.help, mistake.name, shown, want, have, where or None
            )
    return found


def _explains(
    exercise: Exercise,
    drawn: Drawn,
    results: Mapping[int, Returned],
    prop: Property,
    rate: float,
    mistake: str,
) -> bool:
    """Whether a mistake's statistic fails on the same cases, and lies as near as chance allows."""
    for index, out in enumerate(drawn.mistakes.get(mistake, ())):
        result, case = results.get(index), drawn.cases[index]
        if result is None or result.raised is not None:
            continue
        output = str(prop.arguments["output"])
        mine, theirs = (
            output_of(exercise, case, given, output) for given in (result.out, out and out["value"])
        )
        if any(pair.problem or _form(pair) is not None for pair in (mine, theirs)):
            return False
        one, two = (_look(exercise, case, pair, prop, rate) for pair in (mine, theirs))
        near = np.abs(one.value - two.value) <= one.high - one.low
        if not (np.array_equal(one.wrong, two.wrong) and near.all()):
            return False
    return mistake in drawn.mistakes


def _look(exercise: Exercise, case: Case, pair: Pair, prop: Property, rate: float) -> Looked:
    expected = _expected(exercise, case, prop)
    values = _samples(pair.actual, expected)
    truth = _samples(pair.expected, expected)
    n = len(values)
    low, high = np.empty(expected.shape), np.empty(expected.shape)
    for at in np.ndindex(*expected.shape):
        low[at], high[at] = _interval(exercise, prop, n, float(expected[at]), truth[(slice(None), *at)], rate)
    of = str(prop.arguments["of"])
    with np.errstate(all="ignore"):
        if of == "fraction":
            value = np.asarray((values != 0).mean(axis=0))
        else:
            value = np.asarray(values.mean(axis=0) if of == "mean" else values.var(axis=0, ddof=1))
    return Looked(case, pair, value, expected, low, high, n)


def _samples(value: Any, expected: Array) -> Array:
    """(n, ...) samples: along axis 0, or every entry where one number is expected of all."""
    values = np.asarray(as_array(value), dtype=np.float64)
    return values if expected.ndim else values.reshape(-1)


def _interval(
    exercise: Exercise, prop: Property, n: int, expected: float, truth: Array, rate: float
) -> tuple[float, float]:
    """Where a right answer's statistic lies; `truth` (n,) are the reference's samples."""
    of = prop.arguments["of"]
    if of == "fraction":
        least, most = tails.binomial(n, expected, rate)
        return least / n, most / n
    bounds = _bounds(prop)
    if of == "mean" and bounds is not None:
        far = tails.bounded_mean(n, expected, *bounds, rate)
    elif of == "mean":
        # Half the rate for the deviation, which is itself estimated from the reference's samples.
        smallest = tails.normal_variance(n, rate / 2)[0] if n > 1 else 0.0
        if smallest == 0.0:
            raise PackBroken(_too_few(exercise, n))
        far = tails.normal_mean(n, float(np.sqrt(truth.var(ddof=1) / smallest)), rate / 2)
    elif n < 2:
        raise PackBroken(_too_few(exercise, n))
    elif bounds is not None:
        return tails.bounded_variance(n, expected, *bounds, rate)
    else:
        least_ratio, most_ratio = tails.normal_variance(n, rate)
        return expected * least_ratio, expected * most_ratio
    return expected - far, expected + far


def _bounds(prop: Property) -> tuple[float, float] | None:
    if "low" in prop.arguments and "high" in prop.arguments:
        return float(prop.arguments["low"]), float(prop.arguments["high"])
    return None


def _too_few(exercise: Exercise, n: int) -> str:
    said = _("{where}/cases.py: {n} samples are too few for a statistic; give some hundreds.")
    return said.format(where=exercise.folder, n=n)


def _expected(exercise: Exercise, case: Case, prop: Property) -> Array:
    """The expected number, or the array of it: an output of the reference, or an input or held-out value."""
    if "expected" in prop.arguments:
        return np.asarray(float(prop.arguments["expected"]))
    name = prop.arguments.get("expected_output")
    known: dict[str, Any] = {**case.held_out, **case.inputs} | dict(_reference_outputs(exercise, case))
    found = as_array(known.get(str(name)))
    if found is None:
        said = _("{where}/exercise.toml: properties: statistic needs expected or expected_output.")
        raise PackBroken(said.format(where=exercise.folder))
    return np.asarray(found, dtype=np.float64)


def _reference_outputs(exercise: Exercise, case: Case) -> Iterator[tuple[str, Array]]:
    for pair in paired(case.expected, None, None, exercise.returns):
        yield pair.name, pair.expected


def _comparisons(exercise: Exercise, drawn: Drawn, prop: Property) -> int:
    return sum(_expected(exercise, case, prop).size for case in drawn.cases)


def _of_words(of: str) -> str:
    known = {"mean": _("mean"), "variance": _("variance"), "fraction": _("share of non-zero entries")}
    return known.get(of, of)
