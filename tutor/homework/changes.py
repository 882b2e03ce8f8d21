"""What a re-grade changed, mark by mark, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.homework.marks import Mark, Run
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that is another than before; `before` and `after` are its status and points, to be read."""

    learner: str
    exercise: str
    before: str
    after: str
    why: str


def changes(old_run: Run, old: Sequence[Mark], run: Run, marks: Sequence[Mark]) -> list[Change]:
    """Every mark whose status, points, known mistake or override changed, in the order of the marks.

    Marks of learners or exercises that are no longer there come last.
    """
    before = {(mark.learner, mark.exercise): mark for mark in old}
    after = {(mark.learner, mark.exercise) for mark in marks}
    found = list(_changed(old_run, before, run, marks))
    for key, mark in before.items():
        if key not in after:
            found.append(Change(*key, _shown(mark), "-", _("it is no longer part of the run")))
    return found


def _changed(
    old_run: Run, before: dict[tuple[str, str], Mark], run: Run, marks: Sequence[Mark]
) -> Iterator[Change]:
    for mark in marks:
        old = before.get((mark.learner, mark.exercise))
        if old is None:
            yield Change(mark.learner, mark.exercise, "-", _shown(mark), _("it is new in the run"))
        elif _told(old) != _told(mark):
            yield Change(
                mark.learner, mark.exercise, _shown(old), _shown(mark), _why(old_run, old, run, mark)
            )


def _told(mark: Mark) -> tuple[object, ...]:
    return mark.status, mark.points, mark.possible, mark.mistake, mark.override


def _shown(mark: Mark) -> str:
    named = f" ({mark.mistake})" if mark.mistake else ""
    own = _(", set by the instructor") if mark.override is not None else ""
    return f"{mark.status}{named}, {mark.points:g}/{mark.possible:g}{own}"


def _why(old_run: Run, old: Mark, run: Run, mark: Mark) -> str:
    if old.override != mark.override:
        if mark.override is None:
            return _("the override was taken away")
        return _("override: {reason}").format(reason=mark.override.reason)
    if old.answer != mark.answer:
        return _("another answer was handed in")
    if old_run.hashes.get(mark.exercise) != run.hashes.get(mark.exercise):
        return _("the exercise was changed")
    if (old.possible, old.late) != (mark.possible, mark.late) and old.status == mark.status:
        return _("the homework's points or dates were changed")
    if old.seed != mark.seed:
        return _("another seed")
    if old_run.tutor != run.tutor:
        return _("judged by another version of tutor")
    return _("what it builds on was judged otherwise, or it could not be judged before")
