"""A mark from a verdict: points, lateness, an instructor's override."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tutor.homework.assignment import Assignment
from tutor.homework.judging import Judged
from tutor.homework.lateness import lost_share
from tutor.homework.marks import Mark, Override, Submission, Tries
from tutor.homework.points import earned, possible
from tutor.model import Exercise
from tutor.words import _

DIGITS = 6  # of points, so that lateness leaves no tail


def mark(
    assignment: Assignment,
    submission: Submission,
    exercise: Exercise,
    judged: Judged | None,
    override: Override | None,
) -> Mark:
    """What the exercise is worth; `judged` is None where no answer was handed in."""
    homework = assignment.homework
    most, late = possible(homework, exercise), lateness(assignment, submission)
    said: Mapping[str, Any] = (judged.verdict if judged is not None else None) or {}
    status, message = _status(submission, judged)
    got = earned(homework, exercise, said) if said else 0.0
    tries = submission.tries.get(exercise.id, Tries())
    data = submission.answers.get(exercise.id)
    return Mark(
        learner=submission.learner,
        exercise=exercise.id,
        kind=exercise.kind,
        status=status,
        score=round(got / most, DIGITS) if most else float(status == "pass"),
        points=override.points if override is not None else round(got * (1 - late), DIGITS),
        possible=most,
        seed=said.get("seed") or 0,
        late=late,
        message=message,
        mistake=said.get("mistake"),
        also=tuple(said.get("also") or ()),
        claimed=submission.claims.get(exercise.id),
        override=override,
        verdict=said,
        attempts=tries.attempts,
        minutes=tries.minutes,
        answer=hashlib.sha256(data).hexdigest() if data is not None else "",
    )


def lateness(assignment: Assignment, submission: Submission) -> float:
    """The share that lateness costs: 0 where nothing says when it was handed in, 1 where it was too late."""
    if submission.submitted is None:
        return 0.0
    moment = datetime.fromisoformat(submission.submitted)
    lost = lost_share(assignment.homework.late, assignment.homework.due, moment)
    return 1.0 if lost is None else lost


def _status(submission: Submission, judged: Judged | None) -> tuple[Any, str]:
    if judged is not None and judged.verdict is not None:
        return judged.verdict["status"], str(judged.verdict["message"])
    if judged is not None:
        return "failed", judged.problem
    if submission.problems and not submission.answers:
        return "failed", submission.problems[0]
    return "missing", _("Nothing was handed in.")
