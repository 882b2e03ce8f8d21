"""What came of an answer to a review, as parts to show: what was right first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.text.formula import plain_inline
from tutor.text.terminal import printable
from tutor.tui.parts import Part
from tutor.words import _, ngettext

Json = Mapping[str, Any]
RATINGS = {"1": _("again"), "2": _("hard"), "3": _("good"), "4": _("easy")}


def of_answer(said: Json) -> list[Part]:
    """The parts for an answer without a verdict of the ordinary judge."""
    right = [mark for mark in said["marks"] if mark["status"] == "pass"]
    parts = []
    if said["marks"]:
        text = _("{n} of {all} right.").format(n=len(right), all=len(said["marks"]))
        parts.append(Part(text, "right" if len(right) == len(said["marks"]) else "unsure", "  "))
    elif said["outcome"] == "right":
        parts.append(Part(_found(said), "right", "✓ "))
    elif said["outcome"] == "wrong":
        parts.append(Part(_told(said["message"]), "wrong", "✗ "))
    elif said["outcome"] == "open":
        parts.append(Part(_told(said["message"]), "unsure", "? "))
    else:
        parts.append(Part(_("Given up; that is noted, and it comes back soon."), "unsure", "! "))
    if said["over"]:
        parts += _behind(said)
    elif said["outcome"] == "wrong":
        parts.append(Part(_("Try again; s shows what is right."), "quiet", "  "))
    return parts


def coming_back(said: Json) -> str:
    """When it is due again, and how the rating is overruled."""
    if not said.get("due"):
        return ""
    days = ngettext("in {n} day", "in {n} days", said["days"]).format(n=said["days"])
    when = _("It comes back on {date}, {days}.").format(date=said["due"][:10], days=days)
    rated = RATINGS.get(str(said.get("rating")), "")
    choices = " · ".join(f"{key} {name}" for key, name in RATINGS.items())
    noted = _("Noted as {rating}; not so? {choices}").format(rating=rated, choices=choices)
    return f"{when} {noted}" if rated else when


def _found(said: Json) -> str:
    if said["form"] == "find":
        lines = ", ".join(map(str, said["wrong_lines"]))
        return _("Found: line {n}.").format(n=lines)
    return _told(said["message"])


def _behind(said: Json) -> list[Part]:
    """What is wrong with a line, what is right, and the remedy folded."""
    parts = []
    if said["form"] == "find":
        if said["outcome"] == "missed":
            lines = ", ".join(map(str, said["wrong_lines"]))
            parts.append(Part(_("It is line {n}.").format(n=lines), "plain", "  "))
        parts.append(Part(_told(said["message"]), "plain", "  "))
    if (
        said["right"]
        and said["form"] != "questions"
        and (said["outcome"] == "missed" or said["form"] == "find")
    ):
        parts.append(Part(printable(said["right"], limit=None), "quiet", "  ", fixed=True))
    if said["help"]:
        parts.append(Part(_told(said["help"]), "quiet", "  ", title=_("help"), folded=True))
    return parts


def _told(text: object) -> str:
    return plain_inline(printable(str(text), limit=None))
