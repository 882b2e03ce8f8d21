"""Rectangles of text with a baseline, set side by side and above each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.text.terminal import cells

Align = Literal["l", "c", "r"]


@dataclass(frozen=True, slots=True)
class Box:
    """Rows of `width` cells each; `base` is the row (from 0) on which its neighbours stand."""

    rows: tuple[str, ...]
    base: int
    width: int

    @property
    def height(self) -> int:
        """Rows in all."""
        return len(self.rows)

    @property
    def depth(self) -> int:
        """Rows below the baseline."""
        return len(self.rows) - 1 - self.base

    def widened(self, width: int, align: str = "c") -> Box:
        """The box with room around it, `width` cells in all."""
        free = max(0, width - self.width)
        left = {"l": 0, "r": free}.get(align, free // 2)
        rows = tuple(" " * left + row + " " * (free - left) for row in self.rows)
        return Box(rows, self.base, self.width + free)


def line(text: str) -> Box:
    """One row."""
    return Box((text,), 0, cells(text))


def blank(width: int, height: int = 1, base: int = 0) -> Box:
    """Nothing but room."""
    return Box((" " * width,) * height, base, width)


def beside(boxes: Iterable[Box]) -> Box:
    """Side by side on one baseline."""
    boxes = [box for box in boxes if box.width] or [line("")]
    rise, depth = max(b.base for b in boxes), max(b.depth for b in boxes)
    columns = []
    for box in boxes:
        room = (" " * box.width,)
        columns.append(room * (rise - box.base) + box.rows + room * (depth - box.depth))
    return Box(tuple(map("".join, zip(*columns, strict=True))), rise, sum(b.width for b in boxes))


def above(boxes: Sequence[Box], base: int, align: str = "c") -> Box:
    """Above each other; `base` is the baseline of the whole."""
    width = max(box.width for box in boxes)
    rows = tuple(row for box in boxes for row in box.widened(width, align).rows)
    return Box(rows, base, width)


def spaced(boxes: Sequence[Box]) -> list[Box]:
    """Lines to be put above each other, with an empty one where two would be taken for one."""
    out: list[Box] = []
    for box in boxes:
        if out and out[-1].depth and box.base:
            out.append(blank(1))
        out.append(box)
    return out
