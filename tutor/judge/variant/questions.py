"""A few questions of a quiz, those answered wrongly before first, with other numbers and another order."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from tutor.judge.drawn import draw_numbers
from tutor.judge.variant.form import REVIEW, Bench, Past, Variant
from tutor.model import Exercise
from tutor.packs import texts
from tutor.text.quiz import parse, plain, right_answers
from tutor.text.quiz.question import Quiz
from tutor.text.quiz.shuffling import shuffled
from tutor.words import _, current_language

MOST, MINUTES = 3, 1


def questions(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Raises PackBroken, CannotJudge, QuizError."""
    drawn = draw_numbers(exercise, seed, bench.draws.hosts)
    quiz = parse(texts.quiz(exercise, current_language()).text, drawn)
    if not quiz.questions:
        return None
    chance = Random(seed)
    wrong = wrong_before(past)
    order = chance.sample(quiz.questions, len(quiz.questions))
    order.sort(key=lambda question: question.id not in wrong)
    asked = Quiz(tuple(shuffled(question, seed) for question in order[:MOST]))
    said = _("Only the first try counts.")
    statement = f"# {exercise.title}\n\n{said}\n\n{plain(asked)}\n"
    starter = "".join(f"{n}: \n" for n in range(1, len(asked.questions) + 1))
    right = right_answers(asked)
    return Variant(
        "questions",
        exercise.id,
        seed,
        statement,
        MINUTES * len(asked.questions),
        exercise,
        starter=starter,
        right=right,
        questions=asked.questions,
    )


def wrong_before(past: Past) -> frozenset[str]:
    """The questions whose last first try was wrong."""
    tried: dict[str, tuple[str, bool]] = {}

    def note(at: str, question: object, right: bool) -> None:
        if isinstance(question, str) and (question not in tried or tried[question][0] <= at):
            tried[question] = at, right

    for event in past.events:
        if event.what == "question":
            note(event.at, event.data.get("question"), event.data.get("right") is True)
        elif event.what == REVIEW:
            for question, right in _marks(event.data):
                note(event.at, question, right)
    for attempt in past.attempts:
        for check in attempt.verdict.get("checks") or ():
            note(attempt.at, check.get("name"), check.get("status") == "pass")
    return frozenset(question for question, (_at, right) in tried.items() if not right)


def _marks(data: Mapping[str, Any]) -> list[tuple[str, bool]]:
    marks = data.get("questions")
    return [(name, right is True) for name, right in marks.items()] if isinstance(marks, dict) else []
