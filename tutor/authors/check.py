"""The author's test of a pack, from the spelling of its keys to the name that each known mistake is given.

From cheap to dear: the files and their keys, the pages, the order of the course; then every exercise is run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tutor.algebra.errors import AlgebraError
from tutor.authors.code import check_code
from tutor.authors.crew import Crew, Tell
from tutor.authors.derivation import check_derivation
from tutor.authors.order import order_problems
from tutor.authors.pages import check_pages
from tutor.authors.parts import check_parts
from tutor.authors.plots import check_plots
from tutor.authors.quiz import check_quiz
from tutor.authors.report import Report, Result
from tutor.authors.sealed import check_sealed
from tutor.authors.translations import check_translations
from tutor.judge.code import Draws
from tutor.judge.drawn import PackBroken
from tutor.model import LOCAL_PACK, Exercise
from tutor.packs import find
from tutor.packs.check import check_pack as check_files
from tutor.packs.load import load_course, load_exercise, load_homework
from tutor.packs.problems import PackProblems
from tutor.text.quiz import QuizError


def check(folder: Path, draws: Draws, tell: Tell = lambda done, of, checks: None) -> Result:
    """Check a pack, or a single exercise's folder; `tell` hears of progress. Raises CannotJudge."""
    problems = check_files(folder)
    problems += [problem for problem in check_pages(folder) if problem not in problems]
    if problems:
        return Result([str(problem) for problem in problems])
    result = Result()
    exercises = list(_exercises(folder))
    if not _is_alone(folder):
        course = load_course(folder)
        found, advice = order_problems(course, exercises)
        lost, late = check_translations(folder, course)
        broken, slow = check_plots(course, draws.hosts)
        result.problems += found + lost + broken
        result.advice += advice + late + slow
    if not result.problems:
        with Crew(tell) as crew:
            result.reports = crew.lead(lambda exercise: check_exercise(exercise, draws, crew), exercises)
        if not _is_alone(folder):
            check_parts(load_homework(folder), exercises, result.reports, draws)
    return result


def _is_alone(folder: Path) -> bool:
    return (folder / "exercise.toml").exists()


def _exercises(folder: Path) -> Iterator[Exercise]:
    if _is_alone(folder):
        yield load_exercise(folder, LOCAL_PACK)
        return
    pack = find.pack_id(folder)
    for path in sorted((folder / "exercises").glob("*/exercise.toml")):
        yield load_exercise(path.parent, pack)


def check_exercise(exercise: Exercise, draws: Draws, crew: Crew) -> Report:
    """Everything that can be run of one exercise. Raises CannotJudge."""
    report = Report(exercise.id, exercise.kind)
    began = time.monotonic()
    try:
        if exercise.seal is not None:
            check_sealed(exercise, draws, crew, report)
        elif exercise.kind == "code":
            check_code(exercise, draws, crew, report)
        elif exercise.kind == "derivation":
            check_derivation(exercise, draws, crew, report)
        else:
            check_quiz(exercise, draws.hosts, crew, report)
    except (PackBroken, PackProblems, AlgebraError, QuizError) as problem:
        report.problems.append(str(problem))
    report.seconds = time.monotonic() - began
    return report
