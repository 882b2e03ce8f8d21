"""A displayed formula on a page."""

from __future__ import annotations

from markdown_it.token import Token
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

from tutor.text.math import FormulaError, display
from tutor.text.terminal import cells, wrap


class FormulaBlock(MarkdownBlock):
    """LaTeX drawn in two dimensions, in the middle of the page; as it was written where it cannot be read."""

    DEFAULT_CSS = """
    FormulaBlock {
        margin: 0 0 1 0;
    }
    """

    def __init__(self, page: Markdown, token: Token) -> None:
        super().__init__(page, token)
        self.tex = token.content.strip()
        self._drawn: tuple[int, list[str]] = (0, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of rows at `width` cells."""
        return len(self.rows(width))

    def render(self) -> RenderResult:
        """The rows at the current width."""
        return Content("\n".join(self.rows(self.content_size.width)))

    def rows(self, width: int) -> list[str]:
        """What is shown at `width` cells."""
        if self._drawn[0] != width:
            self._drawn = (width, self._rows(width))
        return self._drawn[1]

    def _rows(self, width: int) -> list[str]:
        try:
            rows = display(self.tex, width, ascii=self.app.console.options.ascii_only)
        except FormulaError:
            return wrap(self.tex, width)
        before = " " * ((width - cells(rows[0])) // 2)
        return [(before + row).rstrip() for row in rows]
