"""A solution beside the learner's own answer, and why it is written so."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Footer

from tutor.text.terminal import printable
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.pane import Pane
from tutor.words import _


class BesideScreen(ModalScreen[None]):
    """Three parts to look at; nothing can be changed here, and what is selected can be copied."""

    CSS_PATH = "beside.tcss"
    AUTO_FOCUS = "#reference"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,s", "dismiss", _("back"), key_display="esc"),
        Binding("tab", "app.focus_next", _("next part")),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, own: str, solution: str, worked: str, python: bool, passed: bool) -> None:
        """`worked` is Markdown; "" where nothing is written about it."""
        super().__init__()
        self.own, self.solution, self.worked = own, solution, worked
        self.python, self.passed = python, passed

    def compose(self) -> ComposeResult:
        """Both texts side by side where it is wide, why below them."""
        if not self.passed:
            yield Lines(_("A solution seen is no pass: this comes back tomorrow with two blanks."), "→ ")
        with Container(id="texts"):
            yield _Shown(id="own")
            yield _Shown(id="reference")
        with Pane(id="why"):
            yield Page(self.worked)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the parts."""
        titles = {"own": _("yours"), "reference": _("one right answer")}
        for name, text in (("own", self.own), ("reference", self.solution)):
            shown = self.query_one(f"#{name}", _Shown)
            shown.border_title = titles[name]
            shown.begin(printable(text, limit=None), self.python)
            shown.read_only = True
            shown.move_cursor((0, 0))
        why = self.query_one("#why", Pane)
        why.border_title = _("why it is written so")
        why.display = bool(self.worked.strip())


class _Shown(AnswerEditor):
    """A text that is only looked at: tab goes on, escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("escape", "screen.dismiss", show=False),
    ]
