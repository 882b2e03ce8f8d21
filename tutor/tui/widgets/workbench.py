"""Where an answer is written: the editor, kept in step with its file, its draft and other editors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from tutor.answers import AnswerError
from tutor.tui import outside
from tutor.tui.desk import Desk, Opening
from tutor.tui.files import ChangedOutside, Seen, too_long
from tutor.tui.reports import ChangedElsewhere
from tutor.tui.screens.decision import Decision
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.find_bar import FindBar
from tutor.tui.widgets.line_reading import LineReading
from tutor.words import _

LOOK_SECONDS = 0.3  # between two looks at the answer file
KEEP_SECONDS = 0.3  # after a key press until the draft is kept


class Workbench(Container):
    """Holds nothing until `begin`. A file that cannot be shown is never written over: `writable` is False."""

    @dataclass
    class Said(Message):
        """A sentence for the learner."""

        sentence: str

    class Moved(Message):
        """What is unsaved may have changed."""

    class Typed(Message):
        """The text has changed."""

    class Readable(Message):
        """A file that could not be shown has changed."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.editor = AnswerEditor()
        self.desk: Desk | None = None
        self.asking = False
        self.looking = False
        self.keeping: Timer | None = None
        self.told = ""

    def compose(self) -> ComposeResult:
        """The editor, and a line in which to look for something."""
        yield self.editor
        bar = FindBar()
        self.editor.finder = bar.open
        yield bar
        yield LineReading()

    def on_mount(self) -> None:
        """Look at the file from now on; keep the draft when the program is put aside."""
        # At once: the process stops right after the signal.
        self.app.app_suspend_signal.subscribe(self, lambda _app: self.keep_draft(), immediate=True)
        self.set_interval(LOOK_SECONDS, self.look)

    def on_unmount(self) -> None:
        """Keep what is not saved."""
        self.keep_draft()

    @property
    def text(self) -> str:
        """What the editor holds."""
        return self.editor.text

    @property
    def writable(self) -> bool:
        """Whether the text stands for the file, so that saving it does no harm."""
        return self.desk is not None and not self.editor.read_only

    @property
    def unsaved(self) -> bool:
        """Whether there is text that is in no file yet."""
        return self.writable and self.desk is not None and self.desk.unsaved(self.text)

    def begin(self, desk: Desk, opening: Opening, python: bool) -> None:
        """Show what lies on the desk; a draft whose file has changed meanwhile is asked about."""
        self.desk = desk
        self.border_title = desk.file.path.name
        if opening.problem:
            self.post_message(self.Said(opening.problem))
            return
        self.editor.begin(opening.text, python)
        desk.settle(self.text)
        if opening.draft is not None:
            # A draft that is not wanted stays one undo away.
            self.editor.change(opening.draft)
        if opening.draft is None or opening.follows:
            self.keep_draft()
        else:
            asked = _("{file} has changed since you left text here that was not saved.")
            self._ask(asked, self.keep_draft, lambda: self._show(opening.text))

    def settle(self, text: str) -> None:
        """`text` is now in the file."""
        if self.desk is not None:
            self.desk.settle(text)
            self.keep_draft()

    def restart(self, python: bool) -> None:
        """Show the file, which holds the starter again."""
        if self.desk is not None:
            if not self.writable:
                self.editor.begin("", python)
            self._show(self.desk.file.text)

    def keep_draft(self) -> None:
        """Keep what is unsaved now; what waits for a decision was kept before it was asked about."""
        if self.keeping is not None:
            self.keeping.stop()
            self.keeping = None
        if self.desk is None or not self.writable or self.asking:
            return
        problem = self.desk.keep(self.text)
        if problem and problem != self.told:
            self.post_message(self.Said(problem))
        self.told = problem
        self.post_message(self.Moved())

    async def edit_outside(self) -> None:
        """Save, open the learner's own editor on the file, and show what it left."""
        if self.desk is None:
            return
        try:
            words = outside.command()
            if self.writable:
                text = self.text
                await asyncio.to_thread(self.desk.file.save, text)
                self.settle(text)
            with self.app.suspend():
                outside.edit(words, self.desk.file.path)
        except ChangedOutside as changed:
            self.post_message(ChangedElsewhere(changed.seen))
        except SuspendNotSupported:
            said = _("This terminal cannot be handed over; open {path} in your editor beside it.")
            self.post_message(self.Said(said.format(path=self.desk.file.path)))
        except (outside.EditorProblem, AnswerError) as problem:
            self.post_message(self.Said(str(problem)))
        seen = await asyncio.to_thread(self.desk.file.look)
        if seen is not None and self.writable and not self.unsaved:
            self._take(seen)

    @work(group="look", exit_on_error=False)
    async def look(self) -> None:
        """Notice when another program has saved the file."""
        # A file system that hangs must not collect one waiting thread after the other.
        if self.desk is None or self.asking or self.looking:
            return
        self.looking = True
        try:
            seen = await asyncio.to_thread(self.desk.file.look)
        finally:
            self.looking = False
        if seen is not None:
            self.post_message(ChangedElsewhere(seen))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())
        if self.keeping is None:
            self.keeping = self.set_timer(KEEP_SECONDS, self.keep_draft)

    def on_descendant_blur(self) -> None:
        """Keep what is unsaved when the editor is left."""
        self.keep_draft()

    @on(FindBar.Wanted)
    def _wanted(self, event: FindBar.Wanted) -> None:
        event.stop()
        self.query_one(FindBar).tell(self.editor.select_next(event.text, event.back))

    @on(FindBar.Closed)
    def _found(self, event: FindBar.Closed) -> None:
        event.stop()
        self.editor.focus()

    @on(AnswerEditor.TooMuch)
    def _too_much(self, event: AnswerEditor.TooMuch) -> None:
        event.stop()
        said = _("Nothing was pasted. {why}")
        self.post_message(self.Said(said.format(why=too_long(event.size))))

    @on(ChangedElsewhere)
    def _changed_elsewhere(self, event: ChangedElsewhere) -> None:
        event.stop()
        seen, desk = event.seen, self.desk
        if desk is None or self.asking:
            return
        if not self.writable:
            self.post_message(self.Readable())
        elif self.text == seen.text:
            desk.settle(self.text, seen)
            self.keep_draft()
        elif not self.unsaved:
            self._take(seen)
            self.notify(_("Read again: another program has saved the file."), markup=False)
        else:
            self.keep_draft()
            asked = _("{file} was changed by another program, and you have text here that is not saved.")
            self._ask(asked, lambda: self._overrule(seen), lambda: self._take(seen))

    def _take(self, seen: Seen) -> None:
        """Show what somebody else has put into the file."""
        if self.desk is not None:
            self.desk.file.take(seen)
            self._show(seen.text)

    def _overrule(self, seen: Seen) -> None:
        """Keep the text here; the next save puts it in the place of what was seen."""
        if self.desk is not None:
            self.desk.file.take(seen)
            self.keep_draft()

    def _show(self, text: str) -> None:
        self.editor.change(text)
        self.settle(self.text)

    def _ask(self, asked: str, keep: Callable[[], None], take: Callable[[], None]) -> None:
        """Ask which text counts; escape keeps what is here."""

        def answered(taken: bool | None) -> None:
            self.asking = False
            (take if taken else keep)()

        self.asking = True
        sentence = asked.format(file=self.desk.file.path.name if self.desk else "")
        choices = ("t", _("take the file")), ("k", _("keep mine"))
        self.app.push_screen(Decision(sentence, *choices), answered)
