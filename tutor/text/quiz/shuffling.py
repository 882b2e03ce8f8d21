"""A question in another order: what is chosen from, put in order or matched, drawn by a seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tutor.text.quiz.question import Choice, Match, Order, Question


def shuffled(question: Question, seed: int) -> Question:
    """The question as `seed` orders it, the same wherever it is asked."""
    chance, form = Random(f"{seed} {question.id}"), question.form
    if isinstance(form, Choice):
        return replace(question, form=Choice(tuple(chance.sample(form.options, len(form.options)))))
    if isinstance(form, (Order, Match)):
        return replace(question, form=replace(form, shown=tuple(chance.sample(form.shown, len(form.shown)))))
    return question
