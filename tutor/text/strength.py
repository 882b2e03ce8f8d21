"""How a strength is shown: a bar and a word, so that neither colour nor a number is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.words import _

BAR = 8  # cells


def bar(value: float, ascii: bool = False) -> str:  # noqa: A002
    """A strength in 0..1 as a bar; anything above zero shows at least one cell."""
    full = max(round(value * BAR), 1 if value > 0 else 0)
    mark, rest = ("#", ".") if ascii else ("█", "░")
    return mark * full + rest * (BAR - full)


def state(said: Mapping[str, Any]) -> str:
    """The word for a concept's state."""
    words = {"new": _("not tried"), "begun": _("begun"), "fresh": _("fresh"), "fading": _("fading")}
    return words.get(said["state"], str(said["state"]))


def named(concept: str) -> str:
    """A concept as words."""
    return concept.replace("-", " ")
