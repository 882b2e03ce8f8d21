"""One line below the editor in which to type what is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tutor.tui.widgets.field import Field
from tutor.words import _


class FindBar(Horizontal):
    """Out of sight until `open`; enter goes on, up goes back, escape closes it."""

    DEFAULT_CSS = """
    FindBar {
        height: 1;
        display: none;

        &.-open { display: block; }
        Label { padding: 0 1; color: $text-muted; }
        Input { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", _("close"), key_display="esc"),
        Binding("up", "again(True)", _("before"), key_display="↑"),
        Binding("down,ctrl+f", "again(False)", _("next"), key_display="↓"),
    ]

    @dataclass
    class Wanted(Message):
        """The learner looks for `text`, backwards if `back`."""

        text: str
        back: bool = False

    class Closed(Message):
        """The learner goes back to the text."""

    def compose(self) -> ComposeResult:
        """A word and a place to type."""
        yield Label(_("find"), markup=False)
        yield Field(compact=True)
        yield Label("", id="none", markup=False)

    def open(self, text: str) -> None:
        """Come into sight with `text` to begin with."""
        self.add_class("-open")
        field = self.query_one(Input)
        field.value = text or field.value
        self.screen.set_focus(field)

    def tell(self, found: bool) -> None:
        """Say whether there is such a place."""
        self.query_one("#none", Label).update("" if found else _("not found"))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_again(False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()

    def action_again(self, back: bool) -> None:
        """Look for the next place, or the one before."""
        self.post_message(self.Wanted(self.query_one(Input).value, back))

    def action_close(self) -> None:
        """Go out of sight."""
        self.remove_class("-open")
        self.post_message(self.Closed())
