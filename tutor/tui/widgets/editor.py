"""The editor of an answer: a text area with the habits of Python, left with escape, bounded in size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tutor.answers import SOURCE_LIMIT
from tutor.words import _

INDENT = 4


class AnswerEditor(TextArea):
    """A code editor without a file: the screen gives it its text and keeps what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("leave"), key_display="esc"),
        Binding("ctrl+home", "begin", show=False),
        Binding("ctrl+end", "end", show=False),
    ]

    @dataclass
    class Left(Message):
        """The learner wants out of the editor, so that letters are keys again."""

    @dataclass
    class TooMuch(Message):
        """A paste that would have made the text `size` bytes long was refused; nothing of it is there."""

        size: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            "",
            id=id,
            tab_behavior="indent",
            soft_wrap=False,
            show_line_numbers=True,
            read_only=True,
            max_checkpoints=200,
        )
        self.python = False

    def begin(self, text: str, python: bool) -> None:
        """Hold a first text, and let it be edited; steps of a derivation go below it."""
        self.read_only = False
        self.python = python
        self.soft_wrap = not python
        if python and "python" in self.available_languages and _has_grammar():
            self.language = "python"
        self.load_text(text)
        if not python:
            self.move_cursor(self.document.end)

    def change(self, text: str) -> None:
        """Hold another text, the cursor near where it was; undo brings the old text back."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document[row]))))

    def action_leave(self) -> None:
        """Ask to be left."""
        self.post_message(self.Left())

    def action_begin(self) -> None:
        """Go to the beginning of the text."""
        self.move_cursor((0, 0))

    def action_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        """Enter keeps the indentation; backspace takes a whole step of it."""
        if self.read_only or event.key not in ("escape", "enter", "backspace"):
            return
        if event.key == "escape":
            self.action_leave()
        elif event.key == "enter":
            self._replace_via_keyboard("\n" + self._indentation(), *self.selection)
        elif not self._outdents():
            return
        else:
            row, column = self.cursor_location
            self._delete_via_keyboard((row, column - 1 - (column - 1) % INDENT), (row, column))
        event.stop()
        event.prevent_default()

    async def on_paste(self, event: events.Paste) -> None:
        """Refuse what would make the text longer than an answer may be."""
        if self._too_much(event.text):
            event.stop()
            event.prevent_default()

    def action_paste(self) -> None:
        """The same for what was copied in here."""
        if not self._too_much(self.app.clipboard):
            super().action_paste()

    def _too_much(self, text: str) -> bool:
        size = sum(len(part.encode("utf-8", "replace")) for part in (text, self.text))
        if size <= SOURCE_LIMIT:
            return False
        self.post_message(self.TooMuch(size))
        return True

    def _indentation(self) -> str:
        row, column = min(self.selection)
        before = self.document[row][:column]
        spaces = before[: len(before) - len(before.lstrip())]
        return spaces + " " * INDENT if before.rstrip().endswith(":") and self.python else spaces

    def _outdents(self) -> bool:
        row, column = self.cursor_location
        return self.selection.is_empty and column > 1 and not self.document[row][:column].strip(" ")


def _has_grammar() -> bool:
    """Whether highlighting can work: it is an extra, and without it the text is plain."""
    from importlib.util import find_spec

    return find_spec("tree_sitter") is not None and find_spec("tree_sitter_python") is not None
