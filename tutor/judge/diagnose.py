"""Which known mistake an answer shows.

A mistake explains an output when, on every case, the answer equals the mistake wherever that differs from
the reference, and equals the reference elsewhere. An exception counts as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutor.judge.compare import as_array, difference
from tutor.judge.drawn import Drawn
from tutor.judge.outputs import Pair, paired
from tutor.judge.raised import Raised
from tutor.judge.returned import Returned
from tutor.model import Exercise


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
    effects = {name: _effect(exercise, drawn, results, name) for name in drawn.mistakes}
    exact = [name for name, e in effects.items() if e.changed and e.changed == e.explained == set(wrong)]
    if exact:
        return Diagnosis(tuple(exact), {name: tuple(wrong) for name in exact})
    return _combined(effects, wrong)


def _combined(effects: Mapping[str, Effect], wrong: Sequence[str]) -> Diagnosis:
    """Several mistakes that together explain as much as possible, those without a false prediction first."""
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


def _effect(exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], name: str) -> Effect:
    fits: dict[str, bool] = {}
    changed: set[str] = set()
    for index, case in enumerate(drawn.cases):
        wrong = drawn.mistakes[name][index]
        result = results.get(index, Returned(raised=Raised()))
        pairs = paired(case.expected, None, case.single, exercise.returns)
        if wrong is None or result.raised is not None:
            same = wrong is None and result.raised is not None
            for pair in pairs:
                fits[pair.name] = fits.get(pair.name, True) and same
                if wrong is None:
                    changed.add(pair.name)
            continue
        theirs = {p.name: p for p in paired(case.expected, result.out, case.single, exercise.returns)}
        for pair in paired(case.expected, wrong["value"], case.single, exercise.returns):
            differs = _differs(exercise, pair, case.exact)
            if differs:
                changed.add(pair.name)
            answer = theirs[pair.name]
            same = _same(exercise, answer, pair if differs else None, case.exact)
            fits[pair.name] = fits.get(pair.name, True) and same
    return Effect(frozenset(changed), frozenset(output for output in changed if fits[output]))


def _differs(exercise: Exercise, pair: Pair, exact: bool) -> bool:
    if pair.problem:
        return True
    return difference(pair.expected, pair.actual, pair.single, exercise.tolerance, exact) is not None


def _same(exercise: Exercise, answer: Pair, mistake: Pair | None, exact: bool) -> bool:
    """Whether the answer's output is the mistake's, or the reference's where the two agree."""
    if mistake is None:
        return not _differs(exercise, answer, exact)
    if answer.problem or mistake.problem:
        return bool(answer.problem) and answer.problem == mistake.problem
    target = as_array(mistake.actual)
    if target is None:
        return False
    return difference(target, answer.actual, None, exercise.tolerance, exact) is None
