"""What can go wrong with a line: it cannot be read, or it cannot be decided."""

from __future__ import annotations

import unicodedata

WINDOW = 70


class AlgebraError(ValueError):
    """A text of the derivation language that cannot be read.

    `message` is one sentence, `suggestion` the remedy or empty, `position` counts characters of `text`
    from 0. `str(error)` is the message and the suggestion together.
    """

    def __init__(self, message: str, position: int = 0, suggestion: str = "", text: str = "") -> None:
        super().__init__(f"{message} {suggestion}".strip())
        self.message = message
        self.position = position
        self.suggestion = suggestion
        self.text = text

    def caret(self) -> str:
        """The text, cut to a window about the place, and a caret under the character that is meant."""
        start = max(0, min(self.position - WINDOW // 2, len(self.text) - WINDOW))
        shown = "".join(c if c.isprintable() else "·" for c in self.text[start : start + WINDOW])
        before = shown[: self.position - start]
        return f"{shown}\n{' ' * sum(map(_cells, before))}^"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class UndecidedError(Exception):
    """The line can be read, but not be decided; the sentence says why. Never counts against anybody."""


class ShapeError(Exception):
    """Values whose shapes do not fit together; the sentence says which."""
