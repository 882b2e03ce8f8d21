"""A learner's marks together: whose they are, what they sum to, what lateness took."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.homework.marks import Mark, Run


def by_learner(run: Run, marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Each learner's marks in the homework's order; a learner of the run without any has an empty list."""
    order = {exercise: place for place, exercise in enumerate(run.titles)}
    found: dict[str, list[Mark]] = {learner: [] for learner in run.learners}
    for mark in marks:
        found.setdefault(mark.learner, []).append(mark)
    for own in found.values():
        own.sort(key=lambda mark: (order.get(mark.exercise, len(order)), mark.exercise))
    return found


def possible(run: Run) -> float:
    """The points of the whole homework."""
    return sum(run.possible.values())


def total(marks: Sequence[Mark]) -> float:
    """What the marks sum to, rounded to what a gradebook shows, so that 0.1 + 0.2 is 0.3."""
    return round(sum(mark.points for mark in marks), 4)


def before_lateness(mark: Mark) -> float:
    """The points of a mark as if it had come in time. An instructor's own number stands as it is."""
    if mark.override is not None or mark.late <= 0:
        return mark.points
    if mark.late < 1:
        return min(mark.points / (1 - mark.late), mark.possible)
    return mark.score * mark.possible


def is_settled(mark: Mark) -> bool:
    """Whether the points say something of the answer: it was judged, was missing, or somebody decided."""
    return mark.status != "failed" or mark.override is not None


def passed(mark: Mark) -> bool:
    """Whether the answer is right, or an instructor gives it every point."""
    if mark.override is not None:
        return mark.points >= mark.possible
    return mark.status == "pass"
