"""The words that several reports share: how an answer ended, points, moments."""

from __future__ import annotations

import datetime

from tutor.homework.marks import Mark
from tutor.homework.numbers import points as shown
from tutor.homework.totals import passed
from tutor.words import _


def ending(mark: Mark) -> tuple[str, str]:
    """How an answer ended, a sign first, and its kind: right, wrong or open. Legible without colour."""
    words = {
        "pass": ("✓", _("right"), "right"),
        "fail": ("✗", _("not right"), "wrong"),
        "error": ("✗", _("stopped with an error"), "wrong"),
        "violation": ("✗", _("stopped by the sandbox"), "wrong"),
        "invalid": ("✗", _("cannot be read"), "wrong"),
        "timeout": ("✗", _("out of time"), "wrong"),
        "undecided": ("?", _("cannot be decided"), "open"),
        "missing": ("–", _("not handed in"), "open"),
        "failed": ("?", _("not judged yet"), "open"),
    }
    sign, said, kind = words[mark.status]
    if mark.override is not None and mark.status != "pass":
        kind = "right" if passed(mark) else "open"
    return f"{sign} {said}", kind


def points_of(points: float, possible: float) -> str:
    """Points beside the possible ones."""
    return _("{points} of {possible} points").format(points=shown(points), possible=shown(possible))


def moment(text: str) -> str:
    """An ISO 8601 moment to the minute with its zone; what is none stays as it is."""
    try:
        read = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{read:%Y-%m-%d %H:%M %Z}".strip()
