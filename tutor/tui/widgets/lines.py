"""Lines of text, broken at the widget's own width as the language wants it."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tutor.text.terminal import cells, clip, wrap


class Lines(Widget):
    """A text without markup. `first` stands before its first line, and the others are indented as far.

    `fixed` lines keep their columns and are clipped where they end. Rows over the limit are
    shown by an ellipsis.
    """

    DEFAULT_CSS = """
    Lines {
        width: 1fr;
        height: auto;
    }
    """

    def __init__(
        self,
        text: str,
        first: str = "",
        fixed: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text
        self.first = first
        self.fixed = fixed
        self.most: int | None = None

    def update(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self.refresh(layout=True)

    def limit(self, most: int | None) -> None:
        """Show at most so many rows."""
        if most != self.most:
            self.most = most
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of rows at `width` cells."""
        return len(self._rows(width))

    def render(self) -> RenderResult:
        """The rows at the current width."""
        return Content("\n".join(self._rows(self.size.width)))

    def _rows(self, width: int) -> list[str]:
        if not self.text:
            return []
        indent = " " * cells(self.first)
        paragraphs = self.text.split("\n")
        rows: list[str] = []
        for n, paragraph in enumerate(paragraphs):
            first = indent if n else self.first
            rows += (
                [clip(first + paragraph, width)]
                if self.fixed
                else wrap(paragraph, max(width, 8), first, indent)
            )
        if self.most is None or len(rows) <= self.most:
            return rows
        if len(paragraphs) >= self.most:
            return [clip(indent + paragraph, width) for paragraph in paragraphs[: self.most]]
        return [*rows[: self.most - 1], clip(" ".join(rows[self.most - 1 :]), width)]
