"""A plot on a page: its sliders, its picture, its sentence; the table instead of the picture on request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tutor.service.client import ServiceError
from tutor.text.plot.plain import table_lines
from tutor.text.terminal import cells
from tutor.tui.frame import Frame
from tutor.tui.pictures import painter
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.slider import Slider
from tutor.words import _

Json = Mapping[str, Any]
HIGHEST, LOWEST, BESIDE = 20, 8, 10  # rows of a picture; rows that the rest of the screen needs


class Picture(Widget):
    """The plot itself, or its table."""

    DEFAULT_CSS = """
    Picture {
        width: 1fr;
        height: auto;
    }
    Picture:focus {
        background: $boost;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.plot: Json | None = None
        self.as_table = False
        self._paint = painter()
        self._painted: tuple[int, int, Content] | None = None

    def show(self, plot: Json, as_table: bool) -> None:
        """Show a plot. The layout is asked anew only where the height changes."""
        before = self._painted
        self.plot, self.as_table, self._painted = plot, as_table, None
        width, rows = (before[0], before[2].plain.count("\n")) if before else (self.size.width, -1)
        self.refresh(layout=self._content(width).plain.count("\n") != rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the picture at this width; before it is known, those of an ordinary one."""
        if self.plot is None:
            return self._rows()
        return self._content(width).plain.count("\n") + 1

    def render(self) -> RenderResult:
        """The picture at the current size."""
        if self.plot is None:
            return Content(_("The picture is being drawn."))
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        rows = self._rows()
        if self._painted is None or self._painted[:2] != (width, rows):
            assert self.plot is not None
            if self.as_table:
                shown = Content("\n".join(table_lines(self.plot["table"], width)))
            else:
                shown = self._paint(self.plot, width, rows)
            self._painted = (width, rows, shown)
        return self._painted[2]

    def _rows(self) -> int:
        return min(max(self.app.size.height - BESIDE, LOWEST), HIGHEST)


class PlotBox(Vertical):
    """Asks the service for the plot `name` of a lesson, at once and whenever a slider moves."""

    DEFAULT_CSS = """
    PlotBox {
        height: auto;
        margin: 0 0 1 0;
    }
    PlotBox > .sliders { height: auto; }
    PlotBox > Picture { margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "table", _("table/picture"))]
    frame = getters.app(Frame)

    @dataclass
    class Drawn(Message):
        """The service's answer has come, or the sentence that says why not."""

        said: dict[str, Any]

    def __init__(self, lesson: str, name: str) -> None:
        super().__init__()
        self.lesson, self.plot_name = lesson, name
        self.as_table = False
        self.asking = False
        self._asked: dict[str, Any] = {}

    def compose(self) -> ComposeResult:
        """Sliders come with the first answer."""
        yield Vertical(classes="sliders")
        yield Picture()
        yield Lines("")

    def on_mount(self) -> None:
        """Ask for the plot where its sliders start."""
        self._ask()

    def on_descendant_focus(self) -> None:
        """Who moves a slider looks at the picture, not only at the slider."""
        self.call_after_refresh(self.scroll_visible, animate=False)

    def values(self) -> dict[str, Any]:
        """Where the sliders stand."""
        return {slider.name or "": slider.value for slider in self.query(Slider)}

    def action_table(self) -> None:
        """Show the table in place of the picture, or the picture again."""
        self.as_table = not self.as_table
        picture = self.query_one(Picture)
        if picture.plot is not None:
            picture.show(picture.plot, self.as_table)

    @on(Slider.Moved)
    def _moved(self, message: Slider.Moved) -> None:
        message.stop()
        self._ask()

    def _ask(self) -> None:
        """One request at a time: what a slider passes meanwhile is left out, where it stops is asked."""
        if not self.asking:
            self.asking = True
            self._asked = self.values()
            self._fetch(self._asked)

    @work(exclusive=True, exit_on_error=False)
    async def _fetch(self, values: dict[str, Any]) -> None:
        try:
            said = await self.frame.gate.ask(
                "plot", page=self.lesson, name=self.plot_name, values=values, ahead=True
            )
        except ServiceError as problem:
            said = {"error": str(problem)}
        self.post_message(self.Drawn(said))

    @on(Drawn)
    async def _drawn(self, message: Drawn) -> None:
        message.stop()
        self.asking = False
        picture, sentence = self.query_one(Picture), self.query_one(Lines)
        before = self.size.height
        if "error" in message.said:
            picture.display = False
            sentence.update(_("This picture cannot be shown: {why}").format(why=message.said["error"]))
        else:
            picture.display = True
            picture.show(message.said["plot"], self.as_table)
            sentence.update(message.said["plot"]["sentence"])
            await self._put_sliders(message.said["sliders"])
        self.call_after_refresh(self._hold_place, before)
        if self.values() != self._asked and len(self._asked) == len(self.values()):
            self._ask()

    def _hold_place(self, before: int) -> None:
        """What is read below a picture stays where it is when the picture above turns out lower or higher."""
        paper = next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)
        if paper is None or self.size.height == before:
            return
        if self.region.y < paper.region.y:
            paper.scroll_relative(y=self.size.height - before, animate=False)

    async def _put_sliders(self, sliders: list[dict[str, Any]]) -> None:
        """The controls, once; a plot without any takes the focus itself, for its table."""
        place = self.query_one(".sliders")
        if not sliders:
            self.query_one(Picture).can_focus = True
        elif not place.children:
            column = max(cells(slider["name"]) for slider in sliders)
            await place.mount_all(Slider(s["name"], s["values"], s["at"], column) for s in sliders)
