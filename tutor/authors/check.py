"""The author's test of a pack, from the spelling of its keys to the name that each known mistake is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from tutor.algebra.errors import AlgebraError
from tutor.authors import recognition
from tutor.judge.code import Draws, judge_code
from tutor.judge.derivation import judge_derivation
from tutor.judge.drawn import PackBroken, draw_numbers
from tutor.judge.quiz import judge_quiz
from tutor.model import LOCAL_PACK, Exercise, Rules, Verdict
from tutor.packs import find
from tutor.packs.check import check_pack as check_files
from tutor.packs.load import load_exercise
from tutor.text.quiz import QuizError, parse, right_answers
from tutor.words import _

FIRST_SEED = 1
Say = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """What the check of one exercise found: `problems` are sentences; `counts` what was run."""

    exercise: str
    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(folder: Path, draws: Draws, say: Say) -> tuple[list[str], list[Report]]:
    """Check a pack, or a single exercise's folder. Returns problems of its files and a report an exercise.

    Where the files have problems nothing is run. Raises CannotJudge.
    """
    problems = [str(problem) for problem in check_files(folder)]
    if problems:
        return problems, []
    reports = []
    for exercise in _exercises(folder):
        report = check_exercise(exercise, draws)
        reports.append(report)
        say(_line(report))
    return [], reports


def _exercises(folder: Path) -> Iterator[Exercise]:
    if (folder / "exercise.toml").exists():
        yield load_exercise(folder, LOCAL_PACK)
        return
    pack = find.pack_id(folder)
    for path in sorted((folder / "exercises").iterdir()):
        if (path / "exercise.toml").exists():
            yield load_exercise(path, pack)


def _line(report: Report) -> str:
    counts = ", ".join(f"{n} {what}" for what, n in report.counts.items())
    if report.ok:
        return _("ok    {exercise}: {counts}").format(exercise=report.exercise, counts=counts)
    found = "\n".join(f"      {problem}" for problem in report.problems)
    return _("WRONG {exercise}: {counts}").format(exercise=report.exercise, counts=counts) + "\n" + found


def check_exercise(exercise: Exercise, draws: Draws) -> Report:
    """Everything that can be run of one exercise."""
    report = Report(exercise.id)
    try:
        if exercise.kind == "code":
            _check_code(exercise, draws, report)
        elif exercise.kind == "derivation":
            _check_derivation(exercise, report)
        else:
            _check_quiz(exercise, draws, report)
    except (PackBroken, AlgebraError, QuizError) as problem:
        report.problems.append(str(problem))
    return report


def _check_code(exercise: Exercise, draws: Draws, report: Report) -> None:
    seeds = range(FIRST_SEED, FIRST_SEED + exercise.seeds)
    report.counts[_("seeds")] = len(seeds)
    starter = judge_code(exercise, exercise.sources["starter.py"].encode(), seeds[0], draws)
    if starter.status == "pass" or not starter.message:
        report.problems.append(_("starter.py: an untouched starter must not pass, and must be told why."))
    # The reference may call what the statement forbids to learners; that is what makes it a reference.
    reference = replace(exercise, rules=Rules())
    answers = {"reference.py": (reference, exercise.sources["reference.py"])}
    answers |= {
        name: (exercise, text) for name, text in exercise.sources.items() if name.startswith("accept/")
    }
    report.counts[_("right answers")] = len(answers)
    for name, (judged, text) in answers.items():
        report.problems += _must_pass(name, judged, text, seeds, draws)
    report.counts[_("known mistakes")] = len(exercise.mistakes)
    report.problems += recognition.problems(exercise, seeds, draws)


def _must_pass(name: str, exercise: Exercise, text: str, seeds: Iterable[int], draws: Draws) -> list[str]:
    def judge(seed: int) -> Verdict:
        return judge_code(exercise, text.encode(), seed, draws)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        failed = [v for v in pool.map(judge, seeds) if v.status != "pass"]
    if not failed:
        return []
    first = failed[0]
    said = _("{name}: a right answer must pass; with seed {seed} it is {status}: {message}")
    return [said.format(name=name, seed=first.seed, status=first.status, message=first.message)]


def _check_derivation(exercise: Exercise, report: Report) -> None:
    derivation = exercise.derivation
    assert derivation is not None
    right = {"model": derivation.model} | {f"accept[{i}]": lines for i, lines in enumerate(derivation.accept)}
    report.counts[_("right answers")] = len(right)
    for name, lines in right.items():
        verdict = judge_derivation(exercise, "\n".join(lines), FIRST_SEED)
        if verdict.status != "pass":
            said = _("{name}: a right derivation must pass; line {line} is {status}: {message}")
            report.problems.append(
                said.format(
                    name=name, line=verdict.first_wrong, status=verdict.status, message=verdict.message
                )
            )
    report.counts[_("slips")] = len(derivation.slips)
    for slip in derivation.slips:
        verdict = judge_derivation(exercise, slip.line, FIRST_SEED)
        named = [line.slip for line in verdict.lines or () if line.slip]
        if verdict.status != "fail":
            report.problems.append(
                _("[[slips]] {name}: its line must not follow, and it is {status}.").format(
                    name=slip.name, status=verdict.status
                )
            )
        elif slip.name not in named:
            report.problems.append(
                _("[[slips]] {name}: its line is not named as this slip, but as {named}.").format(
                    name=slip.name, named=", ".join(map(str, named)) or "-"
                )
            )


def _check_quiz(exercise: Exercise, draws: Draws, report: Report) -> None:
    drawn = draw_numbers(exercise, FIRST_SEED, draws.hosts)
    quiz = parse(exercise.sources["quiz.md"], drawn)
    report.counts[_("questions")] = len(quiz.questions)
    verdict = judge_quiz(exercise, right_answers(quiz), FIRST_SEED, drawn)
    if verdict.status != "pass":
        report.problems.append(
            _("quiz.md: its own right answers do not pass: {said}").format(said=verdict.message)
        )
