"""The homeworks of the installed packs, and where a learner stands with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tutor import home
from tutor.homework import rules
from tutor.homework.standing import Row, Standing, row, standing
from tutor.homework.workspace import own_answer
from tutor.model import Attempt, Course
from tutor.packs import find, texts
from tutor.packs.homework import Homework, Late
from tutor.packs.load import load_course, load_exercise, load_homework
from tutor.packs.problems import PackProblems, did_you_mean, quote
from tutor.progress.store import RecordError
from tutor.service.courses import starter_of
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _, current_language

IDENTITY = "homework.identity."  # the state that remembers a learner's name, by what is asked for


@dataclass(frozen=True, slots=True)
class Assignment:
    """A homework with the pack that sets it."""

    course: Course
    homework: Homework


class Homeworks:
    """Reads packs, workspace and record; `clock` says what time it is."""

    def __init__(self, keeping: Keeping, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.keeping = keeping
        self.clock = clock

    def homework(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The homework of `pack`, or every one: due moment, lateness, and how each exercise stands.

        Moments are ISO 8601 with their zone; `lost` is the share that lateness costs now, None where nothing
        counts any more. `dir` names the folder of the answers, if they are not in the workspace.
        """
        problems: list[str] = []
        every = list(assignments(request, problems))
        said = [self.said(each, self.standing(each, request, problems)) for each in every]
        return {"format": 1, "homeworks": said, "problems": problems}

    def standing(self, each: Assignment, request: dict[str, Any], problems: list[str]) -> Standing:
        """How the learner stands with a homework; what its pack cannot read is noted in `problems`."""
        folder = Path(text(request, "dir")) if request.get("dir") else None
        rows = []
        for name in each.homework.exercises:
            try:
                exercise = load_exercise(Path(each.course.folder) / "exercises" / name, each.course.id)
            except PackProblems as problem:
                problems += [str(one) for one in problem.problems]
                continue
            exercise = texts.localised(exercise, current_language())
            attempts = self.attempts(each, name)
            own = own_answer(exercise, attempts, starter_of(exercise), folder)
            rows.append(row(each.homework, exercise, own, attempts, self.clock()))
        return standing(each.homework, rows, self.clock())

    def attempts(self, each: Assignment, exercise: str) -> list[Attempt]:
        """The attempts at one of its exercises; none where the record cannot be read."""
        try:
            return self.keeping.record().attempts(exercise, each.course.id)
        except RecordError:
            return []

    def remembered(self, homework: Homework) -> str | None:
        """The name that was given last where a homework identifies learners in this way."""
        try:
            kept = self.keeping.record().state(IDENTITY + homework.identify_by)
        except RecordError:
            return None
        return kept if isinstance(kept, str) else None

    def said(self, each: Assignment, whole: Standing) -> dict[str, Any]:
        """A homework as the object that clients show."""
        homework, now = each.homework, self.clock()
        opening = rules.opens(homework)
        return {
            "pack": each.course.id,
            "title": each.course.title,
            "version": each.course.version,
            "due": homework.due.isoformat() if homework.due else None,
            "late": _late(homework.late),
            "lost": whole.lost,
            "attempts": homework.attempts,
            "solutions_from": opening.isoformat() if opening not in (None, rules.NEVER) else None,
            "solutions_open": not rules.is_closed(homework, now),
            "feedback": rules.feedback_at(homework, now),
            "identify_by": homework.identify_by,
            "learner": self.remembered(homework),
            "points": whole.points,
            "possible": whole.possible,
            "missing": list(whole.missing),
            "exercises": [_exercise(homework, one) for one in whole.rows],
        }


def assignments(request: dict[str, Any], problems: list[str]) -> Iterator[Assignment]:
    """The homework of the pack that `request` names, or all there are; broken packs are noted in `problems`.

    Raises BadRequest where the pack that was named sets none.
    """
    wanted = text(request, "pack") if request.get("pack") is not None else None
    known = []
    for folder in find.packs(home.home()):
        try:
            course, homework = load_course(folder), load_homework(folder)
        except PackProblems as problem:
            problems += [str(each) for each in problem.problems]
            continue
        known.append(course.id)
        if wanted in (None, course.id) and homework is not None:
            yield Assignment(course, homework)
        elif wanted == course.id:
            raise BadRequest(_("The pack {id} sets no homework.").format(id=wanted))
    if wanted is not None and wanted not in known:
        said = _("No pack {id} is installed").format(id=quote(wanted))
        raise BadRequest(said + did_you_mean(wanted, known) + ".")


def _late(late: Late | None) -> dict[str, Any] | None:
    if late is None:
        return None
    until = late.until.isoformat() if late.until else None
    return {"grace_minutes": late.grace_minutes, "per_day": late.per_day, "until": until}


def _exercise(homework: Homework, one: Row) -> dict[str, Any]:
    parts = homework.points.get(one.exercise.id)
    return {
        "id": one.exercise.id,
        "title": one.exercise.title,
        "kind": one.exercise.kind,
        "state": one.state,
        "points": one.points,
        "possible": one.possible,
        "parts": dict(parts) if isinstance(parts, Mapping) else None,
        "attempts_left": one.attempts_left,
        "file": str(one.own.path),
        "kept": one.own.kept,
        "trouble": one.own.trouble,
    }
