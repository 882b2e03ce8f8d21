"""The attempts at one exercise with what was answered, so that two of them can be laid side by side."""

from __future__ import annotations

from typing import Any

from tutor import home
from tutor.packs.find import find_exercise
from tutor.progress.store import RecordError
from tutor.service.keeping import Keeping
from tutor.service.requests import Part, text
from tutor.service.ruling import Ruling

MOST = 30  # attempts: more fit on no screen, and each may be 64 KiB long


class History:
    """Reads the record."""

    def __init__(self, keeping: Keeping) -> None:
        self.keeping = keeping
        self.ruling = Ruling(keeping)

    def history(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The last attempts at `exercise`, the oldest first, each with its answer and what was said."""
        exercise = find_exercise(text(request, "exercise"), home.home())
        try:
            kept = self.keeping.record().attempts(exercise.id, exercise.pack)
        except RecordError:
            kept = []
        shown = [(each, self.ruling.told(exercise, each.verdict)) for each in kept[-MOST:]]
        first = len(kept) - len(kept[-MOST:]) + 1
        return {
            "attempts": [
                {
                    "n": n,
                    "at": attempt.at,
                    "status": said.get("status", attempt.status),
                    "counts": attempt.counts,
                    "answer": attempt.answer,
                    "message": said.get("message", ""),
                    "checks": [
                        {"name": check.get("name", ""), "status": check.get("status", "")}
                        for check in said.get("checks") or ()
                    ],
                }
                for n, (attempt, said) in enumerate(shown, first)
            ]
        }
