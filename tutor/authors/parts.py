"""The author's test of points that are given part by part: each part must be one that a verdict judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tutor.authors.code import FIRST_SEED, uses_of
from tutor.authors.report import Report
from tutor.judge.code import Draws, judge_code
from tutor.judge.drawn import PackBroken, draw_numbers
from tutor.judge.parts import is_about
from tutor.model import Exercise, Rules
from tutor.packs.homework import Homework
from tutor.packs.problems import PackProblems, did_you_mean, quote
from tutor.text.quiz import QuizError, parse
from tutor.words import _

_GENERAL = ("shape", "inputs", "repeatable", "runs")


def check_parts(
    homework: Homework | None, exercises: Iterable[Exercise], reports: Iterable[Report], draws: Draws
) -> None:
    """Note in its report every part that no check is about. Raises CannotJudge."""
    by_id = {report.exercise: report for report in reports}
    for exercise in exercises:
        parts = homework.points.get(exercise.id) if homework is not None else None
        report = by_id.get(exercise.id)
        if isinstance(parts, Mapping) and report is not None and report.ok:
            report.problems += _problems(exercise, parts, draws)


def _problems(exercise: Exercise, parts: Iterable[str], draws: Draws) -> list[str]:
    if exercise.kind == "derivation":
        return [_("[homework].points: a derivation earns its points as a whole; give one number.")]
    try:
        names = _judged(exercise, draws)
    except (PackBroken, PackProblems, QuizError) as problem:
        return [str(problem)]
    said = _("[homework].points: no check is about {part}")
    return [
        said.format(part=quote(part))
        + (did_you_mean(part, names) or _(", but there are {names}").format(names=", ".join(names)))
        for part in parts
        if names and not any(is_about(name, part) for name in names)
    ]


def _judged(exercise: Exercise, draws: Draws) -> list[str]:
    """The names of the checks; none where the pack holds no reference that could be asked."""
    if exercise.kind == "quiz":
        drawn = draw_numbers(exercise, FIRST_SEED, draws.hosts)
        return [question.id for question in parse(exercise.sources["quiz.md"], drawn).questions]
    if "reference.py" not in exercise.sources:
        return []
    free = replace(exercise, rules=Rules())
    reference = exercise.sources["reference.py"].encode()
    verdict = judge_code(free, reference, FIRST_SEED, draws, uses_of(exercise))
    return [check.name for check in verdict.checks if check.name not in _GENERAL]
