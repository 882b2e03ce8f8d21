"""Where a derivation begins and where it leads, drawn; it stays in view while the steps are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tutor.text.math import FormulaError, display, inline
from tutor.text.terminal import cells, clip, pad, printable
from tutor.words import _

Json = Mapping[str, Any]
GAP = "    "


class Given(Widget):
    """Empty until `show`. Two formulas side by side where the rows allow it, else each on a line."""

    DEFAULT_CSS = """
    Given {
        height: auto;
        padding: 0 1;

        &.-empty { display: none; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes="-empty")
        self.parts: list[tuple[str, Json]] = []
        self.most = 3

    def show(self, derivation: Json) -> None:
        """Show the start and the goal of what the service says about a derivation."""
        words = (_("from"), derivation.get("start")), (_("to"), derivation.get("goal"))
        self.parts = [(word, formula) for word, formula in words if formula]
        self.set_class(not self.parts, "-empty")
        self.refresh(layout=True)

    def limit(self, most: int) -> None:
        """Take at most so many rows for formulas in two dimensions."""
        if most != self.most:
            self.most = most
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows at this width."""
        return len(self._rows(width))

    def render(self) -> RenderResult:
        """The rows at the current width."""
        return Content("\n".join(self._rows(self.content_size.width)))

    def _rows(self, width: int) -> list[str]:
        ascii_only = self.app.console.options.ascii_only
        boxes = [_box(word, formula, ascii_only) for word, formula in self.parts]
        side_by_side = _beside(boxes)
        if side_by_side and len(side_by_side) <= self.most and max(map(cells, side_by_side)) <= width:
            return side_by_side
        rows = [f"{word} {_inline(formula, ascii_only)}" for word, formula in self.parts]
        together = GAP.join(rows)
        return [together] if cells(together) <= width else [clip(row, width) for row in rows]


def _box(word: str, formula: Json, ascii_only: bool) -> list[str]:
    try:
        drawn = display(formula["latex"], ascii=ascii_only)
    except FormulaError:
        drawn = [printable(formula["plain"])]
    middle = len(drawn) // 2
    indent = " " * (cells(word) + 2)
    return [(word + "  " if n == middle else indent) + row for n, row in enumerate(drawn)]


def _inline(formula: Json, ascii_only: bool) -> str:
    try:
        return inline(formula["latex"], ascii=ascii_only)
    except FormulaError:
        return printable(formula["plain"])


def _beside(boxes: list[list[str]]) -> list[str]:
    """Boxes beside each other, their middles on one row."""
    if not boxes:
        return []
    above = max(len(box) // 2 for box in boxes)
    below = max(len(box) - len(box) // 2 for box in boxes)
    columns = []
    for box in boxes:
        wide = max(map(cells, box))
        rows = [""] * (above - len(box) // 2) + box
        rows += [""] * (above + below - len(rows))
        columns.append([pad(row, wide) for row in rows])
    return [GAP.join(pieces).rstrip() for pieces in zip(*columns, strict=True)]
