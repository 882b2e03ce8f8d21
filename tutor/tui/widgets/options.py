"""The options of a question, chosen by arrow keys, letters or the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.text.formula import plain_inline
from tutor.text.quiz import Choice
from tutor.text.quiz.values import LETTERS
from tutor.words import _


class Options(OptionList):
    """Where one option is right, choosing it answers; of several, each is marked first and enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", _("answer"), key_display="enter"),
        Binding("space", "select", _("choose"), show=False),
        Binding("j,down", "cursor_down", _("down"), show=False),
        Binding("k,up", "cursor_up", _("up"), show=False),
    ]

    class Confirmed(Message):
        """What is marked is the answer."""

    def __init__(self, form: Choice, chosen: set[int]) -> None:
        super().__init__(markup=False, compact=True)
        self.form, self.chosen = form, chosen
        self.add_options([Option(self._shown(n)) for n in range(len(form.options))])

    def choose(self, n: int) -> None:
        """Mark an option, or unmark it where several may be marked."""
        self.chosen = self.chosen ^ {n} if self.form.several else {n}
        for each in range(len(self.form.options)):
            self.replace_option_prompt_at_index(each, self._shown(each))

    @property
    def answer(self) -> str:
        """The letters of what is marked."""
        return " ".join(LETTERS[n] for n in sorted(self.chosen))

    def action_answer(self) -> None:
        """Answer with what is marked; where nothing is, with the option under the cursor."""
        if self.form.several and self.chosen:
            self.post_message(self.Confirmed())
        else:
            self.action_select()

    def on_key(self, event: events.Key) -> None:
        """The letter of an option chooses it; other letters keep what they mean on the screen."""
        n = LETTERS.find(event.character or " ")
        if 0 <= n < self.option_count:
            event.stop()
            event.prevent_default()
            self.highlighted = n
            self.action_select()

    def _shown(self, n: int) -> Content:
        sign = "x" if self.form.several else "•"
        left, right = "[]" if self.form.several else "()"
        box = f"{left}{sign if n in self.chosen else ' '}{right}"
        return Content(f"{LETTERS[n]} {box} {plain_inline(self.form.options[n].text)}")
