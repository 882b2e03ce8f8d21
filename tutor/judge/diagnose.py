"""Which known mistake an answer shows.

A mistake explains an output when, on every case, the answer equals the mistake wherever that differs from
the reference, and equals the reference elsewhere. An exception counts as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tutor.judge.compare import as_array, difference, matches
from tutor.judge.drawn import Drawn
from tutor.judge.outputs import Pair, paired
from tutor.judge.returned import Returned
from tutor.model import Exercise

Cases = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Names of known mistakes that fit, the best first; and which outputs each of them explains."""

    names: tuple[str, ...] = ()
    outputs: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """The outputs that a mistake changes, and those of them on which the answer is exactly the mistake's."""

    changed: frozenset[str]
    explained: frozenset[str]


def diagnose(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], wrong: Sequence[str]
) -> Diagnosis:
    """The known mistakes behind the wrong outputs: those that account for exactly these, else several."""
    answer = [_answer_pairs(exercise, drawn, results, index) for index in range(len(drawn.cases))]
    off = _wrong_cases(exercise, drawn, answer)
    effects = {name: _effect(exercise, drawn, answer, off, name) for name in drawn.mistakes}
    exact = [name for name, e in effects.items() if e.changed and e.changed == e.explained == set(wrong)]
    if exact:
        return Diagnosis(tuple(exact), {name: tuple(wrong) for name in exact})
    right = frozenset(output for output, cases in off.items() if not cases)
    return _combined({name: e for name, e in effects.items() if not e.changed & right}, wrong)


def _combined(effects: Mapping[str, Effect], wrong: Sequence[str]) -> Diagnosis:
    """Several mistakes that together explain as much as possible.

    None of them may change an output that is right: what it says would be false of this answer.
    """
    order = sorted(
        effects, key=lambda name: (not effects[name].changed <= set(wrong), -len(effects[name].explained))
    )
    open_outputs = set(wrong)
    parts: dict[str, tuple[str, ...]] = {}
    for name in order:
        covers = tuple(output for output in wrong if output in effects[name].explained & open_outputs)
        if covers:
            parts[name] = covers
            open_outputs -= set(covers)
    return Diagnosis(tuple(parts), parts)


def _answer_pairs(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], index: int
) -> dict[str, Pair] | None:
    """The answer's outputs on one case, or None where it raised."""
    case, result = drawn.cases[index], results.get(index)
    if result is None or result.raised is not None:
        return None
    return {p.name: p for p in paired(case.expected, result.out, case.single, exercise.returns)}


def _wrong_cases(exercise: Exercise, drawn: Drawn, answer: Sequence[dict[str, Pair] | None]) -> Cases:
    """For every output, the cases on which the answer is not the reference."""
    off: Cases = {}
    for index, pairs in enumerate(answer):
        case = drawn.cases[index]
        for pair in paired(case.expected, None, case.single, exercise.returns):
            given = pairs[pair.name] if pairs is not None else None
            cases = off.setdefault(pair.name, set())
            if given is None or differs(exercise, given, case.exact):
                cases.add(index)
    return off


def _effect(
    exercise: Exercise, drawn: Drawn, answer: Sequence[dict[str, Pair] | None], off: Cases, name: str
) -> Effect:
    changes = changed_cases(exercise, drawn, name)
    explained = {
        output
        for output, cases in changes.items()
        if off.get(output, set()) <= cases
        and all(_is_the_mistake(exercise, drawn, answer[i], name, output, i) for i in sorted(cases))
    }
    return Effect(frozenset(changes), frozenset(explained))


def changed_cases(exercise: Exercise, drawn: Drawn, name: str) -> Cases:
    """For every output that a mistake changes, the cases on which it does; kept with what was drawn."""
    known = drawn.changes.get(name)
    if known is None:
        known = drawn.changes[name] = _changed_cases(exercise, drawn, name)
    return known


def _changed_cases(exercise: Exercise, drawn: Drawn, name: str) -> Cases:
    changed: Cases = {}
    for index, case in enumerate(drawn.cases):
        wrong = drawn.mistakes[name][index]
        value = None if wrong is None else wrong["value"]
        for pair in paired(case.expected, value, case.single, exercise.returns):
            if wrong is None or differs(exercise, pair, case.exact):
                changed.setdefault(pair.name, set()).add(index)
    return changed


def _is_the_mistake(
    exercise: Exercise, drawn: Drawn, pairs: dict[str, Pair] | None, name: str, output: str, index: int
) -> bool:
    """Whether the answer's output on one case is exactly what the mistake gives there."""
    case, wrong = drawn.cases[index], drawn.mistakes[name][index]
    if pairs is None or wrong is None:
        return pairs is None and wrong is None
    answer = pairs[output]
    mistake = next(
        p for p in paired(case.expected, wrong["value"], case.single, exercise.returns) if p.name == output
    )
    if answer.problem or mistake.problem:
        return bool(answer.problem) and answer.problem == mistake.problem
    target, given = as_array(mistake.actual), as_array(answer.actual)
    if target is None or given is None:
        return False
    if answer.expected.dtype == np.float32 and target.dtype.kind == "f":
        target = target.astype(np.float32)  # as coarse as the verdict: the mistake's cache may be rounded
    return matches(target, given, exercise.tolerance, case.exact)


def differs(exercise: Exercise, pair: Pair, exact: bool) -> bool:
    """Whether one output is not the reference's."""
    if pair.problem:
        return True
    return difference(pair.expected, pair.actual, pair.single, exercise.tolerance, exact) is not None
