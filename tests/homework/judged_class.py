"""A class of ten whose answers the real judge has judged, once for all the tests of one run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tutor.homework.marks import Mark, Override, Run
from tutor.judge.code import Draws, judge_code
from tutor.judge.contract import as_json
from tutor.judge.derivation import judge_derivation
from tutor.judge.quiz import judge_quiz
from tutor.model import Exercise

SEED = 7
RIGHT = """import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
RIGHT_RENAMED = '''import numpy as np


def softmax(x, axis=-1):
    """Shifted, so that nothing overflows."""
    shifted = np.exp(x - np.max(x, axis=axis, keepdims=True))  # the largest is 1
    return shifted / shifted.sum(axis=axis, keepdims=True)
'''
WRONG_AXIS = RIGHT.replace("axis=axis", "axis=0")
HALVED = RIGHT.replace("return e /", "return 0.5 * e /")
HALVED_LONGER = HALVED.replace("return 0.5 * e /", "half = 0.5\n    return half * e /")
NO_PYTHON = "def softmax(x:\n"
RAISES = "def softmax(x, axis=-1):\n    raise ValueError('\\x1b[31m]]> <b>&amp;\\x00 \\u202e 不行')\n"
STEPS = (
    "diff(exp(z[i]) / sum(k, exp(z[k])), z[j])\n"
    "(delta[i,j]*exp(z[i])*sum(k, exp(z[k])) - exp(z[i])*exp(z[j])) / sum(k, exp(z[k]))^2\n"
    "delta[i,j]*s[i] - s[i]*s[j]\n"
    "s[i]*(delta[i,j] - s[j])\n"
)
SLIPPED = STEPS.replace("- s[i]*s[j]", "+ s[i]*s[j]").replace("delta[i,j] - s[j])\n", "delta[i,j] + s[j])\n")
QUIZ = "1: c\n2: sigmoid\n3: 0.2\n4: 0.665\n"
QUIZ_WRONG = "1: a\n2: sigmoid\n3: 0.8\n"

FORMULA = '=HYPERLINK("http://x")'
MARKUP = "<script>alert('x')</script>"
CHINESE = "王小明"
CLASS: dict[str, tuple[str | None, str | None, str | None]] = {
    "Ada Lovelace": (RIGHT, STEPS, QUIZ),
    CHINESE: (RIGHT_RENAMED, STEPS, QUIZ_WRONG),
    FORMULA: (WRONG_AXIS, SLIPPED, QUIZ),
    MARKUP: (WRONG_AXIS, SLIPPED, QUIZ_WRONG),
    "Emmy": (HALVED, STEPS, QUIZ_WRONG),
    "emmy": (HALVED_LONGER, SLIPPED, None),
    "Niels": (NO_PYTHON, None, QUIZ),
    "Carl Friedrich": (RAISES, STEPS, QUIZ),
    "../../etc/passwd": (RIGHT, SLIPPED, QUIZ_WRONG),
    "Absent": (None, None, None),
}
EXERCISES = ("softmax", "softmax-jacobian", "softmax-quiz")
POSSIBLE = {"softmax": 4.0, "softmax-jacobian": 3.0, "softmax-quiz": 1.5}


@dataclass(frozen=True)
class Judged:
    """The run and its marks, the exercises by id, and every learner's answers by exercise."""

    run: Run
    marks: tuple[Mark, ...]
    exercises: dict[str, Exercise]
    answers: dict[str, dict[str, str]]


@cache
def judged_class(load: Any, draws: Draws) -> Judged:
    """The class with real verdicts; Emmy is late, Niels was helped, one answer could not be judged."""
    exercises = {name: load(name) for name in EXERCISES}
    answers = {
        learner: {name: text for name, text in zip(EXERCISES, given, strict=True) if text is not None}
        for learner, given in CLASS.items()
    }
    marks = [
        _mark(exercises[name], learner, own.get(name), draws)
        for learner, own in answers.items()
        for name in EXERCISES
    ]
    return Judged(_run(exercises), tuple(map(_as_it_was, marks)), exercises, answers)


def _mark(exercise: Exercise, learner: str, answer: str | None, draws: Draws) -> Mark:
    possible = POSSIBLE[exercise.id]
    if answer is None:
        return Mark(learner, exercise.id, exercise.kind, "missing", 0.0, 0.0, possible, SEED)
    said = _verdict(exercise, answer, draws)
    return Mark(
        learner,
        exercise.id,
        exercise.kind,
        said["status"],
        said["score"],
        possible * said["score"],
        possible,
        SEED,
        message=said["message"],
        mistake=said["mistake"],
        also=tuple(said["also"]),
        verdict=said,
        attempts=len(answer) % 5 + 1,
        minutes=len(answer) / 20,
    )


_verdicts: dict[tuple[str, str], dict[str, Any]] = {}


def _verdict(exercise: Exercise, answer: str, draws: Draws) -> dict[str, Any]:
    key = (exercise.id, answer)
    if key not in _verdicts:
        if exercise.kind == "code":
            verdict = judge_code(exercise, answer.encode(), SEED, draws)
        elif exercise.kind == "derivation":
            verdict = judge_derivation(exercise, answer, SEED)
        else:
            verdict = judge_quiz(exercise, answer, SEED)
        _verdicts[key] = {name: value for name, value in as_json(verdict).items() if name != "millis"}
    return _verdicts[key]


def _as_it_was(mark: Mark) -> Mark:
    if mark.learner == "Emmy":
        return replace(mark, late=0.25, points=0.75 * mark.points)
    if (mark.learner, mark.exercise) == ("Niels", "softmax"):
        return replace(mark, points=2.0, override=Override(2.0, "the colon\nwas <lost> in the mail"))
    if (mark.learner, mark.exercise) == ("emmy", "softmax-quiz"):
        return replace(mark, status="failed", message="The file cannot be read: \x1b[1mdisk.")
    return mark


def _run(exercises: dict[str, Exercise]) -> Run:
    return Run(
        pack="intro",
        title='Homework 1, "softmax" & more',
        version="1.0",
        pack_hash="0" * 64,
        seed=5,
        tutor="0",
        titles={name: exercise.title for name, exercise in exercises.items()},
        possible=POSSIBLE,
        learners=tuple(sorted(CLASS)),
        due="2026-11-02T23:59:00+01:00",
        submitted={learner: "2026-11-02T20:00:00+01:00" for learner in CLASS if learner != "Absent"},
    )
