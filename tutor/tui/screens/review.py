"""The review screen: one short question after the other about what was passed, for as long as one likes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Footer, Input

from tutor.text.quiz import QuizError
from tutor.tui import messages
from tutor.tui.parts import Part
from tutor.tui.recalled import coming_back, of_answer
from tutor.tui.screens.asking import AskingScreen
from tutor.tui.sitting import Sitting
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.question import QuestionBox
from tutor.tui.widgets.review_bench import ReviewBench
from tutor.tui.widgets.statement import Statement
from tutor.tui.widgets.top_bar import TopBar
from tutor.tui.widgets.verdict import VerdictPane
from tutor.words import _, ngettext


class ReviewScreen(AskingScreen):
    """Nothing goes on by itself: what was said stays until the learner has read it."""

    CSS_PATH = "review.tcss"
    HELP = _(
        "What you passed comes back before it fades, as a short question: a line to find, blanks to fill, a "
        "few questions. Answer and press enter or F5; try again as often as you like, or let s show what is "
        "right. How well it went says when it comes back; 1 to 4 say it otherwise. t chooses how long you "
        "want to go on; what you leave stays due."
    )
    AUTO_FOCUS = "#statement"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,ctrl+r", "check", _("check"), key_display="F5", priority=True),
        Binding("n", "next", _("next")),
        Binding("f8", "next", _("next"), key_display="F8"),
        Binding("s", "give_up", _("show me")),
        Binding("f9", "give_up", _("show me"), key_display="F9"),
        Binding("h", "hint", _("hint")),
        Binding("f2", "hint", _("hint"), key_display="F2"),
        Binding("t", "longer", _("how long"), show=False),
        Binding("w,i", "write", _("write"), show=False),
        Binding("1", "rate(1)", _("again"), show=False),
        Binding("2", "rate(2)", _("hard"), show=False),
        Binding("3", "rate(3)", _("good"), show=False),
        Binding("4", "rate(4)", _("easy"), show=False),
        Binding("escape", "leave", _("leave"), key_display="esc"),
        Binding("q", "back", _("back")),
    ]

    def __init__(self, name: str) -> None:
        """`name` is that of its place; it says nothing here."""
        super().__init__()
        self.sitting: Sitting | None = None
        self.said: dict[str, Any] = {}
        self.busy = False

    def compose(self) -> ComposeResult:
        """What is asked, where the answer goes, what became of it, the keys."""
        yield TopBar(_("Review"))
        with Container(id="work"):
            yield Statement(id="statement")
            self.bench = ReviewBench(id="bench")
            yield self.bench
        yield VerdictPane(id="verdict")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask what is due once the screen is painted."""
        self.add_class("-idle")
        self.bench.border_title = _("your answer")
        self.call_after_refresh(self.ask_due)

    # ------------------------------------------------------------------------------------- what it says

    @on(messages.Due)
    async def _due(self, message: messages.Due) -> None:
        said = message.said
        self.sitting = Sitting(said["due"], said["more"])
        await self._go()
        if said.get("jumped"):
            await self.query_one(VerdictPane).show_sentence(said["jumped"])

    async def _go(self) -> None:
        """Ask for the item that comes now, or say that there is none."""
        sitting = self.sitting
        if sitting is None:
            self.ask_due()
            return
        await self._clear()
        if sitting.item is None or sitting.over:
            await self._pause(sitting)
            return
        self.query_one(TopBar).left = _("Review: {title}").format(title=sitting.item["title"])
        self.query_one(Statement).show("", _("The question is being made …"))
        self.ask_item(f"{sitting.item['pack']}:{sitting.item['id']}")

    async def _pause(self, sitting: Sitting) -> None:
        left = sitting.left
        if sitting.item is None and not left:
            told = _("Nothing is due any more.") if sitting.outcomes else _("Nothing is due.")
        elif sitting.item is None:
            said = ngettext("{n} more is due; n asks for it.", "{n} more are due; n asks for them.", left)
            told = said.format(n=left)
        else:
            said = ngettext(
                "The time that you chose is over; {n} is still due. n goes on.",
                "The time that you chose is over; {n} are still due. n goes on.",
                left,
            )
            told = said.format(n=left)
        self.query_one(TopBar).left = _("Review")
        page = "\n\n".join(filter(None, [sitting.summary, told, _("q goes back.")]))
        self.query_one(Statement).show("", page)
        self.query_one(Statement).focus()

    async def _clear(self) -> None:
        self.asked, self.said, self.busy = {}, {}, False
        self.remove_class("-line", "-editor", "-questions", "-over")
        self.add_class("-idle")
        await self.query_one(VerdictPane).show_parts([])
        await self.bench.clear()
        self._show_state()

    @on(messages.Asked)
    async def _asked(self, message: messages.Asked) -> None:
        asked = message.said
        try:
            await self.bench.ask(asked, message.draft)
        except QuizError as problem:
            await self.query_one(VerdictPane).show_sentence(str(problem))
            return
        self.asked = asked
        statement = self.query_one(Statement)
        statement.show(asked["title"], asked["statement"])
        statement.scroll_home(animate=False)
        self.remove_class("-idle")
        self.add_class(self.bench.part)
        self.set_class(asked["kind"] == "derivation", "-derivation")
        self.bench.focus_answer()
        self._show_state()
        self.make_ahead(self.sitting.following if self.sitting is not None else "")

    @on(messages.Answered)
    async def _answered(self, message: messages.Answered) -> None:
        self.busy = False
        pane, said = self.query_one(VerdictPane), message.said
        if message.op == "hint":
            await pane.show_hint(said)
            return
        if message.op == "rate":
            self.said |= {"due": said["due"], "days": said["days"], "rating": said["rating"]}
        else:
            self.said = said
        if self.said["over"]:
            self.add_class("-over")
            if message.op != "rate" and self.sitting is not None:
                self.sitting.outcomes.append(said["outcome"])
                self.forget_draft()
                self.frame.ask_listing()
        await self._show_outcome(pane)
        if self.said["over"]:
            pane.focus()
        elif self.bench.part == "-line":
            self.bench.focus_answer()
        self._show_state()

    async def _show_outcome(self, pane: VerdictPane) -> None:
        said, after = self.said, coming_back(self.said)
        self.bench.mark(said["marks"])
        if said["over"]:
            after = "\n".join(filter(None, [after, _("n goes on.")]))
        if said["verdict"] is not None and said["outcome"] != "missed":
            await pane.show_verdict(said["verdict"], after=after)
        else:
            parts = of_answer(said)
            await pane.show_parts([*parts, *([Part(after, "plain", "  ")] if after else [])])

    @on(messages.Refused)
    async def _refused(self, message: messages.Refused) -> None:
        message.stop()
        self.busy = False
        await self.query_one(VerdictPane).show_sentence(message.why + " " + _("n goes on; q goes back."))
        self._show_state()

    # ----------------------------------------------------------------------------------------- actions

    @on(Input.Submitted, "#line")
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_check()

    @on(AnswerEditor.Left)
    def _left(self) -> None:
        self.action_leave()

    @on(QuestionBox.Answered)
    async def _chosen(self, event: QuestionBox.Answered) -> None:
        """All questions are handed in together; a change of mind before that costs nothing."""
        event.stop()
        event.box.answer = event.answer
        if event.final and self.bench.answer:
            await self.action_check()
        elif event.final:
            self.bench.focus_answer()

    async def action_check(self) -> None:
        """Have the answer judged."""
        if self.asked and not self.busy and not self.said.get("over"):
            data = self.bench.answer.encode("utf-8", "replace")
            if not data.strip():
                said = _("There is no answer yet; nothing was judged.")
                await self.query_one(VerdictPane).show_sentence(said)
            else:
                self.busy = True
                self._keep_draft()
                self._show_state()
                self.send("review_answer", data, item=self.asked["item"], size=len(data))

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers here besides."""
        yield SystemCommand(_("How long"), _("Choose when this sitting ends"), self.action_longer)

    def action_give_up(self) -> None:
        """Show what is right; that is noted as a lapse."""
        if self.asked and not self.busy and not self.said.get("over"):
            self.busy = True
            self.send("review_answer", item=self.asked["item"], give_up=True)

    def action_hint(self) -> None:
        """The exercise's next hint."""
        if self.asked and not self.busy and not self.said.get("over"):
            self.busy = True
            self.send("hint")

    def action_rate(self, rating: int) -> None:
        """Say how well it went, once it is over."""
        if self.said.get("over") and not self.busy:
            self.busy = True
            self.send("rate", rating=rating)

    async def action_next(self) -> None:
        """Go on; what was not answered stays due."""
        self._keep_draft()
        sitting = self.sitting
        if sitting is None or sitting.item is None:
            self.sitting = None
        elif sitting.over and not self.asked:
            sitting.begin_again()
        else:
            sitting.go_on(bool(self.said.get("over")))
        await self._go()

    def action_back(self) -> None:
        """Leave; what was written is kept."""
        self._keep_draft()
        self.frame.go_back()

    def action_longer(self) -> None:
        """Choose how long the sitting is."""
        if self.sitting is not None:
            self.sitting.longer()
            self._show_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing now are not offered."""
        if action in ("check", "give_up", "hint"):
            return bool(self.asked) and not self.said.get("over")
        if action == "leave":
            return self.bench.written
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Go to the answer."""
        self.bench.focus_answer()

    def action_leave(self) -> None:
        """Go where letters are keys."""
        if self.bench.part == "-questions":
            self.set_focus(None)
        else:
            self.query_one(Statement).focus()

    def _show_state(self) -> None:
        if self.sitting is not None:
            state = [_("judging …") if self.busy else "", self.sitting.told]
            self.query_one(TopBar).right = " · ".join(filter(None, state))
        self.refresh_bindings()

    def _keep_draft(self) -> None:
        if self.bench.part == "-editor" and not self.said.get("over"):
            self.keep_draft(self.bench.answer)
