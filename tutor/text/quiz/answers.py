"""An answer file: `question: answer` lines, the question named by its number, its id or its heading."""

from __future__ import annotations

import re
from difflib import get_close_matches

from tutor.text.quiz.question import Quiz
from tutor.text.quiz.values import slug
from tutor.words import _

MAX_CHARACTERS = 20_000
_SEED = re.compile(r"#\s*seed\s*:?\s*(\d{1,10})\s*$", re.IGNORECASE)


class AnswerError(ValueError):
    """An answer, or a line of a file, that is none; the sentence says what is expected. Costs no attempt."""


def answers(quiz: Quiz, answer: str) -> dict[str, str]:
    """What was answered, by the id of the question; an empty answer counts as none. Raises AnswerError."""
    if len(answer) > MAX_CHARACTERS:
        raise AnswerError(_("This answer file is too long."))
    given: dict[str, str] = {}
    for n, row in enumerate(answer.removeprefix("\ufeff").splitlines(), 1):
        text = row.strip()
        if not text or text.startswith("#"):
            continue
        key, colon, value = text.replace("：", ":", 1).partition(":")
        if not colon:
            said = _("Line {n} has no colon: write `question: answer`.")
            raise AnswerError(said.format(n=n))
        name = _question(quiz, key.strip(), n)
        if name in given:
            said = _("Line {n} answers the question {name} a second time.")
            raise AnswerError(said.format(n=n, name=key.strip()))
        if value.strip():
            given[name] = value.strip()
    if not given:
        raise AnswerError(_("There is no answer yet: write `question: answer`, one a line."))
    return given


def seed_line(seed: int) -> str:
    """The comment by which an answer file names the numbers that it answers."""
    return f"# seed: {seed}"


def seed_of(answer: str) -> int | None:
    """The seed that an answer file names in a comment; None where it names none."""
    found = next((m for row in answer.splitlines() if (m := _SEED.match(row.strip()))), None)
    return int(found[1]) if found and int(found[1]) < 2**31 else None


def _question(quiz: Quiz, key: str, n: int) -> str:
    ids = [question.id for question in quiz.questions]
    digits = key.rstrip(".)")
    if digits.isascii() and digits.isdigit() and 1 <= int(digits[:6]) <= len(ids):
        return ids[int(digits[:6]) - 1]
    if slug(key) in ids:
        return slug(key)
    near = get_close_matches(slug(key), ids, 1, 0.5)
    remedy = _("Did you mean {name}?").format(name=near[0]) if near else ""
    remedy = remedy or _("The questions are numbered 1 to {n}.").format(n=len(ids))
    said = _("Line {n}: there is no question {name}.").format(n=n, name=key[:60])
    raise AnswerError(f"{said} {remedy}")
