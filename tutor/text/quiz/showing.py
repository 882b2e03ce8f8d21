"""A quiz in plain lines, a file to answer it in, and its own right answers."""

from __future__ import annotations

import re

from tutor.text.quiz.question import Blank, Choice, Form, Formula, Match, Number, Order, Question, Quiz, Shape
from tutor.text.quiz.reading import parse
from tutor.text.quiz.values import LETTERS
from tutor.words import _

_DRAWN = re.compile(r"\{[A-Za-z_]\w*\}")


def plain(quiz: Quiz) -> str:
    """All questions with lettered options, without anything that would answer them."""
    shown = [quiz.intro] if quiz.intro else []
    shown += [_question(number, question) for number, question in enumerate(quiz.questions, 1)]
    return "\n\n".join(shown)


def _question(number: int, question: Question) -> str:
    lines = [f"{number}. {question.prompt}", ""]
    lines += [f"   {line}".rstrip() for line in _choices(question.form)]
    return "\n".join([*lines, f"   [{how_to_answer(question.form)}]"])


def _choices(form: Form) -> list[str]:
    match form:
        case Choice(options=options):
            return [f"{letter}) {o.text}" for letter, o in zip(LETTERS, options, strict=False)]
        case Order(items=items, shown=shown):
            return [f"{letter}) {items[i]}" for letter, i in zip(LETTERS, shown, strict=False)]
        case Match(pairs=pairs, shown=shown):
            left = [f"{letter}) {pair[0]}" for letter, pair in zip(LETTERS, pairs, strict=False)]
            return [*left, "", *(f"{n}) {pairs[i][1]}" for n, i in enumerate(shown, 1))]
    return []


def how_to_answer(form: Form) -> str:
    """The notation of an answer, in a few words."""
    match form:
        case Choice():
            return _("letters, such as a c") if form.several else _("one letter")
        case Blank(gaps=gaps):
            return _("the missing word") if len(gaps) == 1 else _("the missing words, joined by ;")
        case Number():
            return _("a number, such as 1.5, 3/2 or 150%")
        case Shape():
            return _("a shape, such as (N, T)")
        case Formula():
            return _("a formula, such as x^2 + 1")
        case Order():
            return _("all letters in order, such as b a c")
        case Match():
            return _("pairs, such as a-2 b-1")


def starter_lines(text: str) -> str:
    """A file to answer a quiz in: each question as a comment, its number and a colon below it.

    Of a quiz that draws its numbers too: which ones does not matter here. Raises QuizError.
    """
    lines = [_("# Write your answers behind the colons.")]
    for number, question in enumerate(parse(_with_any_numbers(text)).questions, 1):
        heading = question.prompt.splitlines()[0]
        lines += ["", f"# {number}. {heading} [{how_to_answer(question.form)}]", f"{number}: "]
    return "\n".join(lines) + "\n"


def _with_any_numbers(text: str) -> str:
    """The text with a number of its own for every `{name}` in a line that holds a value."""
    names: dict[str, str] = {}
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if line.startswith(("=", "!")):
            lines[n] = _DRAWN.sub(lambda found: names.setdefault(found[0], str(len(names))), line)
    return "\n".join(lines)


def right_answers(quiz: Quiz) -> str:
    """An answer file with everything right, for the author's check."""
    return "\n".join(f"{n}: {right_answer(q.form)}" for n, q in enumerate(quiz.questions, 1))


def right_answer(form: Form) -> str:
    """What a learner would write who gives this answer, the first where several are right."""
    match form:
        case Choice(options=options):
            return " ".join(letter for letter, o in zip(LETTERS, options, strict=False) if o.right)
        case Blank(gaps=gaps):
            return "; ".join(gap[0] for gap in gaps)
        case Number(value=value):
            return repr(value)
        case Shape(sizes=sizes):
            return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"
        case Formula(text=text):
            return text
        case Order(shown=shown):
            return " ".join(LETTERS[shown.index(i)] for i in range(len(shown)))
        case Match(pairs=pairs, shown=shown):
            return " ".join(f"{LETTERS[i]}-{shown.index(i) + 1}" for i in range(len(pairs)))
