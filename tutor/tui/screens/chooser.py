"""A short list to choose from, put over the current screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

T = TypeVar("T")


class Chooser(ModalScreen[T | None], Generic[T]):
    """Answers the value of the chosen row, None for Esc. A row without a value is a heading."""

    CSS_PATH = "chooser.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(self, asked: str, choices: Sequence[tuple[Content, T | None]], at: int = 0) -> None:
        """`at` is the row that the cursor stands on at first."""
        super().__init__()
        self.asked, self.choices, self.at = asked, choices, at

    def compose(self) -> ComposeResult:
        """What is asked above the choices."""
        with Vertical():
            yield Static(self.asked, markup=False)
            yield OptionList(*(Option(words, disabled=value is None) for words, value in self.choices))

    def on_mount(self) -> None:
        """Arrows work at once."""
        rows = self.query_one(OptionList)
        rows.highlighted = self.at
        rows.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.choices[event.option_index][1])

    def action_move(self, how: str) -> None:
        """The letters that move on every screen."""
        getattr(self.query_one(OptionList), f"action_cursor_{how}")()
