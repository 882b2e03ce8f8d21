"""Find your place: a few questions of the course's quizzes, then where to begin."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.service.client import ServiceError
from tutor.text.placement import claims, opening, outcome
from tutor.text.quiz import QuizError, parse
from tutor.tui.frame import Frame
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.question import QuestionBox, Source
from tutor.tui.widgets.top_bar import TopBar
from tutor.words import _


class Claims(OptionList):
    """The units, and none of them; its keys stand in the last line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("choose"), key_display="enter"),
        Binding("j,down", "cursor_down", _("down"), show=False),
        Binding("k,up", "cursor_up", _("up"), show=False),
    ]


class PlaceScreen(Screen[None]):
    """Stands over the screen that it was called from; every answer is kept, so leaving loses nothing."""

    CSS_PATH = "place.tcss"
    HELP = _(
        "Find your place: at most twelve questions or ten minutes. What you say that you have done only "
        "chooses the first question. ^d says that you do not know, Esc leaves until later, ^x declines. "
        "Nothing counts as passed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "unknown", _("I do not know"), key_display="^d", priority=True),
        Binding("g", "go", _("open the page")),
        Binding("a", "again", _("anew")),
        Binding("ctrl+x", "refuse", _("no, thank you"), key_display="^x", priority=True),
        Binding("escape", "leave", _("later"), key_display="Esc", priority=True),
        Binding("q", "leave", show=False),
    ]
    frame = getters.app(Frame)

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Any] = {"state": ""}

    def compose(self) -> ComposeResult:
        """The first line, what is said, the units to choose from or a question, the keys."""
        yield TopBar(_("Find your place"))
        with VerticalScroll(id="paper"):
            yield Lines(_("One moment …"), id="note")
            yield Claims(markup=False)
            yield Page(id="context")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask where it stands."""
        self.query_one(Claims).display = False
        self._ask()

    @work(exclusive=True, exit_on_error=False)
    async def _ask(self, **asked: Any) -> None:
        try:
            said = await self.frame.gate.ask("place", **asked)
        except ServiceError as problem:
            if self.is_attached:
                self.query_one("#note", Lines).update(str(problem))
            return
        if self.is_attached:
            await self._show(said)

    async def _show(self, said: dict[str, Any]) -> None:
        self.said = said
        await self.query(QuestionBox).remove()
        asking, new = said["state"] == "asking", said["state"] in ("new", "again")
        self.query_one(Claims).display = new
        context = self.query_one("#context", Page)
        context.display = asking
        self.query_one(TopBar).right = ""
        if asking:
            await self._show_question(said)
        elif new:
            self._show_claims(said["units"])
        else:
            self._show_end(said)
        self.refresh_bindings()

    async def _show_question(self, said: dict[str, Any]) -> None:
        note, name = self.query_one("#note", Lines), said["question"].partition("#")[2]
        try:
            question = next(q for q in parse(said["text"], said["drawn"]).questions if q.id == name)
        except (QuizError, StopIteration) as problem:
            note.update(_("This quiz cannot be shown: {why}").format(why=problem))
            return
        count = _("{n} of at most {of} · {unit}").format(n=said["n"], of=said["of"], unit=said["unit"])
        self.query_one(TopBar).right = _("{n} min left").format(n=said["minutes"])
        note.update("\n".join(filter(None, [said.get("said", ""), count])))
        await self.query_one("#context", Page).show(said["context"])
        box = QuestionBox(question, Source())
        await self.query_one("#paper").mount(box)
        box.query("Options, Input").first().focus()

    def _show_claims(self, units: list[dict[str, Any]]) -> None:
        self.query_one("#note", Lines).update("\n\n".join([opening(), claims() + "."]))
        rows = self.query_one(Claims)
        rows.clear_options()
        rows.add_option(Option(_("none of these"), ""))
        rows.add_options(Option(unit["title"], unit["id"]) for unit in units)
        rows.highlighted = 0
        rows.focus()

    def _show_end(self, said: dict[str, Any]) -> None:
        lines = [outcome(said)]
        if said.get("page"):
            lines.append(_("g opens the page to go on with: {title}").format(title=said["page"]["title"]))
        lines.append(_("a begins anew; Esc goes back to the map."))
        self.query_one("#note", Lines).update("\n\n".join(lines))
        self.query_one("#paper").focus()
        self.frame.ask_listing()

    @on(OptionList.OptionSelected)
    def _claimed(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option_list, Claims):
            event.stop()
            self._ask(begin=event.option_id or "")

    @on(QuestionBox.Answered)
    def _answered(self, event: QuestionBox.Answered) -> None:
        event.stop()
        if event.final and event.answer.strip():
            self._ask(question=self.said["question"], answer=event.answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key is offered where it does something."""
        state = self.said["state"]
        wanted: dict[str, bool] = {
            "unknown": state == "asking",
            "refuse": state in ("new", "asking"),
            "go": bool(self.said.get("page")),
            "again": state in ("placed", "refused"),
        }
        return wanted.get(action, True)

    def action_unknown(self) -> None:
        """Go on to the next question."""
        self._ask(question=self.said["question"], answer="")

    def action_refuse(self) -> None:
        """Decline; nobody asks again."""
        self._ask(refuse=True)

    async def action_again(self) -> None:
        """Begin anew."""
        await self._show(self.said | {"state": "again", "page": None})

    def action_go(self) -> None:
        """Open the page to go on with."""
        page = self.said["page"]["id"]
        self.dismiss()
        self.frame.open_lesson(page)

    def action_leave(self) -> None:
        """Back to where one came from; the next time goes on here."""
        self.dismiss()
