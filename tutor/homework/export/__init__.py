"""Grades in the formats that instructors already have, a room for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.homework.export import (
    canvas,
    drafts,
    figures,
    gradescope,
    junit,
    learner,
    nbgrader,
    overview,
)
from tutor.homework.marks import Mark, Run, Submission
from tutor.homework.unnamed import unnamed, without_name
from tutor.judge.code import Draws
from tutor.model import Exercise

ROOMS = (gradescope, junit, nbgrader, canvas, figures, learner, overview)


def write_all(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write every export below `out` and return what was written. Raises OSError.

    The same marks give the same bytes.
    """
    return [path for room in ROOMS for path in room.write(out, run, marks)]


def write_unnamed(
    out: Path,
    run: Run,
    marks: Sequence[Mark],
    submissions: Sequence[Submission],
    exercises: Mapping[str, Exercise],
    draws: Draws,
    references: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Path]:
    """Write `unnamed/`, where any wrong answer has no name: these run once more in the sandbox.

    For `references` see `without_name`. Raises OSError, PackBroken, CannotJudge.
    """
    wrong = without_name(marks, submissions, exercises, references)
    found = unnamed(wrong, run.seed, draws)
    return drafts.write(out, found)
