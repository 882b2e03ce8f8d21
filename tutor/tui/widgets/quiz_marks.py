"""Quizzes inside a page, judged from their own text: practice that is not recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.text.quiz import Blank, Choice, Form, Formula, Match, Number, Order, Question, Shape
from tutor.text.quiz.values import LETTERS, fold, number, shape
from tutor.words import _

SAME = 1e-9  # relative: what floats lose when numbers are written and read


@dataclass(frozen=True)
class Mark:
    """Whether an answer is right, None for one that cannot be read, and what to say about it in Markdown."""

    right: bool | None
    says: str = ""


def mark(question: Question, answer: str) -> Mark:
    """The mark of an answer, written as in an answer file."""
    form = question.form
    if isinstance(form, Choice):
        return _choice(question, form, answer)
    if isinstance(form, Number) and number(answer) is None:
        return Mark(None, _("This is no number: write 0.25, 1/4 or 25%."))
    if _fits(form, answer):
        return Mark(True, question.explain)
    if isinstance(form, Formula):
        return Mark(None, _("Formulas are judged in exercises. One right answer: {it}").format(it=form.text))
    for telling in question.telling:
        if _fits(telling.answer, answer):
            return Mark(False, telling.why)
    return Mark(False, _("Not this. Which step would you look at once more?"))


def _choice(question: Question, form: Choice, answer: str) -> Mark:
    chosen = [option for letter, option in zip(LETTERS, form.options, strict=False) if letter in answer]
    wrong = [option for option in chosen if not option.right]
    if not chosen:
        return Mark(None, _("Choose first."))
    if wrong:
        return Mark(False, wrong[0].why or _("This does not hold. What speaks against it?"))
    if len(chosen) < sum(option.right for option in form.options):
        return Mark(False, _("What you chose holds, and it is not all that holds. What about the others?"))
    return Mark(True, " ".join(filter(None, [*(option.why for option in chosen), question.explain])))


def _fits(form: Form, answer: str) -> bool:
    match form:
        case Number(value=value, tolerance=tolerance):
            found = number(answer)
            if found is None:
                return False
            return abs(found - value) <= tolerance + SAME * max(abs(found), abs(value))
        case Shape(sizes=sizes):
            return shape(answer) == sizes
        case Blank(gaps=gaps):
            words = [answer] if len(gaps) == 1 else re.split("[;；]", answer)
            pairs = zip(words, gaps, strict=False)
            return len(words) == len(gaps) and all(_bare(w) in map(_bare, right) for w, right in pairs)
        case Formula(text=text):
            return fold(answer) == fold(text)
        case Order(shown=shown):
            return _letters(answer) == [LETTERS[shown.index(i)] for i in range(len(shown))]
        case Match(pairs=pairs, shown=shown):
            return _pairs(answer) == {(LETTERS[i], str(shown.index(i) + 1)) for i in range(len(pairs))}
        case Choice():
            return False


def _bare(word: str) -> str:
    return fold(re.sub(r"[$`*]", "", word))


def _letters(answer: str) -> list[str]:
    return re.findall("[a-z]", answer.lower())


def _pairs(answer: str) -> set[tuple[str, str]]:
    return set(re.findall(r"([a-z])\s*[-:→]*>?\s*(\d+)", answer.lower()))
