"""The first visit: what this is and how to begin, on one screen that any key but help takes away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from tutor import home
from tutor.text.terminal import cells, pad
from tutor.text.welcome import keys, welcome
from tutor.tui.widgets.lines import Lines
from tutor.words import _


class WelcomeScreen(ModalScreen[bool]):
    """Covers home until enter. Answers whether the learner wants to find their place."""

    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space,q", "dismiss(False)", _("begin"), key_display="enter"),
        Binding("p", "dismiss(True)", _("find your place")),
        Binding("j,down", "move('down')", show=False),
        Binding("k,up", "move('up')", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Words, then the few keys to begin with."""
        title, *rest = welcome(str(home.home()))
        rows = keys()
        widest = max(cells(key) for key, _what in rows)
        with VerticalScroll():
            yield Lines(title, classes="title")
            for paragraph in rest:
                yield Lines(paragraph)
            yield Static(
                Content("\n").join(
                    Content.assemble((pad(key, widest), "bold"), "   ", what) for key, what in rows
                )
            )
            yield Lines(_("For a screen reader, “tutor --plain” says everything in plain lines."))
        yield Footer()

    def action_move(self, how: str) -> None:
        """Scroll."""
        getattr(self.query_one(VerticalScroll), f"scroll_{how}")(animate=False)
