"""What is said around a placement, on the screen and in plain lines alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.words import _, ngettext


def opening() -> str:
    """What it is, before anything is asked."""
    return _(
        "At most twelve questions from the course's quizzes, or ten minutes. Nothing counts as passed and "
        "nothing is locked; you can stop at any time and go on later."
    )


def claims() -> str:
    """What is asked first, which is never believed."""
    return _("The furthest unit that you have done before (enter: none); it only chooses the first question")


def outcome(said: Mapping[str, Any]) -> str:
    """How it ended."""
    if said["state"] == "refused":
        return _("As you like: the course begins at its beginning, and everything is open.")
    count = said.get("questions", 0)
    asked = ngettext("After {n} question:", "After {n} questions:", count).format(n=count)
    if not said.get("known"):
        return asked + " " + _("the first page is the right place to begin.")
    if not said.get("page"):
        return asked + " " + _("you know every unit of the course.")
    return asked + " " + _("you know {units}.").format(units="; ".join(said["known"]))
