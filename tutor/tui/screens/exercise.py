"""The exercise screen: what is asked, the learner's answer, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Footer

from tutor.model import COSTS_NO_ATTEMPT
from tutor.text.terminal import printable
from tutor.tui import errands, reports
from tutor.tui.exercise_commands import ExerciseCommands
from tutor.tui.frame import SMALLEST
from tutor.tui.parts import took
from tutor.tui.screens.decision import Decision
from tutor.tui.screens.helped import HelpedScreen
from tutor.tui.signature import signature
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.given import Given
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.statement import Statement
from tutor.tui.widgets.top_bar import TopBar
from tutor.tui.widgets.under_way import UnderWay
from tutor.tui.widgets.verdict import VerdictPane
from tutor.tui.widgets.workbench import Workbench
from tutor.words import _, ngettext

HIGH = 36  # rows of a terminal where the signature may take a third row


class ExerciseScreen(HelpedScreen):
    """One exercise. The service is asked after the first paint; nothing here waits for it."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = "#statement"
    HELP = _(
        "Read what is asked, write your answer, press F5. Letters are keys while you are not in the editor: "
        "Esc leaves it, w goes back. Your text is kept whatever happens; checking saves it to the file, "
        "which any other editor may change as well. In the editor ctrl+f finds and ctrl+/ makes comments."
    )
    # The base class declares both as instance variables, which a ClassVar must not override.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high"), (30, "-roomy")]  # noqa: RUF012
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
        Binding("e", "ways", _("stuck?")),
        Binding("f9", "ways", _("stuck?"), key_display="F9"),
        Binding("escape", "stop", _("stop"), key_display="esc"),
        Binding("s", "solution", _("solution"), show=False),
        Binding("t", "history", _("attempts"), show=False),
        Binding("x", "reset", _("reset"), show=False),
        Binding("l", "app.home", _("list"), show=False),
        Binding("q", "app.back", _("back")),
    ]
    COMMANDS = {ExerciseCommands}  # noqa: RUF012

    def __init__(self, exercise_id: str) -> None:
        """`exercise_id` is an id, with its pack (`pack:id`) or without."""
        super().__init__()
        self.add_class("-at-statement", update=False)  # where the focus begins
        self.exercise_id = exercise_id
        self.about: dict[str, Any] = {}
        self.tries, self.passed, self.last = 0, False, ""

    def compose(self) -> ComposeResult:
        """Title and signature above; statement beside or above the editor; the verdict; the keys."""
        yield TopBar(self.exercise_id.rpartition(":")[2])
        yield Lines("", id="signature")
        yield Given(id="given")
        with Container(id="work"):
            yield Statement(id="statement")
            self.bench = Workbench(id="bench")
            yield self.bench
        yield UnderWay(id="under-way")
        self.pane = VerdictPane(id="verdict")
        yield self.pane
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the exercise once the screen is painted."""
        self.pane.border_title = _("verdict")
        self.call_after_refresh(self.open)

    def open(self) -> None:
        """Ask for the exercise and open its answer."""
        self.begin_errand(errands.opening(self.frame.gate, self.exercise_id), _("opening"))

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
        self.begin_errand(errands.hinting(self.frame.gate, self.exercise_id), _("asking"))

    def action_next(self) -> None:
        """Go to what follows in the course."""
        self.frame.action_next_exercise(self.exercise_id)

    def action_stop(self) -> None:
        """End a run that takes too long."""
        self.stop_run()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing here are not offered."""
        if action == "run":
            return not self.about or self.about["kind"] == "code"
        return bool(self.ticket) if action == "stop" else super().check_action(action, parameters)

    def action_find(self) -> None:
        """Look for something in the answer."""
        self.bench.editor.action_find()

    def action_comment(self) -> None:
        """Put the current lines into comments or out of them."""
        self.bench.editor.action_comment()

    def action_write(self) -> None:
        """Go into the editor, at once: the next key is for it."""
        self.set_focus(self.bench.editor)

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
            self.begin_errand(errand, _("saving"))

    # ---------------------------------------------------------------------------------------- errands

    def _send(self, errand: errands.WithAnswer, doing: str) -> None:
        """Begin an errand with the answer; or open the exercise again where that has failed."""
        if self.bench.desk is None or not self.bench.writable:
            self.open()
        else:
            self.begin_errand(
                errand(self.frame.gate, self.exercise_id, self.bench.desk, self.bench.text), doing
            )

    @work(group="prepare", exit_on_error=False)
    async def _prepare(self, new: bool) -> None:
        await errands.prepare(self.frame.gate, self.exercise_id, self.about, new)

    def sentence_of(self, why: str) -> str:
        """Why an errand failed, and what to do where nothing is open yet."""
        return why + ("" if self.about else " " + _("F5 asks again; q goes back."))

    # ---------------------------------------------------------------------------------------- reports

    @on(reports.Opened)
    def _opened(self, message: reports.Opened) -> None:
        about = self.about = message.about
        self.tries, self.passed = about["tries"], about["status"] == "passed"
        self.query_one("#signature", Lines).update(printable("\n".join(signature(about))))
        self.add_class(f"-{about['kind']}")
        self.bench.begin(message.desk, message.opening, python=about["kind"] == "code")
        self.begin_derivation(about)
        self.refresh_bindings()
        self.ask_offers()
        self.show_state()
        self._prepare(message.opening.new)
        self.query_one(Statement).show(about["title"], about["statement"])

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
            after = _("s shows one right answer beside yours; n (in the editor F8) goes on to what follows.")
        await self.pane.show_verdict(verdict, [said.get("note"), said.get("notice")], after, message.final)
        self.turn_to_pane()

    @on(VerdictPane.Filled)
    def _filled(self) -> None:
        self._limit_given()

    @on(reports.Ran)
    async def _ran(self, message: reports.Ran) -> None:
        await self.pane.show_run(message.said)
        self.turn_to_pane()

    @on(reports.Hinted)
    async def _hinted(self, message: reports.Hinted) -> None:
        await self.pane.show_hint(message.said)
        self.turn_to_pane()

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
        """End what is running; or go where letters are keys: to the verdict if there is one."""
        if not self.stop_run():
            (self.query_one(Statement) if self.pane.has_class("-empty") else self.pane).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the part that has the focus more room; the sheet says how much."""
        parts, around = (self.query_one(Statement), self.bench, self.pane), event.widget.ancestors_with_self
        self.update_classes({f"-at-{part.id}": part in around for part in parts})

    def on_resize(self, event: events.Resize) -> None:
        """The signature stays in view and takes as few rows as the terminal can spare."""
        high = event.size.height
        self.query_one("#signature", Lines).limit(1 if high < SMALLEST[1] else 2 if high < HIGH else 3)
        self._limit_given()

    def _limit_given(self) -> None:
        """Start and goal are drawn in full until a verdict wants their rows."""
        high, judged = self.size.height, not self.pane.has_class("-empty")
        self.query_one(Given).limit(7 if high >= HIGH else 1 if judged or high < SMALLEST[1] else 3)
        self.set_class(judged, "-judged")

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
            tried if self.tries else self._not_tried(),
            "" if self.busy else self.last,
        ]
        self.query_one(TopBar).right = " · ".join(filter(None, state))

    def _not_tried(self) -> str:
        """Before the first attempt; a worked example is offered where there is one."""
        if not self.about:
            return ""
        example = "worked" in self.offers.get("rungs", ())
        return _("e: a worked example · not tried yet") if example else _("not tried yet")

    @on(reports.Told)
    def _offers_have_come(self) -> None:
        self.show_state()
