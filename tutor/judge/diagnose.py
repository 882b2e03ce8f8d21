"""Which known mistake an answer shows.

A mistake explains an output when, on every case, the answer equals the mistake wherever that differs from
the reference, and equals the reference elsewhere. An exception counts as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.judge.compare import as_array, difference, matches
from tutor.judge.drawn import Case, Drawn
from tutor.judge.outputs import Pair, paired
from tutor.judge.returned import Returned
from tutor.model import Exercise

Cases = dict[str, set[int]]
Laid = Mapping[str, Pair]  # the outputs of an answer on one case beside the reference's, by their names


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


class KnownMistakes:
    """What the known mistakes of an exercise give on one draw, laid beside the reference once."""

    def __init__(self, exercise: Exercise, drawn: Drawn) -> None:
        self.exercise, self.drawn = exercise, drawn
        self._laid: dict[tuple[str, int], Laid | None] = {}

    def laid(self, name: str, index: int) -> Laid | None:
        """The outputs of a mistake on one case, or None where it raises."""
        if (name, index) not in self._laid:
            wrong = self.drawn.mistakes[name][index]
            pairs = None if wrong is None else _lay(self.exercise, self.drawn.cases[index], wrong["value"])
            self._laid[name, index] = pairs
        return self._laid[name, index]

    def off(self, name: str) -> Cases:
        """For every output, the cases on which the mistake makes it wrong; kept with what was drawn."""
        found = self.drawn.changes.get(name)
        if found is None:
            laid = [self.laid(name, index) for index in range(len(self.drawn.cases))]
            found = self.drawn.changes[name] = _wrong_cases(self.exercise, self.drawn, laid)
        return found


def diagnose(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], wrong: Sequence[str]
) -> Diagnosis:
    """The known mistakes behind the wrong outputs: those that account for exactly these, else several."""
    answer = [_answer_laid(exercise, drawn, results, index) for index in range(len(drawn.cases))]
    off = _wrong_cases(exercise, drawn, answer)
    return explain(KnownMistakes(exercise, drawn), answer, off, wrong)


def explain(
    known: KnownMistakes, answer: Sequence[Laid | None], off: Cases, wrong: Sequence[str]
) -> Diagnosis:
    """`diagnose` of an answer laid beside the reference; `off` are the cases on which it is wrong."""
    effects = {name: _effect(known, answer, off, name) for name in known.drawn.mistakes}
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


def _lay(exercise: Exercise, case: Case, value: Any) -> Laid:
    """The outputs in `value` beside those of the reference, by their names."""
    return {p.name: p for p in paired(case.expected, value, case.single, exercise.returns)}


def _answer_laid(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], index: int
) -> Laid | None:
    """The answer's outputs on one case, or None where it raised."""
    result = results.get(index)
    if result is None or result.raised is not None:
        return None
    return _lay(exercise, drawn.cases[index], result.out)


def _wrong_cases(exercise: Exercise, drawn: Drawn, answer: Sequence[Laid | None]) -> Cases:
    """For every output, the cases on which the answer is not the reference; all of them where it raised."""
    off: Cases = {}
    for index, (case, laid) in enumerate(zip(drawn.cases, answer, strict=True)):
        for name, pair in (_lay(exercise, case, None) if laid is None else laid).items():
            cases = off.setdefault(name, set())
            if laid is None or differs(exercise, pair, case.exact):
                cases.add(index)
    return off


def _effect(known: KnownMistakes, answer: Sequence[Laid | None], off: Cases, name: str) -> Effect:
    changes = {output: cases for output, cases in known.off(name).items() if cases}
    explained = {
        output
        for output, cases in changes.items()
        if off.get(output, set()) <= cases
        and all(_is_the_mistake(known, answer[i], name, output, i) for i in sorted(cases))
    }
    return Effect(frozenset(changes), frozenset(explained))


def _is_the_mistake(known: KnownMistakes, laid: Laid | None, name: str, output: str, index: int) -> bool:
    """Whether the answer's output on one case is exactly what the mistake gives there."""
    wrong = known.laid(name, index)
    if laid is None or wrong is None:
        return laid is None and wrong is None
    answer, mistake = laid[output], wrong[output]
    if answer.problem or mistake.problem:
        return bool(answer.problem) and answer.problem == mistake.problem
    target, given = as_array(mistake.actual), as_array(answer.actual)
    if target is None or given is None:
        return False
    if answer.expected.dtype == np.float32 and target.dtype.kind == "f":
        target = target.astype(np.float32)  # as coarse as the verdict: the mistake's cache may be rounded
    return matches(target, given, known.exercise.tolerance, known.drawn.cases[index].exact)


def differs(exercise: Exercise, pair: Pair, exact: bool) -> bool:
    """Whether one output is not the reference's."""
    if pair.problem:
        return True
    return difference(pair.expected, pair.actual, pair.single, exercise.tolerance, exact) is not None
