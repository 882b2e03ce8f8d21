"""The author's test of a derivation: its model and other right ones pass, each slip is caught by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tutor.authors.code import uses_of
from tutor.authors.crew import Crew
from tutor.authors.report import Report
from tutor.judge.code import Draws
from tutor.judge.derivation import judge_derivation
from tutor.judge.tie import reference_problem
from tutor.model import Exercise, Slip
from tutor.packs.load import load_exercise
from tutor.packs.tie import read_tie
from tutor.words import _

SEED = 1
CODE_SEEDS = range(1, 6)


def check_derivation(exercise: Exercise, draws: Draws, crew: Crew, report: Report) -> None:
    """Judge everything that the exercise declares.

    Raises AlgebraError, PackProblems, PackBroken, CannotJudge.
    """
    derivation = exercise.derivation
    assert derivation is not None
    right = [("model", derivation.model)] if derivation.model else []
    right += [(f"accept[{n}]", lines) for n, lines in enumerate(derivation.accept, 1)]
    if not derivation.model:
        report.problems.append(_("exercise.toml: model is missing; give one right derivation, line by line."))
    report.counts["right"] = len(right)
    said = crew.map(lambda named: _right(exercise, *named), right)
    report.problems += filter(None, said)
    check_slips(exercise, crew, report)
    if report.ok and derivation.code is not None:
        report.problems += _code(exercise, derivation.code, right, draws)


def check_slips(exercise: Exercise, crew: Crew, report: Report) -> None:
    """Each declared slip is wrong, and is named as itself. Raises AlgebraError."""
    slips = exercise.derivation.slips if exercise.derivation is not None else ()
    report.counts["slips"] = len(slips)
    report.problems += filter(None, crew.map(lambda slip: _slip(exercise, slip), slips))


def _code(
    exercise: Exercise, code: str, right: list[tuple[str, tuple[str, ...]]], draws: Draws
) -> Iterator[str]:
    """Where a right derivation's last line is not what the reference of the tied exercise computes."""
    tie = read_tie(code)
    folder = Path(exercise.folder).with_name(tie.exercise) if tie else None
    if tie is None or folder is None or not (folder / "reference.py").exists():
        yield _("code: {code} names no code exercise of this pack.").format(code=code)
        return
    other = load_exercise(folder, exercise.pack)
    uses = uses_of(other)
    for name, lines in right:
        for seed in CODE_SEEDS:
            problem = reference_problem(exercise, "\n".join(lines), other, draws, uses, seed)
            if problem:
                yield _("code: {name}, seed {seed}: {problem}").format(name=name, seed=seed, problem=problem)
                break


def _right(exercise: Exercise, name: str, lines: tuple[str, ...]) -> str:
    verdict = judge_derivation(exercise, "\n".join(lines), SEED)
    if verdict.status == "pass":
        return ""
    said = _("{name}: a right derivation must pass; line {line} is {status}: {message}")
    return said.format(
        name=name, line=verdict.first_wrong or "-", status=verdict.status, message=verdict.message
    )


def _slip(exercise: Exercise, slip: Slip) -> str:
    verdict = judge_derivation(exercise, slip.line, SEED)
    named = [line.slip for line in verdict.lines or () if line.slip]
    if verdict.status != "fail":
        said = _("[[slips]] {name}: its line must not follow, and it is {status}; mend the line.")
        return said.format(name=slip.name, status=verdict.status)
    if slip.name not in named:
        said = _("[[slips]] {name}: its line is not named as this slip, but as {named}; drop one of them.")
        return said.format(name=slip.name, named=", ".join(named) or "-")
    return ""
