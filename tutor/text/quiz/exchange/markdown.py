"""A quiz of choices, gaps and numbers as our own Markdown, and whether that reads back as the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tutor.text.quiz.question import Blank, Choice, Form, Number, Question, Quiz
from tutor.text.quiz.reading import QuizError, parse

_GAP = "____"


def markdown(quiz: Quiz) -> str:
    """The quiz as authors write it. Raises TypeError for other forms of answers."""
    intro = [quiz.intro] if quiz.intro else []
    return "\n\n".join([*intro, *("\n".join(_question(each)) for each in quiz.questions)]) + "\n"


def same(quiz: Quiz) -> bool:
    """Whether the Markdown of `quiz` is read back as `quiz`, but for the lines on which questions stand."""
    try:
        found = parse(markdown(quiz))
    except QuizError:
        return False
    return bare(found) == bare(quiz)


def again(question: Question) -> Question | None:
    """`question` with the id that its Markdown gives it; None where that is read as something else."""
    try:
        found = parse(markdown(Quiz((question,)))).questions
    except QuizError:
        return None
    return (
        found[0]
        if [replace(each, id=question.id, line=question.line) for each in found] == [question]
        else None
    )


def bare(quiz: Quiz) -> Quiz:
    """`quiz` without the places of its questions in a file."""
    return replace(quiz, questions=tuple(replace(each, line=1) for each in quiz.questions))


def _question(question: Question) -> Iterator[str]:
    heading, _gap, body = _with_words(question).partition("\n\n")
    if "\n" in heading:
        heading, body = "", _with_words(question)
    yield f"## {heading}".rstrip()
    if body:
        yield from ("", body)
    yield ""
    yield from _answers(question.form)
    if question.explain:
        yield from ("", ":::explain", question.explain, ":::")


def _with_words(question: Question) -> str:
    if not isinstance(question.form, Blank):
        return question.prompt
    words = (f"[[{'|'.join(gap)}]]" for gap in question.form.gaps)
    return re.sub(_GAP, lambda _found: next(words, _GAP), question.prompt)


def _answers(form: Form) -> Iterator[str]:
    match form:
        case Choice(options=options):
            for option in options:
                yield f"- [{'x' if option.right else ' '}] {option.text}"
                if option.why:
                    yield f"  > {option.why}"
        case Number(value=value, tolerance=around):
            yield f"= {value!r} ± {around!r}" if around else f"= {value!r}"
        case Blank():
            pass
        case _:
            raise TypeError(f"no Markdown for {type(form).__name__}")
