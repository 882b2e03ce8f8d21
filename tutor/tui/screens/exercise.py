"""The exercise screen: what is asked, the learner's answer, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.widgets import Footer
from textual.worker import Worker, WorkerState

from tutor.answers import AnswerError
from tutor.home import HomeError
from tutor.model import COSTS_NO_ATTEMPT
from tutor.service.client import ServiceError
from tutor.text.terminal import printable
from tutor.tui import errands, reports
from tutor.tui.exercise_commands import ExerciseCommands
from tutor.tui.files import ChangedOutside
from tutor.tui.frame import SMALLEST
from tutor.tui.parts import took
from tutor.tui.screens.certified import CertifiedScreen
from tutor.tui.screens.decision import Decision
from tutor.tui.signature import signature
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.statement import Statement
from tutor.tui.widgets.top_bar import TopBar
from tutor.tui.widgets.verdict import VerdictPane
from tutor.tui.widgets.workbench import Workbench
from tutor.words import _, ngettext

HIGH = 36  # rows of a terminal where the signature may take a third row


class ExerciseScreen(CertifiedScreen):
    """One exercise. The service is asked after the first paint; nothing here waits for it."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = "#statement"
    HELP = _(
        "Read what is asked, write your answer, press F5. Letters are keys while you are not in the editor: "
        "Esc leaves it, w goes back. Your text is kept whatever happens; checking saves it to the file, "
        "which any other editor may change as well."
    )
    # The base class declares both as instance variables, which a ClassVar must not override.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,ctrl+r", "check", _("check"), key_display="F5"),
        Binding("f4", "outside", _("$EDITOR"), key_display="F4"),
        Binding("ctrl+e", "outside", _("$EDITOR"), show=False, priority=True),
        Binding("ctrl+s", "save", _("save"), show=False),
        Binding("w,i", "write", _("write"), key_display="w"),
        # Of two keys for one action the last line shows the first that works where the focus is.
        Binding("h", "hint", _("hint")),
        Binding("f2", "hint", _("hint"), key_display="F2"),
        Binding("r", "run", _("run")),
        Binding("f3", "run", _("run"), key_display="F3"),
        Binding("n", "next", _("next")),
        Binding("f8", "next", _("next"), key_display="F8"),
        Binding("s", "solution", _("solution"), show=False),
        Binding("x", "reset", _("reset"), show=False),
        Binding("l", "app.home", _("list"), show=False),
        Binding("q", "app.back", _("back")),
    ]
    COMMANDS = {ExerciseCommands}  # noqa: RUF012
    busy: reactive[str] = reactive("", init=False)

    def __init__(self, exercise_id: str) -> None:
        """`exercise_id` is an id, with its pack (`pack:id`) or without."""
        super().__init__()
        self.exercise_id = exercise_id
        self.about: dict[str, Any] = {}
        self.tries = 0
        self.passed = False
        self.last = ""

    def compose(self) -> ComposeResult:
        """Title and signature above; statement beside or above the editor; the verdict; the keys."""
        yield TopBar(self.exercise_id.rpartition(":")[2])
        yield Lines("", id="signature")
        with Container(id="work"):
            yield Statement(id="statement")
            self.bench = Workbench(id="bench")
            yield self.bench
        self.pane = VerdictPane(id="verdict")
        yield self.pane
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the exercise once the screen is painted."""
        self.pane.border_title = _("verdict")
        self.call_after_refresh(self.open)

    def open(self) -> None:
        """Ask for the exercise and open its answer."""
        self._begin(errands.opening(self.frame.gate, self.exercise_id), _("opening"))

    # ---------------------------------------------------------------------------------------- actions

    def action_check(self) -> None:
        """Save the answer and have it judged."""
        self._send(errands.judging, _("judging"))

    def action_run(self) -> None:
        """Save the answer and run it on the first cases; nothing is judged."""
        self._send(errands.running, _("running"))

    def action_save(self) -> None:
        """Put the text in the file."""
        self._send(errands.saving, _("saving"))

    def action_hint(self) -> None:
        """Show the next hint."""
        self._begin(errands.hinting(self.frame.gate, self.exercise_id), _("asking"))

    def action_solution(self) -> None:
        """Show the solution, which the service gives after a pass or when asked twice."""
        self._begin(errands.solving(self.frame.gate, self.exercise_id), _("asking"))

    def action_next(self) -> None:
        """Go to what follows in the course."""
        self.frame.action_next_exercise(self.exercise_id)

    def action_write(self) -> None:
        """Go into the editor."""
        self.bench.editor.focus()

    async def action_outside(self) -> None:
        """Save, and open the learner's own editor on the file."""
        if not self.busy:
            await self.bench.edit_outside()

    def action_reset(self) -> None:
        """Put the starter back, if the learner means it."""
        if self.bench.desk is not None:
            asked = _("Put the starter back? Your answer is kept beside it under another name.")
            choices = ("x", _("put it back")), ("k", _("keep my answer"))
            self.app.push_screen(Decision(asked, *choices), self._reset)

    def _reset(self, yes: bool | None) -> None:
        if yes and self.bench.desk is not None:
            text = self.bench.text if self.bench.unsaved else None
            errand = errands.restarting(self.frame.gate, self.about, self.bench.desk, text)
            self._begin(errand, _("saving"))

    # ---------------------------------------------------------------------------------------- errands

    def _send(self, errand: errands.WithAnswer, doing: str) -> None:
        """Begin an errand with the answer; or open the exercise again where that has failed."""
        if self.bench.desk is None or not self.bench.writable:
            self.open()
        else:
            self._begin(errand(self.frame.gate, self.exercise_id, self.bench.desk, self.bench.text), doing)

    def _begin(self, errand: errands.Reports, doing: str) -> None:
        """Begin an errand, one at a time; `doing` is the word for it on the first line."""
        if self.busy:
            self.notify(_("One thing at a time: {doing} …").format(doing=self.busy), markup=False)
            return
        self.busy = doing
        self._run(errand)

    @work(group="errand", exit_on_error=False)
    async def _run(self, errand: errands.Reports) -> None:
        why = ""
        try:
            async for report in errand:
                self.post_message(report)
        except ChangedOutside as changed:
            self.bench.post_message(reports.ChangedElsewhere(changed.seen))
        except (ServiceError, AnswerError, HomeError) as problem:
            why = str(problem)
        self.post_message(reports.Ended(why))

    @work(group="prepare", exit_on_error=False)
    async def _prepare(self, new: bool) -> None:
        await errands.prepare(self.frame.gate, self.exercise_id, self.about, new)

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        """A fault of ours must not leave the screen waiting."""
        if event.state is WorkerState.ERROR:
            said = _("This is a fault of the program, not of your answer ({what}).")
            self.post_message(reports.Ended(said.format(what=type(event.worker.error).__name__)))

    @on(reports.Ended)
    async def _ended(self, message: reports.Ended) -> None:
        self.busy = ""
        if message.why:
            again = "" if self.about else " " + _("F5 asks again; q goes back.")
            await self.pane.show_sentence(message.why + again)

    # ---------------------------------------------------------------------------------------- reports

    @on(reports.Opened)
    async def _opened(self, message: reports.Opened) -> None:
        about = self.about = message.about
        self.tries, self.passed = about["tries"], about["status"] == "passed"
        self.query_one("#signature", Lines).update(printable("\n".join(signature(about))))
        self.bench.begin(message.desk, message.opening, python=about["kind"] == "code")
        self.show_state()
        self._prepare(message.opening.new)
        await self.query_one(Statement).show(about["title"], about["statement"])

    @on(reports.Saved)
    def _saved(self, message: reports.Saved) -> None:
        self.bench.settle(message.text)

    @on(reports.Judged)
    async def _judged(self, message: reports.Judged) -> None:
        said, verdict = message.said, message.said["verdict"]
        self.tries += message.final and verdict["status"] not in COSTS_NO_ATTEMPT
        self.last = " · ".join(filter(None, [took(verdict), said.get("tier")]))
        after = ""
        if verdict["status"] == "pass":
            self.passed = True
            self.frame.ask_listing()
            after = _("n (in the editor F8) goes on to what follows, s shows the solution.")
        await self.pane.show_verdict(verdict, [said.get("note"), said.get("notice")], after, message.final)
        self._turn_to_pane()

    @on(reports.Ran)
    async def _ran(self, message: reports.Ran) -> None:
        await self.pane.show_run(message.said)
        self._turn_to_pane()

    @on(reports.Hinted)
    async def _hinted(self, message: reports.Hinted) -> None:
        await self.pane.show_hint(message.said)
        self._turn_to_pane()

    @on(reports.Solved)
    async def _solved(self, message: reports.Solved) -> None:
        if message.said["shown"]:
            await self.pane.show_solution(message.said["worked"], message.said["solution"])
        else:
            await self.pane.show_sentence(message.said["message"])
        self._turn_to_pane()

    @on(reports.Restarted)
    async def _restarted(self, message: reports.Restarted) -> None:
        self.bench.restart(python=self.about["kind"] == "code")
        if message.backup is not None:
            await self.pane.show_sentence(_("Your answer is kept as {path}.").format(path=message.backup))

    @on(Workbench.Said)
    async def _said(self, message: Workbench.Said) -> None:
        await self.pane.show_sentence(message.sentence)

    @on(Workbench.Readable)
    def _readable(self) -> None:
        self.open()

    # -------------------------------------------------------------------------------------- the picture

    @on(AnswerEditor.Left)
    def _leave_editor(self) -> None:
        """Go where letters are keys: to the verdict if there is one, or else to the statement."""
        (self.query_one(Statement) if self.pane.has_class("-empty") else self.pane).focus()

    def _turn_to_pane(self) -> None:
        """Look at what has come; who is writing goes on writing."""
        if self.focused is not self.bench.editor:
            self.pane.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the part that has the focus more room; the sheet says how much."""
        for part in (self.query_one(Statement), self.bench, self.pane):
            self.set_class(part in event.widget.ancestors_with_self, f"-at-{part.id}")

    def on_resize(self, event: events.Resize) -> None:
        """The signature stays in view and takes as few rows as the terminal can spare."""
        high = event.size.height
        self.query_one("#signature", Lines).limit(1 if high < SMALLEST[1] else 2 if high < HIGH else 3)

    @on(Workbench.Moved)
    def _moved(self) -> None:
        self.show_state()

    def watch_busy(self) -> None:
        """Say what is going on."""
        self.show_state()

    def show_state(self) -> None:
        """The right end of the first line: what is going on, what is unsaved, how the attempts went."""
        tried = ngettext("{n} attempt", "{n} attempts", self.tries).format(n=self.tries)
        state = [
            f"{self.busy} …" if self.busy else "",
            _("unsaved") if self.bench.unsaved else "",
            _("✓ passed") if self.passed else "",
            tried if self.tries else _("not tried yet") if self.about else "",
            "" if self.busy else self.last,
        ]
        self.query_one(TopBar).right = " · ".join(filter(None, state))
