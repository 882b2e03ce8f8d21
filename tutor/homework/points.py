"""What an exercise of a homework is worth, and how much of it a verdict earns.

One rule, for the learner's own table and for grading a class. An exercise earns its points when it passes, a
quiz the share of its questions that are right. Where `[homework].points` gives a table by parts, each part
earns its own when every check on it passes; what fails for the answer as a whole (a rule of the statement,
an argument that was changed, another result the second time) fails for each part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.judge.parts import is_about
from tutor.model import Exercise
from tutor.packs.homework import Homework

OF_THE_WHOLE = ("inputs", "repeatable")


def possible(homework: Homework, exercise: Exercise) -> float:
    """The most that the exercise can earn: the homework's points for it, else the exercise's own."""
    given = homework.points.get(exercise.id, exercise.points)
    return float(sum(given.values()) if isinstance(given, Mapping) else given)


def earned(homework: Homework, exercise: Exercise, verdict: Mapping[str, Any]) -> float:
    """The points that the contract's verdict object earns, before lateness: 0 to `possible`."""
    most = possible(homework, exercise)
    if verdict.get("status") == "pass":
        return most
    if verdict.get("status") not in ("fail", "undecided"):
        return 0.0
    checks = verdict.get("checks") or ()
    parts = homework.points.get(exercise.id)
    if isinstance(parts, Mapping):
        if any(_is_of_the_whole(check) for check in checks if check["status"] == "fail"):
            return 0.0
        return float(sum(points for part, points in parts.items() if _passes(part, checks)))
    if exercise.kind == "quiz" and checks:
        return most * len([check for check in checks if check["status"] == "pass"]) / len(checks)
    return 0.0


def _is_of_the_whole(check: Mapping[str, Any]) -> bool:
    return check["name"] in OF_THE_WHOLE or check["name"].startswith("rule:")


def _passes(part: str, checks: Sequence[Mapping[str, Any]]) -> bool:
    """Whether there is a check on the part and all of them pass."""
    mine = [check["status"] for check in checks if is_about(check["name"], part)]
    return bool(mine) and all(status == "pass" for status in mine)
