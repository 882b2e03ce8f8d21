"""The rules of a homework at the door of the service: nothing leaves it that the homework keeps back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tutor import home
from tutor.homework import rules
from tutor.homework.feedback import told
from tutor.model import LOCAL_PACK, Course, Exercise
from tutor.packs.find import packs
from tutor.packs.homework import Feedback, Homework
from tutor.packs.load import load_course, load_homework
from tutor.packs.problems import PackProblems
from tutor.progress.entries import Key, Progress
from tutor.progress.store import RecordError
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest
from tutor.text.moments import local
from tutor.words import _, ngettext


class Ruling:
    """Knows for each exercise what its homework allows now; `clock` says what time it is."""

    def __init__(self, keeping: Keeping, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.keeping = keeping
        self.clock = clock

    def homework(self, exercise: Exercise) -> Homework | None:
        """The homework that the exercise belongs to, if any."""
        if exercise.pack == LOCAL_PACK:
            return None
        try:
            found = load_homework(Path(exercise.folder).parent.parent)
        except PackProblems:
            return None
        return found if found is not None and exercise.id in found.exercises else None

    def feedback(self, exercise: Exercise) -> Feedback:
        """How much of a verdict on this exercise a learner sees now."""
        homework = self.homework(exercise)
        return rules.feedback_at(homework, self.clock()) if homework else "full"

    def told(self, exercise: Exercise, verdict: Mapping[str, Any]) -> dict[str, Any]:
        """The verdict as far as it may be seen now; its key `homework` tells that solutions are closed."""
        said = told(verdict, self.feedback(exercise))
        return said | {"homework": exercise.pack} if self.is_closed(exercise) else said

    def left(self, exercise: Exercise) -> int | None:
        """How many attempts are left; None for any number."""
        homework = self.homework(exercise)
        if homework is None or homework.attempts is None:
            return None
        try:
            attempts = self.keeping.record().attempts(exercise.id, exercise.pack)
        except RecordError:
            attempts = []  # judging goes on; `keep` will say so
        return rules.attempts_left(homework, exercise, attempts, self.clock())

    def admit(self, exercise: Exercise) -> None:
        """Let an answer be judged, or raise BadRequest, which costs nothing."""
        _by_its_id(exercise)
        if self.left(exercise) == 0:
            said = _("{id}: all attempts of this homework are used; hand in with: tutor submit {pack}")
            raise BadRequest(said.format(id=exercise.id, pack=exercise.pack))

    def reminder(self, exercise: Exercise) -> str:
        """How many attempts are left after this one, in words; "" for any number."""
        left = self.left(exercise)
        if left is None:
            return ""
        return ngettext("{n} attempt left.", "{n} attempts left.", left).format(n=left)

    def open(self, exercise: Exercise) -> None:
        """Let hints and solutions be seen, or raise BadRequest with the date from which they may."""
        _by_its_id(exercise)
        homework = self.homework(exercise)
        if homework is None or not rules.is_closed(homework, self.clock()):
            return
        opening = rules.opens(homework)
        if opening is None or opening == rules.NEVER:
            said = _("{id} is homework: it has neither hints nor solutions to show.")
            raise BadRequest(said.format(id=exercise.id))
        said = _("{id} is homework: hints and solutions open on {when}.")
        raise BadRequest(said.format(id=exercise.id, when=local(opening.isoformat())))

    def is_closed(self, exercise: Exercise) -> bool:
        """Whether hints and solutions are kept back now."""
        homework = self.homework(exercise)
        return homework is not None and rules.is_closed(homework, self.clock())

    def is_judged_as_a_whole(self, exercise: Exercise) -> bool:
        """Whether single lines and questions get no mark of their own."""
        homework = self.homework(exercise)
        return homework is not None and rules.judges_as_a_whole(homework, self.clock())

    def untold(self, course: Course) -> set[Key]:
        """The exercises of a course of which not even a pass may be told now."""
        return self._of(course, lambda homework: rules.feedback_at(homework, self.clock()) == "none")

    def closed(self) -> set[Key]:
        """The exercises of all packs of which a review would tell what is still kept back."""
        found: set[Key] = set()
        for folder in packs(home.home()):
            try:
                found |= self._of(load_course(folder), lambda each: rules.is_closed(each, self.clock()))
            except PackProblems:
                continue
        return found

    @staticmethod
    def _of(course: Course, applies: Callable[[Homework], bool]) -> set[Key]:
        try:
            homework = load_homework(Path(course.folder))
        except PackProblems:
            return set()
        names = homework.exercises if homework is not None and applies(homework) else ()
        return {(course.id, name) for name in names}


def without_pass(progress: Progress) -> Progress:
    """The same learner as one who has tried and does not know what came of it."""
    return replace(progress, last_status="undecided", passed_at=None, passed_hash=None)


def _by_its_id(exercise: Exercise) -> None:
    """Raise BadRequest for an exercise of an installed pack that is named by its path, past all rules."""
    if exercise.pack != LOCAL_PACK:
        return
    if Path(exercise.folder).resolve().is_relative_to(home.packs_dir().resolve()):
        said = _("{path} belongs to an installed pack; name the exercise by its id: {id}")
        raise BadRequest(said.format(path=exercise.folder, id=exercise.id))
