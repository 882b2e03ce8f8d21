"""The record as the service uses it: opened late, and judging goes on where it cannot be written."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from typing import Any

from tutor import __version__, home
from tutor.model import COSTS_NO_ATTEMPT, LOCAL_PACK, Attempt, Exercise, Verdict
from tutor.progress.entries import Key, Progress
from tutor.progress.store import Record, RecordError, now
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _


class Keeping:
    """Holds the record; says so once where it cannot."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.opened: Record | None = None
        self.notice = ""

    def record(self) -> Record:
        """The record, opened now if need be. Raises RecordError."""
        with self.lock:
            if self.opened is None or not self.opened.path.exists():
                self.opened = Record(home.record_path())
                self.notice = self.opened.notice or self.notice
            return self.opened

    def say(self, notice: str) -> None:
        """Have a sentence shown once."""
        with self.lock:
            self.notice = notice

    def take_notice(self) -> str:
        """A sentence to show once, or ""."""
        with self.lock:
            notice, self.notice = self.notice, ""
            return notice

    def keep(self, exercise: Exercise, verdict: Verdict, said: Mapping[str, Any], answer: str) -> str:
        """Record a verdict before anybody sees it; the sentence to show where that is impossible, else ""."""
        if exercise.pack == LOCAL_PACK:
            return ""
        attempt = Attempt(
            uid=os.urandom(16).hex(),
            at=now(),
            pack=exercise.pack,
            exercise=exercise.id,
            kind=exercise.kind,
            status=verdict.status,
            score=verdict.score,
            seed=verdict.seed,
            mistake=verdict.mistake,
            counts=verdict.status not in COSTS_NO_ATTEMPT,
            content_hash=exercise.hash,
            answer=answer,
            verdict=said,
            tutor=__version__,
        )
        try:
            self.record().append(attempt)
        except RecordError as problem:
            return _("Judged, but not recorded: {why}").format(why=problem)
        return ""

    def progress(self) -> dict[Key, Progress]:
        """Where the learner stands; nothing where the record cannot be read, with a notice."""
        try:
            return self.record().progress()
        except RecordError as problem:
            self.say(str(problem))
            return {}

    def passed(self) -> set[Key]:
        """What was passed at least once; nothing where the record cannot be read."""
        try:
            return self.record().passed()
        except RecordError:
            return set()

    def passed_answer(self, pack: str, exercise: str) -> str | None:
        """The learner's latest answer that passed."""
        passed = self.record().latest_pass(exercise, pack)
        return passed.answer if passed else None

    def latest(self, exercise: Exercise) -> Mapping[str, Any] | None:
        """The verdict (its JSON object) on the learner's last attempt at an exercise that counted, if any."""
        if exercise.pack == LOCAL_PACK:
            return None
        try:
            attempt = self.record().latest(exercise.id, exercise.pack)
        except RecordError:
            return None  # judging goes on; `keep` will say so
        return attempt.verdict if attempt is not None else None

    def note(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Record that something happened beside an attempt (a start, a reset)."""
        data = request.get("data")
        self.record().event(
            text(request, "exercise"),
            text(request, "pack"),
            text(request, "what"),
            data if isinstance(data, dict) else {},
        )
        return {"noted": True}

    def state(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Read or, with `value`, set where the learner left off."""
        key = text(request, "key")
        if len(key) > 200:
            raise BadRequest(_("The name of a state is too long."))
        if "value" in request:
            self.record().set_state(key, request["value"])
            return {"value": request["value"]}
        return {"value": self.record().state(key)}

    def close(self) -> None:
        """Close the record if it is open."""
        with self.lock:
            if self.opened is not None:
                self.opened.close()
