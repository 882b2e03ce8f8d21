"""Text for a terminal: harmless, measured in cells, and broken into lines. Pure and quick to import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, east_asian_width

PRINTED_LIMIT = 10_000  # characters; more than anybody reads

# Whole escape sequences: to drop only their ESC would leave "[31m" behind.
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]"
)
_ASCII_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), 0x7F])
# Letters and marks that show nothing: fillers, joiners, variation selectors.
_INVISIBLE = frozenset(
    (
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
        *(*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
    )
)
_NEVER_FIRST = frozenset(",.;:!?)]}%'\"”’…—–、。，．；：？！）］｝」』】》〉〕〗·・ー％")
_NEVER_LAST = frozenset("([{“‘（［｛「『【《〈〔〖")


def printable(text: str, limit: int | None = PRINTED_LIMIT) -> str:
    """`text` without anything that acts on a terminal or hides, cut to `limit` characters and an ellipsis.

    Newlines, tabs, letters, combining marks and spaces stay. Escape sequences, other controls, carriage
    returns, bidirectional controls, zero-width, private and unassigned characters go.
    """
    cut = limit is not None and len(text) > limit
    text = _ESCAPES.sub("", text[:limit] if cut else text)
    text = text.translate(_ASCII_CONTROLS) if text.isascii() else "".join(filter(_is_harmless, text))
    return text + "…" if cut else text


def cells(text: str) -> int:
    """How many terminal cells `text` takes on one line; controls take none, tabs must be expanded before."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_width, text))


def clip(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis for what is missing."""
    if cells(text) <= width:
        return text
    return _head(text, width - 1) + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """`text` filled up with spaces to `width` cells."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The lines of `text` in at most `width` cells each, `first` before the first and `rest` before others.

    Breaks at spaces and beside wide characters, never before closing nor after opening punctuation; what
    is wider than a line is broken anywhere. Runs of spaces become one; a newline stays one. A width of
    less than two cells beside the prefixes is taken as two.
    """
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, empty = (rest if lines else first), True
        for gap, unit in _units(paragraph, max(2, width - max(cells(first), cells(rest)))):
            if not empty and cells(line) + cells(gap) + cells(unit) > width:
                lines.append(line)
                line, empty = rest, True
            line += unit if empty else gap + unit
            empty = False
        lines.append(line if not empty else line.rstrip())
    return lines


def longest_part(text: str) -> int:
    """The width in cells of the widest part of `text` that `wrap` breaks only for want of room."""
    return max((cells(part) for word in text.split() for part in _parts(word)), default=0)


def line_spans(paragraph: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of `paragraph` begin and end in it when it is broken as `wrap` breaks it.

    For text that carries styles by position; `paragraph` has no newlines.
    """
    width = max(2, width)
    spans: list[tuple[int, int]] = []
    start, used, end = -1, 0, 0
    for found in re.finditer(r"\S+", paragraph):
        at = found.start()
        for unit in _fitting(found[0], width):
            room = cells(paragraph[end:at]) + cells(unit)
            if start >= 0 and used + room > width:
                spans.append((start, end))
                start = -1
            if start < 0:
                start, used, room = at, 0, cells(unit)
            used, at = used + room, at + len(unit)
            end = at
    return [*spans, (start, end)] if start >= 0 else [(0, 0)]


@lru_cache(maxsize=4096)
def _is_harmless(char: str) -> bool:
    if char in "\n\t":
        return True
    return (char.isprintable() or category(char) == "Zs") and ord(char) not in _INVISIBLE


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if 0x1160 <= ord(char) <= 0x11FF or category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0  # the vowels and finals of a Korean syllable join its first letter
    return 2 if east_asian_width(char) in "WF" else 1


def _units(paragraph: str, width: int) -> list[tuple[str, str]]:
    """What may stand at the start of a line, with the space before it; each at most `width` cells."""
    units: list[tuple[str, str]] = []
    for word in paragraph.split():
        gap = " "
        for unit in _fitting(word, width):
            units.append((gap, unit))
            gap = ""
    return units


def _fitting(word: str, width: int) -> Iterator[str]:
    """The parts of a word, those broken that are wider than a line."""
    for unit in _parts(word):
        while cells(unit) > width:
            head = _head(unit, width)
            yield head
            unit = unit[len(head) :]
        yield unit


def _parts(word: str) -> list[str]:
    """A word, broken beside its wide characters."""
    if word.isascii():
        return [word]
    parts = [word[0]]
    for before, char in pairwise(word):
        if _may_break(before, char):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def _may_break(before: str, char: str) -> bool:
    if char in _NEVER_FIRST or before in _NEVER_LAST or _width(char) == 0:
        return False
    return _width(before) == 2 or _width(char) == 2


def _head(text: str, width: int) -> str:
    """The longest beginning of `text` in `width` cells, with the marks that belong to its last letter."""
    used = 0
    for n, char in enumerate(text):
        used += _width(char)
        if used > width:
            return text[:n]
    return text
