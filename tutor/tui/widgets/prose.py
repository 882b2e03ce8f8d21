"""Paragraphs, headings and tables of a page, broken into lines as the language wants it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from markdown_it.token import Token
from textual.app import ComposeResult, RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

from tutor.text.columns import column_widths
from tutor.text.terminal import cells, line_spans

GUTTER = 3  # cells between two columns


def broken(content: Content, width: int) -> list[Content]:
    """The lines of `content` in at most `width` cells each, with its styles."""
    return [
        paragraph[start:end]
        for paragraph in content.split("\n", allow_blank=True)
        for start, end in line_spans(paragraph.plain, width)
    ]


# Textual finds the styles of a class through its first base that is a widget: this one must be none.
if TYPE_CHECKING:
    _Block = MarkdownBlock
else:
    _Block = object


class Prose(_Block):
    """Text that is broken beside wide characters, never before closing nor after opening punctuation."""

    _broken: tuple[int, Content, list[Content]] | None = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at `width` cells."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The lines at the current width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        # A layout asks for the height several times before it asks for the lines.
        if self._broken is None or self._broken[0] != width or self._broken[1] is not self._content:
            self._broken = (width, self._content, self.lines(width))
        return self._broken[2]

    def sources(self) -> list[Token]:
        """The inline tokens that this text was made of."""
        return [self._inline_token] if self._inline_token is not None else []

    def lines(self, width: int) -> list[Content]:
        """What is shown at `width` cells."""
        return broken(self._content, width) if self._content else []


def _prose(name: str) -> type[MarkdownBlock]:
    base = Markdown.BLOCKS[name]
    return type(base.__name__.replace("Markdown", "Prose"), (Prose, base), {})


class Table(Prose, MarkdownBlock):
    """A table without a frame: a line under the head, and columns that keep their words whole."""

    DEFAULT_CSS = """
    Table {
        margin: 0 0 1 0;
        padding: 0 0 0 2;
    }
    """

    def compose(self) -> ComposeResult:
        """Nothing: all cells are drawn by the table itself, which is one widget and not a hundred."""
        self._rows = [list(row._blocks) for part in self._blocks for row in part._blocks]
        self._blocks.clear()
        yield from ()

    def sources(self) -> list[Token]:
        """The inline tokens of all cells."""
        cells_ = [cell._inline_token for row in self._rows for cell in row]
        return [token for token in cells_ if token is not None]

    def lines(self, width: int) -> list[Content]:
        """Head, line, rows."""
        if not self._rows:
            return []
        texts = [[cell._content.plain for cell in row] for row in self._rows]
        wide = column_widths(texts, width - GUTTER * (len(texts[0]) - 1))
        head, *body = [self._row(row, wide) for row in self._rows]
        rule = Content((" " * GUTTER).join("─" * w for w in wide)).stylize("$foreground 50%")
        return [*(line.stylize("bold") for line in head), rule, *(line for row in body for line in row)]

    def _row(self, row: Sequence[MarkdownBlock], wide: Sequence[int]) -> list[Content]:
        columns = [broken(cell._content, w) for cell, w in zip(row, wide, strict=True)]
        lines = []
        for pieces in zip_longest(*columns, fillvalue=Content("")):
            padded = [
                _padded(piece, w, "right" in str(cell._token.attrs.get("style", "")))
                for piece, w, cell in zip(pieces, wide, row, strict=True)
            ]
            lines.append(Content(" " * GUTTER).join(padded))
        return lines


def _padded(piece: Content, width: int, right: bool) -> Content:
    room = Content(" " * max(0, width - cells(piece.plain)))
    return room + piece if right else piece + room


BLOCKS: dict[str, type[MarkdownBlock]] = {
    **Markdown.BLOCKS,
    **{name: _prose(name) for name in ("paragraph_open", "h1", "h2", "h3", "h4", "h5", "h6")},
    "table_open": Table,
}
