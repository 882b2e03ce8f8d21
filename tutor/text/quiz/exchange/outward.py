"""A quiz as plain text for text2qti; what that form has no words for is named, question by question.

The form, from text2qti's documentation: `1. question`, then `... feedback`, `+ feedback when right`, then
the answers: `a) wrong` and `*b) right`, `[ ] wrong` and `[*] right` where several are, `* word` for each word
that fills a gap, `= 4.2 +- 0.1` for a number. Lines that go on are indented like the text above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.text.quiz.question import Blank, Choice, Form, Formula, Match, Number, Order, Question, Quiz, Shape
from tutor.text.quiz.values import LETTERS
from tutor.words import _, ngettext

LEAST = 1e-4  # the smallest magnitude of a number there, whose platforms know four digits after the point
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]+\)")


def plain_text(quiz: Quiz, title: str) -> tuple[str, list[str]]:
    """The quiz as a text of that form, and a sentence for all that is left out of it.

    The text is empty where none of the questions can be said.
    """
    parts: list[str] = []
    left_out: list[str] = []
    texts: set[str] = set()
    for number, question in enumerate(quiz.questions, 1):
        title_, body = _asked(question, texts)
        why = _unsaid(question.form)
        if body in texts:
            why = why or _("an earlier question has the same words.")
        if why:
            left_out.append(_("Question {n} is left out: {why}").format(n=number, why=why))
            continue
        texts.add(body)
        parts.append("\n".join(_question(len(parts) + 1, question, title_, body)))
        left_out += [_("Question {n}: {what}").format(n=number, what=what) for what in _lost(question)]
    if not parts:
        return "", left_out
    head = [f"Quiz title: {' '.join(title.split())}"]
    if quiz.intro:
        head.append(_indented("Quiz description: ", quiz.intro, "  "))
    return "\n\n".join(["\n".join(head), *parts]) + "\n", left_out


def _unsaid(form: Form) -> str:
    """Why an answer of this form cannot be written there; empty where it can."""
    match form:
        case Blank(gaps=gaps) if len(gaps) > 1:
            return _("it has several gaps, and there a question has one.")
        case Number(value=value, tolerance=around) if min(abs(value - around), abs(value + around)) < LEAST:
            return _("there no right number may lie closer to zero than 0.0001.")
        case Shape():
            return _("there is no answer that is a shape.")
        case Formula():
            return _("there is no answer that is a formula.")
        case Order():
            return _("there is no list to be put in order.")
        case Match():
            return _("there are no pairs to be matched.")
    return ""


def _lost(question: Question) -> Iterator[str]:
    if question.telling:
        count = len(question.telling)
        said = ngettext(
            "its telling wrong answer is left out.", "its {n} telling wrong answers are left out.", count
        )
        yield said.format(n=count)
    if _PICTURE.search(question.prompt):
        yield _("it shows a picture, whose file has to lie beside the text.")


def _asked(question: Question, texts: set[str]) -> tuple[str, str]:
    """The title and the text of a question.

    There two questions of the same words are a mistake, whatever their titles: then the title is text too.
    """
    heading, _gap, body = question.prompt.partition("\n\n")
    apart = body.strip() and "\n" not in heading and body not in texts
    return (heading, body) if apart else ("", question.prompt)


def _question(number: int, question: Question, title: str, body: str) -> Iterator[str]:
    if title:
        yield f"Title: {title}"
    yield _indented(f"{number}. ", body)
    if question.explain:
        yield _indented("+ ", question.explain)
    yield from _answers(question.form)


def _answers(form: Form) -> Iterator[str]:
    match form:
        case Choice(options=options):
            for letter, option in zip(LETTERS, options, strict=False):
                if form.several:
                    yield f"[{'*' if option.right else ' '}] {option.text}"
                else:
                    yield f"{'*' if option.right else ''}{letter}) {option.text}"
                if option.why:
                    yield f"... {option.why}"
        case Blank(gaps=(words, *_rest)):
            yield from (f"* {word}" for word in dict.fromkeys(words))
        case Number(value=value, tolerance=around):
            exact = around == 0 and value.is_integer()
            yield f"= {int(value)}" if exact else f"= {value!r} +- {around!r}"


def _indented(mark: str, text: str, indent: str = "") -> str:
    first, *rest = text.strip().split("\n")
    indent = indent or " " * len(mark)
    return "\n".join([mark + first, *((indent + line).rstrip() for line in rest)])
