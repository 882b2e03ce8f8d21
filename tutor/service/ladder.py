"""What is offered to somebody who is stuck: the worked example, an easier exercise, blanks, the solution."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tutor import home
from tutor.model import LOCAL_PACK, Exercise
from tutor.packs import blanks, texts
from tutor.packs.find import find_exercise
from tutor.progress import clock
from tutor.progress.ladder import Rung, Standing, comes_back, standing
from tutor.progress.store import RecordError
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling
from tutor.words import _, current_language, ngettext

_NOTHING = {"stuck": False, "why": "", "rungs": [], "bridge": None, "returns": None, "due": False}


class Ladder:
    """Reads the record; whoever takes a rung is noted there, a solution in `Courses.solution`."""

    def __init__(self, keeping: Keeping) -> None:
        self.keeping = keeping
        self.ruling = Ruling(keeping)

    def offers(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """What may be offered before `exercise` now.

        `{"stuck", "why", "rungs", "bridge", "returns"}`: `why` is a sentence where `stuck`; `returns` is the
        time (ISO) at which an exercise whose solution was seen is due again with blanks, or None, and `due`
        whether it has come.
        """
        exercise = _named(request)
        if self.ruling.is_closed(exercise):
            return _NOTHING
        now, back = self._standing(exercise)
        due = back is not None and back <= clock.now()
        rungs = list(now.rungs)
        if due and "blanks" not in rungs and _with_blanks(exercise) is not None:
            rungs.insert(0, "blanks")
        stuck = now.stuck and bool(rungs)  # of a sealed exercise there may be nothing to offer
        return {
            "stuck": stuck,
            "why": _why(now) if stuck else "",
            "rungs": rungs,
            "bridge": exercise.bridge,
            "returns": back.isoformat() if back is not None else None,
            "due": due,
        }

    def worked(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The worked example in Markdown. Raises BadRequest where there is none."""
        exercise = _named(request)
        self.ruling.open(exercise)
        found = _worked(exercise)
        if not found:
            raise BadRequest(_("{id} has no worked example.").format(id=exercise.id))
        self._note(exercise, "worked")
        return {"text": found}

    def completion(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """A right answer with two blanks, for somebody who is stuck or whose exercise has come back."""
        exercise = _named(request)
        self.ruling.open(exercise)
        found = _with_blanks(exercise)
        if found is None:
            raise BadRequest(_("{id} has no version with blanks.").format(id=exercise.id))
        now, back = self._standing(exercise)
        if "blanks" not in now.rungs and back is None:
            said = _("The version with blanks of {id} comes after {n} attempts that did not pass.")
            raise BadRequest(said.format(id=exercise.id, n=3))
        self._note(exercise, "blanks")
        return {"text": found}

    def _standing(self, exercise: Exercise) -> tuple[Standing, datetime | None]:
        try:
            record = self.keeping.record()
            attempts = record.attempts(exercise.id, exercise.pack)
            events = record.events(exercise.id, exercise.pack)
        except RecordError:
            attempts, events = [], []
        return standing(attempts, events, _available(exercise)), comes_back(attempts, events)

    def _note(self, exercise: Exercise, what: str) -> None:
        if exercise.pack == LOCAL_PACK:
            return
        try:
            self.keeping.record().event(exercise.id, exercise.pack, what)
        except RecordError:
            pass  # the next check says what is wrong with the record


def _named(request: dict[str, Any]) -> Exercise:
    return texts.localised(find_exercise(text(request, "exercise"), home.home()), current_language())


def _available(exercise: Exercise) -> list[Rung]:
    found: list[Rung] = ["worked"] if _worked(exercise) else []
    found += ["bridge"] if exercise.bridge else []
    found += ["blanks"] if _with_blanks(exercise) is not None else []
    return found if exercise.seal is not None else [*found, "solution"]


def _worked(exercise: Exercise) -> str:
    if not (Path(exercise.folder) / "worked.md").exists():
        return ""
    return texts.worked(exercise, current_language()).text


def _with_blanks(exercise: Exercise) -> str | None:
    if exercise.derivation is not None:
        lines = blanks.lines_with_blanks(exercise.derivation.model)
        return "\n".join(lines) + "\n" if lines is not None else None
    if exercise.kind != "code" or exercise.seal is not None:
        return None
    try:
        return blanks.with_blanks(exercise.sources["reference.py"], exercise.functions)
    except SyntaxError:
        return None  # the author's check says so


def _why(now: Standing) -> str:
    if now.same > 1:
        said = ngettext("The same mistake, {n} time.", "The same mistake, {n} times in a row.", now.same)
        return said.format(n=now.same)
    said = ngettext("{n} attempt has not passed yet.", "{n} attempts have not passed yet.", now.failures)
    return said.format(n=now.failures)
