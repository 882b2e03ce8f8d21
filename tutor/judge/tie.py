"""A derivation tied to code: its last line against the learner's own function, on drawn cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tutor import model
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.task import task_of
from tutor.judge import ends, show
from tutor.judge.code import Draws, Uses, run_answer
from tutor.judge.compare import Array, Difference, as_array, difference
from tutor.judge.compiled import UnboundError, compiled
from tutor.judge.drawn import Case, Drawn
from tutor.judge.outputs import SINGLE_OUTPUT, Pair, paired
from tutor.judge.returned import by_case
from tutor.judge.steps import result
from tutor.packs.tie import Tie, read_tie
from tutor.words import _

CHECK = "code"


class CannotTieError(Exception):
    """The last line and the function cannot be compared; the sentence says why."""


@dataclass(frozen=True)
class Apart:
    """The first case at which the two differ."""

    case: Case
    found: Difference


def skipped(why: str) -> model.Finding:
    """Nothing was compared, and nothing is held against anybody."""
    return model.Finding(CHECK, "skipped", why)


def tie_finding(
    exercise: model.Exercise,
    answer: str,
    other: model.Exercise,
    own: str,
    uses: Uses,
    draws: Draws,
    seed: int,
) -> model.Finding:
    """The answer's last line against `own`, the learner's passed answer to `other`.

    Raises AlgebraError for the exercise's own texts, PackBroken, CannotJudge.
    """
    drawn = draws.get(other, seed, uses)
    order = list(range(len(drawn.cases)))
    given = replace(drawn, derived=())
    outcome = run_answer(other, own, given, order, draws.hosts, uses)
    if ends.of(other, given, order, outcome) is not None:
        return skipped(_("Your own {id} did not run to its end this time.").format(id=other.id))
    returned = by_case(outcome, order)[0]
    if any(each.raised for each in returned.values()):
        return skipped(_("Your own {id} stopped with an error this time.").format(id=other.id))
    try:
        apart = _apart(exercise, answer, other, drawn, lambda n: returned[n].out if n in returned else None)
    except CannotTieError as problem:
        return skipped(str(problem))
    return model.Finding(CHECK, "pass") if apart is None else _finding(apart, other)


def with_tie(verdict: model.Verdict, finding: model.Finding) -> model.Verdict:
    """The verdict on a derivation that passed, with the comparison's finding; a skipped one costs nothing."""
    checks = (*verdict.checks, finding)
    if finding.status != "fail":
        return replace(verdict, checks=checks)
    score = sum(check.status == "pass" for check in checks) / len(checks)
    return replace(
        verdict, status="fail", message=finding.message, help=finding.help, score=score, checks=checks
    )


def reference_problem(
    exercise: model.Exercise, lines: str, other: model.Exercise, draws: Draws, uses: Uses, seed: int
) -> str:
    """Why a right derivation does not go with the reference of `other`; empty where it does.

    Raises AlgebraError, PackBroken, CannotJudge.
    """
    drawn = draws.get(other, seed, uses)
    try:
        apart = _apart(exercise, lines, other, drawn, lambda n: drawn.cases[n].expected)
    except CannotTieError as problem:
        return str(problem)
    return "" if apart is None else _finding(apart, other).message


def _apart(
    exercise: model.Exercise, answer: str, other: model.Exercise, drawn: Drawn, out: Callable[[int], Any]
) -> Apart | None:
    """Where the last line first differs from the outputs, None where it agrees on all cases that bind."""
    assert exercise.derivation is not None
    tie = read_tie(exercise.derivation.code or "")
    task = task_of(exercise.derivation)
    last = result(task, answer)
    if tie is None or last is None:
        raise CannotTieError(_("There is no last line to compare."))
    try:
        line = compiled(last, task.scope, task.start, exercise.derivation.code_names, tie.axes)
        apart: Apart | None = None
        compared, why = 0, _("No case of {id} has the shapes and domains declared here.").format(id=other.id)
        for n, case in enumerate(drawn.cases):
            try:
                value = line.value(case.inputs)
            except UndecidedError as problem:  # a case too large to compute, perhaps; others may do
                value, why = None, str(problem)
            if value is None:
                continue
            compared += 1
            found = _difference(_pair(tie, other, case, out(n)), *value, other.tolerance)
            if found is not None and apart is None:
                apart = Apart(case, found)
    except (UnboundError, ShapeError) as problem:
        raise CannotTieError(str(problem)) from problem
    if not compared:
        raise CannotTieError(why)
    return apart


def _pair(tie: Tie, other: model.Exercise, case: Case, out: Any) -> Pair:
    pairs = paired(case.expected, out, case.single, other.returns)
    named = [pair for pair in pairs if pair.name == tie.output]
    if not named and len(pairs) == 1 and tie.output in (SINGLE_OUTPUT, *other.functions):
        named = pairs
    if not named:
        said = _("{id} has no output {output}; it has {names}.")
        names = ", ".join(pair.name for pair in pairs)
        raise CannotTieError(said.format(id=other.id, output=tie.output, names=names))
    return named[0]


def _difference(pair: Pair, line: Array, rounding: float, tolerance: model.Tolerance) -> Difference | None:
    """How the function's output differs from the line's value, beyond what rounding does to either."""
    actual = as_array(pair.actual)
    if actual is None:
        return Difference("kind", line, pair.actual)
    actual, expected = _squeezed(actual, line), _squeezed(pair.expected, line)
    moved = np.full(line.shape, rounding)
    if pair.single is not None and expected.shape == line.shape:
        moved = moved + np.abs(_squeezed(pair.single, line) - expected)
    return difference(line, actual, line + moved, tolerance)


def _squeezed(array: Array, like: Array) -> Array:
    while array.ndim > like.ndim and array.shape[0] == 1:
        array = array[0]
    return array


def _finding(apart: Apart, other: model.Exercise) -> model.Finding:
    found, case = apart.found, show.case(apart.case.name, apart.case.inputs)
    line, own = show.value(found.expected), show.value(found.actual)
    if found.aspect == "shape":
        said = _(
            "With the case {case} your last line and your own {id} differ in shape. Which axis is which?"
        )
    else:
        said = _(
            "Your last line and your own {id} differ with the case {case}. Which of the two is right there?"
        )
    return model.Finding(
        CHECK,
        "fail",
        said.format(id=other.id, case=apart.case.name),
        _("Put the numbers of this case into both, entry by entry."),
        case=case,
        expected=line,
        actual=own,
        where=found.where,
    )
