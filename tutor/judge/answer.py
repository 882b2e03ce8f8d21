"""Any answer judged by its exercise's kind: the one door for the service and for grading many."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tutor.algebra.errors import AlgebraError
from tutor.judge.clean import clean_text
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.derivation import judge_derivation
from tutor.judge.drawn import PackBroken, draw_numbers
from tutor.judge.quiz import judge_quiz
from tutor.judge.reading import Unreadable, text_of
from tutor.model import Exercise, Verdict
from tutor.text.quiz import QuizError

Tie = Callable[[Verdict, str], Verdict]  # the verdict on a derivation, with its comparison with code


def judge_answer(
    exercise: Exercise,
    data: bytes,
    seed: int,
    draws: Draws,
    *,
    uses: Callable[[], Uses],
    quiz: Callable[[], str],
    tie: Tie,
    size: int | None = None,
    last: Mapping[str, Any] | None = None,
    first: Callable[[Verdict], None] | None = None,
) -> Verdict:
    """The verdict on `data` as the answer to an exercise of any kind.

    `uses` is asked for code, `quiz` (its text in the learner's language) for a quiz, `tie` for a derivation;
    `size` and `last` are as for `judge_code`, `first` as for `judge_derivation`. Raises PackBroken,
    CannotJudge.
    """
    if exercise.kind == "code":
        return judge_code(exercise, data, seed, draws, uses(), size, last)
    try:
        answer = text_of(data, size)
    except Unreadable as problem:
        return Verdict(exercise.id, exercise.kind, "invalid", str(problem), problem.help, seed=seed)
    began = time.monotonic()
    try:
        if exercise.kind == "derivation":
            early = (lambda verdict: first(clean_text(verdict))) if first is not None else None
            verdict = tie(judge_derivation(exercise, answer, seed, early), answer)
        else:
            drawn = draw_numbers(exercise, seed, draws.hosts)
            verdict = judge_quiz(exercise, answer, seed, drawn, quiz())
    except (AlgebraError, QuizError) as problem:
        raise PackBroken(f"{exercise.folder}: {problem}") from problem
    return replace(clean_text(verdict), seed=seed, millis={"total": (time.monotonic() - began) * 1e3})
