"""What the screen of a derivation does while it is written: marks, a preview, a palette of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual import on, work
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from tutor.service.client import ServiceError
from tutor.text.terminal import pad, printable
from tutor.tui import errands, reports
from tutor.tui.marks import Marks
from tutor.tui.screens.certified import CertifiedScreen
from tutor.tui.screens.chooser import Chooser
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.given import Given
from tutor.tui.widgets.line_reading import LineReading
from tutor.tui.widgets.workbench import Workbench
from tutor.words import _

Json = Mapping[str, Any]
PAUSE = 0.12  # seconds after a key until the line is looked at: nobody reads faster


class DerivedScreen(CertifiedScreen):
    """Has a `Workbench`, a `LineReading` and a `Given`; other kinds of exercise leave all this asleep."""

    derivation: Json | None = None

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()
        self.pause: Timer | None = None

    def begin_derivation(self, about: Json) -> None:
        """Show start and goal, and look at the lines from now on."""
        self.derivation = about.get("derivation")
        if self.derivation is not None:
            self.query_one(Given).show(self.derivation)
            self._moved_in_text()

    @on(TextArea.SelectionChanged)
    @on(Workbench.Typed)
    def _moved_in_text(self) -> None:
        if self.derivation is not None:
            self._mark()
            if self.pause is not None:
                self.pause.stop()
            self.pause = self.set_timer(PAUSE, self.look_at_line)

    @on(AnswerEditor.Left)
    def _finished(self) -> None:
        if self.derivation is not None:
            self._ask_for_marks(self.query_one(AnswerEditor).document.line_count)

    def look_at_line(self) -> None:
        """Ask how the line under the cursor is read, and for the marks of those that are finished."""
        editor = self.query_one(AnswerEditor)
        row = editor.cursor_location[0]
        self._preview(str(editor.document[row]))
        self._ask_for_marks(row)

    def _ask_for_marks(self, row: int) -> None:
        wanted = self.marks.due("\n".join(self.query_one(AnswerEditor).document.lines), row)
        if wanted is not None:
            self._judge_lines(wanted)

    @work(group="preview", exclusive=True, exit_on_error=False)
    async def _preview(self, line: str) -> None:
        try:
            said = await self.frame.gate.ask("preview", exercise=self.exercise_id, text=line)
        except ServiceError:
            said = {}  # a preview that is missing disturbs nobody
        self._show_line(said)

    @work(group="marks", exclusive=True, exit_on_error=False)
    async def _judge_lines(self, text: str) -> None:
        try:
            async for report in errands.marking(self.frame.gate, self.exercise_id, text):
                self.post_message(report)
        except ServiceError:
            pass  # F5 will say what is wrong

    @on(reports.Marked)
    def _marked(self, message: reports.Marked) -> None:
        self.marks.take(message.lines, message.text)
        self._mark()
        self._show_line()

    @on(reports.Judged)
    def _judged_lines(self, message: reports.Judged) -> None:
        if self.derivation is not None:
            self.marks.take(message.said["verdict"].get("lines") or (), message.text)
            self._mark()
            self._show_line()

    @on(reports.Certified)
    def _certified_line(self, message: reports.Certified) -> None:
        self.marks.certify(message.n, message.says)
        self._show_line()

    def _mark(self) -> None:
        editor = self.query_one(AnswerEditor)
        editor.mark(self.marks.tones("\n".join(editor.document.lines)))

    def _show_line(self, preview: Json | None = None) -> None:
        """Show what is known of the line under the cursor."""
        editor = self.query_one(AnswerEditor)
        row = editor.cursor_location[0]
        line = self.marks.line(row, "\n".join(editor.document.lines))
        exact = self.marks.exact.get(row, "") if line is not None else ""
        self.query_one(LineReading).show(preview, line, exact)

    # ---------------------------------------------------------------------------------- declared names

    @on(AnswerEditor.Names)
    def action_names(self) -> None:
        """Choose one of the declared names and put it where the cursor is."""
        if self.derivation is None:
            return
        rows: list[tuple[Content, str | None]] = [
            (Content(f"{pad(name, 10)}  {said}"), name) for name, said in names_of(self.derivation)
        ]
        if rows:
            self.app.push_screen(Chooser(_("Which name?"), rows), self._insert)

    def _insert(self, name: str | None) -> None:
        editor = self.query_one(AnswerEditor)
        if name and not editor.read_only:
            editor.insert(name)
        editor.focus()


def names_of(derivation: Json) -> list[tuple[str, str]]:
    """What may be inserted and a word about it: declared names with their shapes, then the defined ones."""
    found = [(str(name["name"]), kind_of(name)) for name in derivation.get("names") or ()]
    for definition in derivation.get("definitions") or ():
        head, _sign, body = str(definition["plain"]).partition(" = ")
        found.append((head, printable(f"= {body}")))
    return found


def kind_of(name: Json) -> str:
    """`vector K, positive` and the like."""
    shape = " × ".join(name.get("shape") or ())
    kinds = {
        "scalar": _("a number"),
        "vector": _("a vector of length {shape}"),
        "matrix": _("a matrix {shape}"),
        "index": _("an index up to {shape}"),
    }
    said = kinds.get(str(name["kind"]), str(name["kind"])).format(shape=shape)
    domain = str(name.get("domain", "real"))
    return said if domain == "real" or name["kind"] == "index" else f"{said}, {domain}"
