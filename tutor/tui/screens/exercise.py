"""The exercise screen: what is asked, the learner's answer, and what became of it."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, TextArea
from textual.worker import Worker, WorkerState

from tutor.answers import AnswerError
from tutor.home import HomeError
from tutor.model import COSTS_NO_ATTEMPT
from tutor.service.client import ServiceError
from tutor.text.terminal import printable
from tutor.tui import errands, outside, reports
from tutor.tui.desk import Desk
from tutor.tui.files import ChangedOutside, Seen, too_long
from tutor.tui.frame import Frame
from tutor.tui.screens.decision import Decision
from tutor.tui.signature import signature
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.pane import Pane
from tutor.tui.widgets.top_bar import TopBar
from tutor.tui.widgets.verdict import VerdictPane
from tutor.words import _, ngettext

LOOK_SECONDS = 0.3  # between two looks at the answer file
KEEP_SECONDS = 0.5  # after a key press until the draft is kept


class ExerciseScreen(Screen[None]):
    """One exercise. The service is asked after the first paint; nothing here waits for it."""

    CSS_PATH = "exercise.tcss"
    HELP = _(
        "Read what is asked, write your answer, press F5. Letters are keys while you are not in the editor: "
        "esc leaves it, w goes back. Your text is kept whatever happens; checking saves it to the file, which "
        "any other editor may change as well."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (36, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,ctrl+r", "check", _("check"), key_display="f5"),
        Binding("f4", "outside", _("$EDITOR"), key_display="f4"),
        Binding("ctrl+e", "outside", _("$EDITOR"), show=False, priority=True),
        Binding("ctrl+s", "save", _("save"), show=False),
        Binding("w,i", "write", _("write"), key_display="w"),
        Binding("h,f2", "hint", _("hint"), key_display="h"),
        Binding("r,f3", "run", _("run"), key_display="r"),
        Binding("n,f8", "next", _("next"), key_display="n"),
        Binding("s", "solution", _("solution")),
        Binding("x", "reset", _("reset"), show=False),
        Binding("l", "app.home", _("list"), show=False),
        Binding("q", "app.back", _("back")),
    ]
    frame = getters.app(Frame)
    busy: reactive[str] = reactive("", init=False)

    def __init__(self, exercise_id: str) -> None:
        super().__init__()
        self.exercise_id = exercise_id
        self.about: dict[str, Any] = {}
        self.desk: Desk | None = None
        self.tries = 0
        self.passed = False
        self.last = ""
        self.asking = False
        self.looking = False
        self.keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title and signature above; statement beside or above the editor; the verdict; the keys."""
        yield TopBar(self.exercise_id.rpartition(":")[2])
        yield Lines("", id="signature")
        with Container(id="work"):
            with Pane(id="statement"):
                yield Page()
            self.editor = AnswerEditor(id="editor")
            yield self.editor
        self.pane = VerdictPane(id="verdict")
        yield self.pane
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the exercise once the screen is painted, and look at the file from then on."""
        self.query_one("#statement").border_title = _("statement")
        self.query_one("#statement").focus()
        self.pane.border_title = _("verdict")
        self.app.app_suspend_signal.subscribe(self, lambda _app: self.keep_draft())
        self.call_after_refresh(self.open)
        self.set_interval(LOOK_SECONDS, self.look)

    def on_unmount(self) -> None:
        """Keep what is not saved."""
        self.keep_draft()

    def open(self) -> None:
        """Ask for the exercise and open its answer."""
        self.run_errand(errands.opening(self.frame.gate, self.exercise_id), _("opening"))

    # ---------------------------------------------------------------------------------------- actions

    def action_check(self) -> None:
        """Save the answer and have it judged; or open the exercise again where that failed."""
        if (desk := self.writable) is None:
            self.open()
        else:
            errand = errands.judging(self.frame.gate, self.exercise_id, desk, self.editor.text)
            self.run_errand(errand, _("judging"))

    def action_run(self) -> None:
        """Save the answer and run it on the first cases; nothing is judged."""
        if (desk := self.writable) is not None:
            errand = errands.running(self.frame.gate, self.exercise_id, desk, self.editor.text)
            self.run_errand(errand, _("running"))

    def action_save(self) -> None:
        """Put the text in the file."""
        if (desk := self.writable) is not None:
            self.run_errand(errands.saving(desk, self.editor.text), _("saving"))

    def action_hint(self) -> None:
        """Show the next hint."""
        self.run_errand(errands.hinting(self.frame.gate, self.exercise_id), _("asking"))

    def action_solution(self) -> None:
        """Show the solution, which the service gives after a pass or when asked twice."""
        self.run_errand(errands.solving(self.frame.gate, self.exercise_id), _("asking"))

    def action_next(self) -> None:
        """Go to what follows in the course."""
        self.frame.action_next_exercise(self.exercise_id)

    def action_write(self) -> None:
        """Go into the editor."""
        self.editor.focus()

    def action_reset(self) -> None:
        """Put the starter back, if the learner means it."""
        if self.desk is not None:
            asked = _("Put the starter back? Your answer is kept beside it under another name.")
            self.decide(asked, ("x", _("put it back")), ("k", _("keep my answer")), self._reset)

    def _reset(self, yes: bool) -> None:
        if yes and self.desk is not None:
            text = self.editor.text if self.writable and self.desk.unsaved(self.editor.text) else None
            self.run_errand(errands.restarting(self.frame.gate, self.about, self.desk, text), _("saving"))

    async def action_outside(self) -> None:
        """Save, open the learner's own editor on the file, and read the file again."""
        if self.desk is None or self.busy:
            return
        try:
            words = outside.command()
            if self.writable:
                await asyncio.to_thread(self.desk.file.save, self.editor.text)
                self._saved(reports.Saved(self.editor.text))
            with self.app.suspend():
                outside.edit(words, self.desk.file.path)
        except ChangedOutside as changed:
            self._changed_elsewhere(reports.ChangedElsewhere(changed.seen))
        except SuspendNotSupported:
            said = _("This terminal cannot be handed over; open {path} in your editor beside it.")
            await self.pane.show_sentence(said.format(path=self.desk.file.path))
        except (outside.EditorProblem, AnswerError) as problem:
            await self.pane.show_sentence(str(problem))
        self.look()

    # ---------------------------------------------------------------------------------------- workers

    def run_errand(self, errand: errands.Reports, doing: str) -> None:
        """Begin an errand, one at a time; `doing` is the word for it on the first line."""
        if self.busy:
            self.notify(_("Wait a moment: {doing} …").format(doing=self.busy), markup=False)
            return
        self.busy = doing
        self._report(errand)

    @work(group="errand", exit_on_error=False)
    async def _report(self, errand: errands.Reports) -> None:
        why = ""
        try:
            async for report in errand:
                self.post_message(report)
        except ChangedOutside as changed:
            self.post_message(reports.ChangedElsewhere(changed.seen))
        except (ServiceError, AnswerError, HomeError) as problem:
            why = str(problem)
        self.post_message(reports.Ended(why))

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
            self.post_message(reports.ChangedElsewhere(seen))

    # ---------------------------------------------------------------------------------------- reports

    @on(reports.Opened)
    async def _opened(self, message: reports.Opened) -> None:
        about, opening = message.about, message.opening
        self.about, self.desk = about, message.desk
        self.tries, self.passed = about["tries"], about["status"] == "passed"
        self.query_one(TopBar).left = f"{about['id']} · {printable(about['title'])}"
        self.query_one("#signature", Lines).update(printable("\n".join(signature(about))))
        self.editor.border_title = self.desk.file.path.name
        if opening.problem:
            await self.pane.show_sentence(opening.problem)
        else:
            self.editor.begin(opening.text, python=about["kind"] == "code")
            self.desk.settle(self.editor.text)
            self._offer_draft(opening)
        await self.query_one("#statement Page", Page).show(without_title(about["statement"]))
        self.show_state()

    @on(reports.Saved)
    def _saved(self, message: reports.Saved) -> None:
        if self.desk is not None:
            self.desk.settle(message.text)
            self.keep_draft()
            self.show_state()

    @on(reports.Judged)
    async def _judged(self, message: reports.Judged) -> None:
        said, verdict = message.said, message.said["verdict"]
        self.tries += verdict["status"] not in COSTS_NO_ATTEMPT
        self.last = " · ".join(filter(None, [_took(verdict), said.get("tier")]))
        after = ""
        if verdict["status"] == "pass":
            self.passed = True
            self.frame.ask_listing()
            after = _("n (in the editor F8) goes on to what follows, s shows the solution.")
        await self.pane.show_verdict(verdict, [said.get("note", ""), said.get("notice", "")], after)
        self._show_pane()

    @on(reports.Ran)
    async def _ran(self, message: reports.Ran) -> None:
        await self.pane.show_run(message.said)
        self._show_pane()

    @on(reports.Hinted)
    async def _hinted(self, message: reports.Hinted) -> None:
        await self.pane.show_hint(message.said)
        self._show_pane()

    @on(reports.Solved)
    async def _solved(self, message: reports.Solved) -> None:
        if message.said["shown"]:
            await self.pane.show_solution(message.said["worked"], message.said["solution"])
        else:
            await self.pane.show_sentence(message.said["message"])
        self._show_pane()

    @on(reports.Restarted)
    async def _restarted(self, message: reports.Restarted) -> None:
        if self.desk is None:
            return
        if self.writable:
            self.editor.change(self.desk.file.text)
        else:
            self.editor.begin(self.desk.file.text, python=self.about["kind"] == "code")
        self.desk.settle(self.editor.text)
        self.keep_draft()
        if message.backup is not None:
            await self.pane.show_sentence(_("Your answer is kept as {path}.").format(path=message.backup))

    @on(reports.Ended)
    async def _ended(self, message: reports.Ended) -> None:
        self.busy = ""
        if message.why:
            again = "" if self.desk is not None else " " + _("F5 asks again; q goes back.")
            await self.pane.show_sentence(message.why + again)

    @on(Worker.StateChanged)
    async def _worker_failed(self, event: Worker.StateChanged) -> None:
        """A fault of ours must not leave the screen waiting."""
        if event.state is WorkerState.ERROR:
            said = _("This is a fault of the program, not of your answer ({what}).")
            self.post_message(reports.Ended(said.format(what=type(event.worker.error).__name__)))

    @on(reports.ChangedElsewhere)
    def _changed_elsewhere(self, message: reports.ChangedElsewhere) -> None:
        seen, text = message.seen, self.editor.text
        if self.desk is None or self.asking:
            return
        if self.writable is None:
            self.open()
        elif text == seen.text:
            self.desk.settle(text, seen)
        elif not self.desk.unsaved(text):
            self._take(seen)
        else:
            self.keep_draft()
            asked = _("{file} was changed by another program, and you have unsaved text here.")
            self.decide(
                asked.format(file=self.desk.file.path.name),
                ("t", _("take the file")),
                ("k", _("keep mine")),
                lambda yes: self._take(seen) if yes else self._overrule(seen),
            )
