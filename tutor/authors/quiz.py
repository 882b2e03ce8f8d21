"""The author's test of a quiz: it can be read on several draws, and its own right answers pass."""

from __future__ import annotations

from tutor.authors.crew import Crew
from tutor.authors.report import Report
from tutor.judge.drawn import draw_numbers
from tutor.judge.quiz import judge_quiz
from tutor.model import Exercise
from tutor.sandbox.hosts import Hosts
from tutor.text.quiz import parse, right_answers
from tutor.words import _

DRAWS = 20


def check_quiz(exercise: Exercise, hosts: Hosts, crew: Crew, report: Report) -> None:
    """Judge the quiz's own answers. Raises QuizError, PackBroken, CannotJudge."""
    seeds = range(1, 1 + (DRAWS if "draw.py" in exercise.sources else 1))

    def judged(seed: int) -> tuple[int, str]:
        drawn = draw_numbers(exercise, seed, hosts)
        quiz = parse(exercise.sources["quiz.md"], drawn)
        verdict = judge_quiz(exercise, right_answers(quiz), seed, drawn)
        return len(quiz.questions), "" if verdict.status == "pass" else verdict.message

    found = crew.map(judged, seeds)
    report.counts |= {"seeds": len(seeds), "questions": found[0][0]}
    for seed, (_questions, message) in zip(seeds, found, strict=True):
        if message:
            said = _("quiz.md: its own right answers do not pass (seed {seed}): {said}")
            report.problems.append(said.format(seed=seed, said=message))
            return
