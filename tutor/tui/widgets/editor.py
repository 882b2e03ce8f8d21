"""The editor of an answer: a text area with the habits of Python, left with escape, bounded in size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar

from rich.segment import Segment
from textual import events, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from tutor.answers import SOURCE_LIMIT
from tutor.tui.editing import INDENT, dedented, found, indented, next_indentation, toggled_comments
from tutor.tui.widgets.own_keys import take_own_key
from tutor.words import _

LIGHT = "tutor-light"
MARKS = {"right": "✓", "wrong": "✗", "unsure": "?"}


class AnswerEditor(TextArea):
    """A code editor without a file: the screen gives it its text and keeps what is typed.

    `marks` stand beside the lines, by their number from 0: `right`, `wrong` or `unsure`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "answer-editor--right",
        "answer-editor--wrong",
        "answer-editor--unsure",
    }
    DEFAULT_CSS = """
    AnswerEditor {
        .answer-editor--right { color: $text-success; }
        .answer-editor--wrong { color: $text-error; text-style: bold; }
        .answer-editor--unsure { color: $text-warning; }
        .text-area--matching-bracket { text-style: bold underline; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("leave"), key_display="esc"),
        Binding("ctrl+f", "find", _("find"), show=False),
        Binding("ctrl+underscore,ctrl+slash,alt+semicolon", "comment", _("comment on/off"), show=False),
        Binding("tab", "indent", _("indent"), show=False),
        Binding("shift+tab", "dedent", _("dedent"), show=False),
        Binding("f6,ctrl+n", "names", _("names"), key_display="F6"),
        Binding("ctrl+home", "begin", show=False),
        Binding("ctrl+end", "end", show=False),
    ]

    @dataclass
    class Left(Message):
        """The learner wants out of the editor, so that letters are keys again."""

    class Names(Message):
        """The learner wants to choose one of the declared names of a derivation."""

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
        self.marks: Mapping[int, str] = {}
        self.finder: Callable[[str], None] | None = None  # told what is selected; it takes the focus at once

    def on_mount(self) -> None:
        """Follow the app's theme: colours of code are made for dark or for light."""
        light = TextAreaTheme.get_builtin_theme("github_light")
        if light is not None:
            self.register_theme(TextAreaTheme(LIGHT, syntax_styles=light.syntax_styles))
        self.watch(self.app, "theme", self._themed)
        self._fetch_grammar()

    @work(thread=True, exit_on_error=False)
    def _fetch_grammar(self) -> None:
        """Load its library from the disk while the service looks for the exercise."""
        if _has_grammar():
            import_module("tree_sitter_python")

    def _themed(self) -> None:
        self.theme = "css" if self.app.current_theme.dark else LIGHT

    def begin(self, text: str, python: bool) -> None:
        """Hold a first text, and let it be edited; steps of a derivation go below it."""
        self.read_only = False
        self.python = python
        self.soft_wrap = not python
        self.load_text(text)
        if python and "python" in self.available_languages and _has_grammar():
            self.call_after_refresh(self._colour)
        if not python:
            self.move_cursor(self.document.end)

    def _colour(self) -> None:
        """Colour what is shown; on its own, since compiling the grammar's query takes a while."""
        kept = self.selection
        self.language = "python"  # sets the cursor back
        self.selection = kept

    def change(self, text: str) -> None:
        """Hold another text, the cursor near where it was; undo brings the old text back."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document[row]))))

    def mark(self, marks: Mapping[int, str]) -> None:
        """Show other marks."""
        if marks != self.marks:
            self.marks = dict(marks)
            self.refresh()

    def select_next(self, wanted: str, back: bool = False) -> bool:
        """Select the next place of `wanted`, or the one before; whether there is one."""
        low, high = sorted(self.selection)
        text = "\n".join(self.document.lines)  # whatever ends the lines of the file
        at = found(text, wanted, self._index(low if back else high), back)
        if at is None:
            return False
        self.selection = type(self.selection)(_location(text, at), _location(text, at + len(wanted)))
        return True

    def render_line(self, y: int) -> Strip:
        """A line with its mark between its number and its text."""
        strip = super().render_line(y)
        at = self._line_at(y)
        tone = self.marks.get(at) if at is not None else None
        if tone is None or not self.show_line_numbers:
            return strip
        style = self.get_component_rich_style(f"answer-editor--{tone}")
        column = self.gutter_width - 2
        whole = strip.cell_length
        mark = Strip([Segment(MARKS[tone], style)], 1)
        return Strip.join([strip.crop(0, column), mark, strip.crop(column + 1, whole)])

    def _line_at(self, y: int) -> int | None:
        """The number of the line whose first row is shown at `y`."""
        try:
            line, section = self.wrapped_document._offset_to_line_info[y + self.scroll_offset.y]
        except IndexError:
            return None
        return line if section == 0 else None

    def action_leave(self) -> None:
        """Ask to be left."""
        self.post_message(self.Left())

    def action_find(self) -> None:
        """Ask for a place to type what is looked for."""
        chosen = self.selected_text
        if self.finder is not None:
            self.finder("" if "\n" in chosen else chosen)

    def action_names(self) -> None:
        """Ask for the declared names."""
        self.post_message(self.Names())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Code declares no names."""
        return not self.python if action == "names" else super().check_action(action, parameters)

    def action_comment(self) -> None:
        """Put the selected lines, or the current one, into comments or out of them."""
        self._change_lines(toggled_comments)

    def action_indent(self) -> None:
        """Move the selected lines one step in; without several of them, insert spaces to the next step."""
        if self.selection.start[0] != self.selection.end[0]:
            self._change_lines(indented)
        elif not self.read_only:
            column = min(self.selection)[1]
            self._replace_via_keyboard(" " * (INDENT - column % INDENT), *self.selection)

    def action_dedent(self) -> None:
        """Move the selected lines, or the current one, one step out."""
        self._change_lines(dedented)

    def action_begin(self) -> None:
        """Go to the beginning of the text."""
        self.move_cursor((0, 0))

    def action_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        """Enter keeps the indentation; backspace takes a whole step of it."""
        if event.key == "tab" and not self.read_only:
            self.action_indent()
        elif self.read_only or event.key not in ("escape", "enter", "backspace"):
            await take_own_key(self, event)
            return
        elif event.key == "escape":
            self.action_leave()
        elif event.key == "enter":
            row, column = min(self.selection)
            new = next_indentation(self.document[row][:column], self.python)
            self._replace_via_keyboard("\n" + new, *self.selection)
        elif not self._outdents():
            await take_own_key(self, event)
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

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Replace the selected lines by what `change` makes of them, in one step of undo."""
        if self.read_only:
            return
        (first, _start), (last, end) = sorted(self.selection)
        if last > first and end == 0:
            last -= 1  # the selection ends before this line begins
        before = [self.document[row] for row in range(first, last + 1)]
        after = change(before)
        if after == before:
            return
        several = first != last
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace("\n".join(after), (first, 0), (last, len(before[-1])), maintain_selection_offset=False)
        if several:
            self.selection = type(self.selection)((first, 0), (last, len(after[-1])))
        else:
            self.move_cursor((row, max(0, column + len(after[0]) - len(before[0]))))

    def _index(self, location: tuple[int, int]) -> int:
        row, column = location
        return sum(len(self.document[n]) + 1 for n in range(row)) + column

    def _too_much(self, text: str) -> bool:
        size = sum(len(part.encode("utf-8", "replace")) for part in (text, self.text))
        if size <= SOURCE_LIMIT:
            return False
        self.post_message(self.TooMuch(size))
        return True

    def _outdents(self) -> bool:
        row, column = self.cursor_location
        return self.selection.is_empty and column > 1 and not self.document[row][:column].strip(" ")


def _location(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)


def _has_grammar() -> bool:
    """Whether highlighting can work: it is an extra, and without it the text is plain."""
    from importlib.util import find_spec

    return find_spec("tree_sitter") is not None and find_spec("tree_sitter_python") is not None
