"""A learner's own answer to one exercise of a homework, and the last check of this very answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tutor.answers import SOURCE_LIMIT, AnswerError, answer_path, read_answer
from tutor.model import Attempt, Exercise
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Own:
    """What would be handed in now.

    `data` is None where there is nothing; `kept` tells that it comes from the record, because the workspace
    holds no answer. `checked` is the last attempt with just this answer at the exercise as it is now.
    `trouble` is a sentence about a file that is there and cannot be handed in.
    """

    path: Path
    data: bytes | None = None
    kept: bool = False
    checked: Attempt | None = None
    trouble: str = ""


def own_answer(
    exercise: Exercise, attempts: Sequence[Attempt], starter: str, folder: Path | None = None
) -> Own:
    """The answer in the workspace, or in `folder`; an untouched `starter` is none.

    `attempts` are those at this exercise, the oldest first.
    """
    path = answer_path(exercise.id, exercise.kind, exercise.pack, folder)
    named_by_id = path.with_name(exercise.id + path.suffix)  # hyphens are a natural thing to write
    if not path.exists() and named_by_id.exists():
        path = named_by_id
    current = [each for each in attempts if each.content_hash == exercise.hash]
    if path.exists():
        try:
            answer = read_answer(path)
        except AnswerError as problem:
            return Own(path, trouble=str(problem))
        if answer.too_long:
            said = _("{path} is longer than {n} KiB, the most that an answer may be.")
            return Own(path, trouble=said.format(path=path, n=SOURCE_LIMIT >> 10))
        text = answer.data.decode("utf-8", "replace")
        if text.strip() and text.strip() != starter.strip():
            return Own(path, answer.data, checked=_last(current, text))
    if attempts:
        text = attempts[-1].answer
        return Own(path, text.encode(), kept=True, checked=_last(current, text))
    return Own(path)


def minutes_spent(attempts: Sequence[Attempt]) -> float | None:
    """Minutes between the first and the last attempt; None where that says nothing."""
    if len(attempts) < 2:
        return None
    first, last = (datetime.fromisoformat(attempts[n].at) for n in (0, -1))
    return round((last - first).total_seconds() / 60, 1)


def _last(attempts: Sequence[Attempt], text: str) -> Attempt | None:
    return next((each for each in reversed(attempts) if each.answer == text), None)
