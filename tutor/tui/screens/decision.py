"""A question with two answers, put over the current screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from tutor.tui.widgets.lines import Lines


class Decision(ModalScreen[bool]):
    """Answers True for `yes`, False for `no`. Escape, and the button that has the focus at first, say no."""

    CSS_PATH = "decision.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, asked: str, yes: tuple[str, str], no: tuple[str, str]) -> None:
        """`yes` and `no` are each a key and what it does."""
        super().__init__()
        self.asked = asked
        self.choices = {yes[0]: ("yes", yes[1]), no[0]: ("no", no[1])}

    def compose(self) -> ComposeResult:
        """The question above its two answers."""
        with Vertical():
            yield Lines(self.asked)
            with Horizontal():
                for key, (name, label) in self.choices.items():
                    yield Button(f"{key}  {label}", id=name, compact=True)

    def on_mount(self) -> None:
        """Enter alone changes nothing."""
        self.query_one("#no").focus()

    def on_key(self, event: events.Key) -> None:
        """The key of an answer gives it."""
        if event.key in self.choices:
            event.stop()
            self.dismiss(self.choices[event.key][0] == "yes")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answer and go away."""
        self.dismiss(yes)
