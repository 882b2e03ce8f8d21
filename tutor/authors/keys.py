"""An author's own answers to one question, judged: the right one passes, each telling wrong one is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.algebra.errors import AlgebraError
from tutor.judge.quiz import judge_question
from tutor.model import Name
from tutor.text.quiz import Blank, Question, Telling, right_answer
from tutor.text.quiz.answers import AnswerError
from tutor.words import _

SEED = 1


def key_problem(question: Question, names: Mapping[str, Name] | None = None) -> str:
    """Why the question's own right answer does not pass its own judge; empty where it does."""
    try:
        found = judge_question(question, right_answer(question.form), SEED, names)
    except (AnswerError, AlgebraError) as error:
        return str(error)
    return "" if found.status == "pass" else found.message


def telling_problems(
    question: Question, names: Mapping[str, Name] | None = None, drawn: bool = False
) -> Iterator[str]:
    """What is wrong with telling wrong answers: one counts as right, or another speaks in its place.

    Where the numbers are drawn by lot, two wrong answers may meet; then only the first is asked for.
    """
    if isinstance(question.form, Blank) and len(question.form.gaps) > 1:
        return  # such a word may be right in one gap and telling in the other
    for telling in question.telling:
        if what := _untold(question, telling, names, drawn):
            said = _("the telling wrong answer {answer} {what}")
            yield said.format(answer=right_answer(telling.answer), what=what)


def _untold(question: Question, telling: Telling, names: Mapping[str, Name] | None, drawn: bool) -> str:
    try:
        found = judge_question(question, right_answer(telling.answer), SEED, names)
    except (AnswerError, AlgebraError) as error:
        return _("cannot be judged: {why}").format(why=error)
    if found.status == "pass":
        return _("counts as right; is the tolerance too wide, or is it the right answer in another form?")
    if found.message != telling.why and not drawn:
        return _("is never told: this is said instead: {said}").format(said=found.message)
    return ""
