"""How a plot comes onto the screen: as cells. A terminal with real pictures would get its painter here."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from textual.content import Content

from tutor.text.plot.draw import draw

Painter = Callable[[Mapping[str, Any], int, int], Content]  # a checked plot, columns and rows -> what is seen

# A theme's text colours are legible on its background; none of them is needed to tell things apart.
COLOURS = {
    "axis": "$text-muted",
    "label": "$text",
    "shade": "$text-accent",
    "band": "$text-secondary",  # quiet, for a path runs over it
    "s0": "$text-primary",
    "s1": "$text-warning",
    "s2": "$text-success",
    "s3": "$text-error",
    "s4": "$text-secondary",
    "s5": "$text-accent",
}
WITHOUT_BRAILLE = ("dumb", "linux")  # the console's own font has none


def painter() -> Painter:
    """What paints plots in this terminal: cells, in braille and blocks or in ASCII."""
    plain = ascii_only()

    def cells(plot: Mapping[str, Any], columns: int, rows: int) -> Content:
        return _content(draw(plot, columns, rows, plain))

    return cells


def ascii_only() -> bool:
    """Whether this terminal shows no braille: it is no UTF-8 terminal, or has no font for it."""
    language = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    other = "." in language and "utf" not in language.lower()
    return other or os.environ.get("TERM", "") in WITHOUT_BRAILLE


def _content(rows: list[list[tuple[str, str]]]) -> Content:
    lines = []
    for row in rows:
        pieces = [(text, COLOURS[tone]) if tone in COLOURS else text for text, tone in row]
        lines.append(Content.assemble(*pieces))
    return Content("\n").join(lines)
