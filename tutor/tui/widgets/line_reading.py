"""Below the editor of a derivation: how the line under the cursor was read, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tutor.text.math import FormulaError, display, inline
from tutor.text.remarks import remarks
from tutor.text.terminal import cells, clip, printable, wrap
from tutor.tui.parts import LINE_TONES, MARKS
from tutor.words import _

Json = Mapping[str, Any]
INDENT = "  "


class LineReading(Widget):
    """What is said about the line, then the line drawn in two dimensions; a caret where it cannot be read."""

    DEFAULT_CSS = """
    LineReading {
        height: auto;
        max-height: 8;
        overflow-y: auto;
        padding: 0 1;
        border-top: dashed $foreground 30%;

        &.-empty { display: none; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes="-empty")
        self.preview: Json = {}
        self.line: Json | None = None
        self.exact = ""

    def show(self, preview: Json | None = None, line: Json | None = None, exact: str = "") -> None:
        """Show how a line is read (`preview` as the service gives it; None keeps the last one), the line's
        mark (as in a verdict) if it has one, and its certificate."""
        if preview is not None:
            self.preview = preview
        self.line, self.exact = line, exact
        self.set_class(not self._rows(80), "-empty")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of rows at this width."""
        return len(self._rows(width))

    def render(self) -> RenderResult:
        """The rows, those of a mark in its colour; where they are too many, the formula on one line."""
        width, room = self.content_size
        rows = self._rows(width)
        if len(rows) > room:
            rows = self._rows(width, flat=True)
        if len(rows) > room > 0:
            text, style = rows[room - 1]
            rows[room - 1 :] = [(clip(text, width - 2) + " …", style)]
        return Content("\n").join(
            Content.styled(text, style) if style else Content(text) for text, style in rows
        )

    def _rows(self, width: int, flat: bool = False) -> list[tuple[str, str]]:
        width = max(width, 8)
        return [*self._marked(width), *self._read(width, flat)]

    def _marked(self, width: int) -> list[tuple[str, str]]:
        """The mark of the line and what is said about it."""
        if self.line is None or self.line["verdict"] == "unreadable":
            return []
        tone = LINE_TONES.get(self.line["verdict"], "wrong")
        style = {"right": "$text-success", "wrong": "$text-error", "unsure": "$text-warning"}[tone]
        said = list(remarks(self.line)) or [_("follows")]
        said += [printable(self.exact)] if self.exact else []
        if tone == "right":
            said = [" · ".join(said)]
        said[:2] = [". ".join(said[:2])] if len(said) > 2 else said[:2]
        rows = wrap(said[0], width, MARKS[tone], INDENT)
        rows += [row for sentence in said[1:] for row in wrap(sentence, width, INDENT, INDENT)]
        return [(row, style if n == 0 else "") for n, row in enumerate(rows)]

    def _read(self, width: int, flat: bool) -> list[tuple[str, str]]:
        """The line as it was read, or where and why it cannot be."""
        if self.preview.get("problem"):
            rows = wrap(printable(self.preview["problem"]), width, MARKS["wrong"], INDENT)
            styled = [(row, "$text-error" if n == 0 else "") for n, row in enumerate(rows)]
            caret = printable(self.preview.get("caret") or "").expandtabs().splitlines()
            styled += [(clip(INDENT + row, width), "") for row in caret]
            if self.preview.get("suggestion"):
                styled += [
                    (row, "") for row in wrap(printable(self.preview["suggestion"]), width, INDENT, INDENT)
                ]
            return styled
        if not self.preview.get("latex"):
            return []
        rows = drawn(self.preview, width, self._ascii)
        if flat and len(rows) > 1:
            rows = [INDENT + on_a_line(self.preview, self._ascii)]
        return [(clip(row, width), "") for row in rows]

    @property
    def _ascii(self) -> bool:
        return self.app.console.options.ascii_only


def drawn(formula: Json, width: int, ascii_only: bool = False) -> list[str]:
    """A formula (`latex` and `plain`) in two dimensions, indented; on lines where it cannot be drawn."""
    room = max(width - cells(INDENT), 8)
    try:
        rows = display(formula["latex"], room, ascii=ascii_only)
    except FormulaError:
        rows = wrap(printable(formula["plain"]), room)
    return [INDENT + row for row in rows]


def on_a_line(formula: Json, ascii_only: bool = False) -> str:
    """A formula (`latex` and `plain`) on one line."""
    try:
        return inline(formula["latex"], ascii=ascii_only)
    except FormulaError:
        return printable(formula["plain"])
