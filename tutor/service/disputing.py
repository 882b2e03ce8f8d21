"""Disputed verdicts as requests: a learner reports one, an author takes it into the pack."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tutor import home
from tutor.homework import disputes
from tutor.homework.disputes import Dispute, DisputeError, Taken
from tutor.model import LOCAL_PACK, Attempt, Exercise
from tutor.packs.find import find_exercise, pack_id
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import did_you_mean
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling
from tutor.words import _


class Disputing:
    """Reads the record, and notes each report there, so that it goes into the next bundle."""

    def __init__(self, keeping: Keeping, ruling: Ruling) -> None:
        self.keeping, self.ruling = keeping, ruling

    def report(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Save the last verdict on `exercise` with its answer and the learner's `reason`.

        Written as a new file at `out`, or into the folder `out`. What a homework keeps back is left out.
        """
        exercise = find_exercise(text(request, "exercise"), home.home())
        reason = unicodedata.normalize("NFC", text(request, "reason")).strip()
        if not 1 <= len(reason) <= disputes.LONGEST_REASON:
            said = _("Say in 1 to {n} letters why the verdict is wrong: --reason TEXT")
            raise BadRequest(said.format(n=disputes.LONGEST_REASON))
        dispute = self._dispute(exercise, self._last(exercise), reason)
        path = Path(text(request, "out"))
        if path.is_dir():
            stamp = datetime.fromisoformat(dispute.at).strftime("%Y%m%d-%H%M%S")
            path = path / f"dispute-{exercise.id}-{stamp}.json"
        try:
            disputes.write_dispute(dispute, path)
        except OSError as problem:
            said = _("{path} cannot be written ({reason}); choose another file with --out.")
            raise BadRequest(said.format(path=path, reason=problem.strerror)) from None
        self.keeping.record().event(exercise.id, exercise.pack, disputes.EVENT, disputes.brief(dispute))
        homework = self.ruling.homework(exercise) is not None
        return {"format": 1, "file": str(path), "homework": homework, "dispute": asdict(dispute)}

    def _last(self, exercise: Exercise) -> Attempt:
        if exercise.pack == LOCAL_PACK:
            said = _("{id} is given by its path, and nothing of it is recorded; name it by its id.")
            raise BadRequest(said.format(id=exercise.id))
        attempts = self.keeping.record().attempts(exercise.id, exercise.pack)
        if not attempts:
            said = _("There is no verdict on {id} yet; first: tutor check {id}")
            raise BadRequest(said.format(id=exercise.id))
        return attempts[-1]

    def _dispute(self, exercise: Exercise, last: Attempt, reason: str) -> Dispute:
        course = load_course(Path(exercise.folder).parent.parent)
        return Dispute(
            pack=exercise.pack,
            version=course.version,
            exercise=exercise.id,
            kind=exercise.kind,
            hash=last.content_hash,
            tutor=last.tutor,
            at=datetime.now().astimezone().isoformat(timespec="seconds"),
            reason=reason,
            answer=last.answer,
            seed=last.seed,
            verdict=self.ruling.told(exercise, last.verdict),
        )


def accept(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Take the disputes in `file` into the author's pack in the folder `pack`; `{"taken", "problems"}`.

    Each of `taken` has the `dispute`, the `file` that was written or the `lines` to add, and whether the
    exercise has `changed` since.
    """
    folder = Path(text(request, "pack"))
    try:
        found = disputes.read_disputes(Path(text(request, "file")))
    except DisputeError as problem:
        raise BadRequest(str(problem)) from None
    here = pack_id(folder)
    taken: list[dict[str, Any]] = []
    problems: list[str] = []
    for dispute in found:
        try:
            taken.append(_said(_taken(dispute, folder, here)))
        except DisputeError as problem:
            problems.append(str(problem))
    if not taken:
        raise BadRequest("\n".join(problems))
    return {"format": 1, "taken": taken, "problems": problems}


def _taken(dispute: Dispute, folder: Path, here: str) -> Taken:
    if dispute.pack != here:
        said = _("{folder} is the pack {here}, and the dispute is about {pack}; name that one's folder.")
        raise DisputeError(said.format(folder=folder, here=here, pack=dispute.pack))
    place = folder / "exercises" / dispute.exercise
    if not place.is_dir():
        known = [path.name for path in (folder / "exercises").iterdir() if path.is_dir()]
        said = _("{folder} has no exercise {id}").format(folder=folder, id=dispute.exercise)
        raise DisputeError(said + did_you_mean(dispute.exercise, known) + ".")
    return disputes.take(dispute, load_exercise(place, here))


def _said(taken: Taken) -> dict[str, Any]:
    return {
        "dispute": asdict(taken.dispute),
        "file": str(taken.file) if taken.file else None,
        "lines": list(taken.lines),
        "changed": taken.changed,
    }
