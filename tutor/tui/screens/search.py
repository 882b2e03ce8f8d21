"""Search over the whole course, as one types."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.service.client import ServiceError
from tutor.text.terminal import cells, clip
from tutor.tui import messages
from tutor.tui.frame import Frame
from tutor.tui.widgets.field import Field
from tutor.words import _, ngettext

STILL_SECONDS = 0.1  # without a key press, before the course is searched


class SearchScreen(ModalScreen[None]):
    """Lines of the course that hold all the words; enter goes to the one under the cursor."""

    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "move('down')", show=False, priority=True),
        Binding("up", "move('up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
    ]
    frame = getters.app(Frame)

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[dict[str, Any]] = []
        self.query_of_hits = ""
        self.hurried = False  # enter was pressed before what was found had come

    def compose(self) -> ComposeResult:
        """The words to look for, what was found, how to go on."""
        with Vertical():
            yield Field(placeholder=_("words in titles, lessons and exercises"))
            yield OptionList()
            yield Static("", id="found", markup=False)

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self._say(_("Type to search; ↑ and ↓ choose, Enter goes there, Esc goes back."))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.hurried = False
        self._say(_("Searching …") if event.value.strip() else "")
        self._look(event.value)

    @work(exclusive=True, group="search", exit_on_error=False)
    async def _look(self, query: str) -> None:
        await asyncio.sleep(STILL_SECONDS)
        try:
            said = await self.frame.gate.ask("search", query=query[:200])
        except ServiceError as problem:
            self._say(str(problem))
            return
        self.post_message(messages.Found(said))

    @on(messages.Found)
    def _found(self, message: messages.Found) -> None:
        if message.said["query"] != self.query_one(Input).value[:200]:
            return  # something else was typed meanwhile
        self.hits, self.query_of_hits = message.said["hits"], message.said["query"]
        rows = self.query_one(OptionList)
        room = max(20, self.size.width * 96 // 100 - 8 if self.size.width < 94 else 82)
        rows.clear_options()
        rows.add_options(Option(_row(hit, room)) for hit in self.hits)
        rows.highlighted = 0 if self.hits else None
        n = len(self.hits)
        if n:
            self._say(ngettext("{n} place", "{n} places", n).format(n=n))
        else:
            self._say(_("Nothing holds all of these words.") if message.said["query"].strip() else "")
        if self.hurried:
            self._go(0)

    @on(Input.Submitted)
    def _chosen(self, event: Input.Submitted) -> None:
        if event.value[:200] == self.query_of_hits:
            self._go(self.query_one(OptionList).highlighted)
        else:
            self.hurried = True

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._go(event.option_index)

    def action_move(self, how: str) -> None:
        """Move among what was found while one types."""
        getattr(self.query_one(OptionList), f"action_{how if 'page' in how else 'cursor_' + how}")()

    def _go(self, n: int | None) -> None:
        if n is None or n >= len(self.hits):
            return
        hit = self.hits[n]
        self.dismiss()
        if hit["kind"] == "lesson":
            self.frame.open_lesson(hit["name"], hit["line"])
        else:
            self.frame.open_exercise(hit["name"])

    def _say(self, sentence: str) -> None:
        self.query_one("#found", Static).update(sentence)


def _row(hit: dict[str, Any], room: int) -> Content:
    """What was found, and below it where."""
    mark = "¶ " if hit["kind"] == "lesson" else "▸ "
    where = clip(f"{mark}{hit['unit']} ▸ {hit['title']}", room)
    if hit["line"] is None:
        return Content.assemble((where, "bold"))
    gap = "  "
    return Content.assemble((where, "dim"), "\n", gap, clip(hit["text"], room - cells(gap)))
