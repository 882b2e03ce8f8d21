"""The first line of every screen: where one is, and whether the service is still getting ready."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tutor.text.terminal import cells, clip
from tutor.tui.frame import SMALLEST, Frame
from tutor.words import _


class TopBar(Widget):
    """`left` and `right` on one line; a second line asks for a larger terminal where it is too small."""

    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: auto;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """
    left: reactive[str] = reactive("", layout=True)
    right: reactive[str] = reactive("", layout=True)

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.set_reactive(TopBar.left, left)
        self.set_reactive(TopBar.right, right)

    def on_mount(self) -> None:
        """Follow the app's own state."""
        if isinstance(self.app, Frame):
            self.watch(self.app, "warming", self._redraw, init=False)

    def _redraw(self) -> None:
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or two where the terminal is too small."""
        return 2 if self._too_small else 1

    def render(self) -> RenderResult:
        """Left and right, the right one clipped where they meet."""
        warming = _("warming up …") if getattr(self.app, "warming", False) else ""
        right = " · ".join(filter(None, [warming, self.right]))
        left = clip(self.left, self.size.width)
        right = clip(right, max(0, self.size.width - cells(left) - 2))
        gap = " " * (self.size.width - cells(left) - cells(right))
        line = Content.assemble((left, "bold"), gap, (right, "dim"))
        if not self._too_small:
            return line
        said = _("{w}×{h} is wanted, this is {x}×{y}.").format(
            w=SMALLEST[0], h=SMALLEST[1], x=self.app.size.width, y=self.app.size.height
        )
        return Content("\n").join([line, Content(clip(said, self.size.width))])

    @property
    def _too_small(self) -> bool:
        return self.app.size.width < SMALLEST[0] or self.app.size.height < SMALLEST[1]
