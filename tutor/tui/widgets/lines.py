"""Lines of text, broken at the widget's own width as the language wants it."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tutor.text.terminal import cells, clip, wrap


class Lines(Widget):
    """A text without markup. `first` stands before its first line, and the others are indented as far.

    `fixed` lines keep their columns and are clipped where they end. `most` limits the rows; the last one
    then ends in an ellipsis.
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
        most: int | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text
        self.first = first
        self.fixed = fixed
        self.most = most

    def update(self, text: str) -> None:
        """Show another text."""
        self.text = text
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
        rows: list[str] = []
        if self.fixed:
            rows = [clip((indent if n else self.first) + row, width) for n, row in enumerate(self.text.split("\n"))]
        else:
            for n, paragraph in enumerate(self.text.split("\n")):
                rows += wrap(paragraph, max(width, 8), indent if n else self.first, indent)
        if self.most is not None and len(rows) > self.most:
            rows = [*rows[: self.most - 1], clip(" ".join(rows[self.most - 1 :]), width)]
        return rows
