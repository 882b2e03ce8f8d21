"""The author's test of a quiz: it can be read on several draws, and its own answers are judged as it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tutor.authors.crew import Crew
from tutor.authors.keys import telling_problems
from tutor.authors.report import Report
from tutor.judge.drawn import draw_numbers
from tutor.judge.quiz import judge_quiz
from tutor.model import Exercise
from tutor.sandbox.hosts import Hosts
from tutor.text.quiz import Blank, Question, Quiz, parse, right_answers
from tutor.words import _

DRAWS = 20


def check_quiz(exercise: Exercise, hosts: Hosts, crew: Crew, report: Report) -> None:
    """Judge the quiz's own answers. Raises QuizError, PackBroken, CannotJudge."""
    seeds = range(1, 1 + (DRAWS if "draw.py" in exercise.sources else 1))

    def judged(seed: int) -> tuple[int, str]:
        drawn = draw_numbers(exercise, seed, hosts)
        quiz = parse(exercise.sources["quiz.md"], drawn)
        verdict = judge_quiz(exercise, right_answers(quiz), seed, drawn)
        if verdict.status == "pass":
            return len(quiz.questions), _untold(quiz, exercise)
        said = _("its own right answers do not pass: {said}")
        return len(quiz.questions), said.format(said=verdict.message)

    found = crew.map(judged, seeds)
    report.counts |= {"seeds": len(seeds), "questions": found[0][0]}
    for seed, (_questions, message) in zip(seeds, found, strict=True):
        if message:
            said = _("quiz.md (seed {seed}): {said}")
            report.problems.append(said.format(seed=seed, said=message))
            return
    _check_translations(exercise, draw_numbers(exercise, 1, hosts), report)


def _untold(quiz: Quiz, exercise: Exercise) -> str:
    """The first telling wrong answer that nobody would be told, in a sentence; empty where there is none."""
    for n, question in enumerate(quiz.questions, 1):
        for problem in telling_problems(question, exercise.names, "draw.py" in exercise.sources):
            return _("question {n}: {problem}").format(n=n, problem=problem)
    return ""


def _check_translations(exercise: Exercise, drawn: Mapping[str, Any], report: Report) -> None:
    """A translated quiz asks the same: only the words of a gap may be others. Raises QuizError."""
    source = parse(exercise.sources["quiz.md"], drawn)
    for path in sorted(Path(exercise.folder).glob("quiz.*.md")):
        translated = parse(path.read_text(encoding="utf-8"), drawn)
        if len(translated.questions) != len(source.questions):
            said = _("{file} has {n} questions, and quiz.md {all}.")
            numbers = {"n": len(translated.questions), "all": len(source.questions)}
            report.problems.append(said.format(file=path.name, **numbers))
            continue
        for n, (mine, theirs) in enumerate(zip(source.questions, translated.questions, strict=True), 1):
            if _asked(mine) != _asked(theirs):
                said = _("{file}: question {n} has other right answers than in quiz.md.")
                report.problems.append(said.format(file=path.name, n=n))
        if untold := _untold(translated, exercise):
            report.problems.append(f"{path.name}: {untold}")


def _asked(question: Question) -> str:
    form = question.form
    return f"{len(form.gaps)} gaps" if isinstance(form, Blank) else right_answers(Quiz((question,)))
