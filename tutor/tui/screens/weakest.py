"""The weakest three: concepts to strengthen first, and one thing to do for each, a key away."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from tutor.service.client import ServiceError
from tutor.text.strength import bar, named, state
from tutor.text.terminal import clip, pad
from tutor.tui.frame import Frame
from tutor.tui.route import Step
from tutor.words import _

WIDEST_NAME = 34  # cells


class Three(OptionList):
    """The list; its keys stand in the last line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("go there"), key_display="enter"),
        Binding("j,down", "cursor_down", _("down"), show=False),
        Binding("k,up", "cursor_up", _("up"), show=False),
    ]


class WeakestScreen(ModalScreen[Step | None]):
    """Answers the step that the learner wants to open, None for Esc."""

    CSS_PATH = "weakest.tcss"
    HELP = _(
        "What to strengthen first. The bar is the chance that what teaches the concept would come to mind "
        "now, as FSRS expects; what was not tried yet counts as nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"go({n})", show=False) for n in (1, 2, 3)),
        Binding("escape,q", "dismiss(None)", _("back"), key_display="Esc"),
    ]
    frame = getters.app(Frame)

    def compose(self) -> ComposeResult:
        """What is asked above the three."""
        with Vertical():
            yield Static(_("The weakest three"), id="asked", markup=False)
            yield Three(markup=False)
            yield Static(_("Looking at the record …"), id="note", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the map."""
        self.query_one(Three).focus()
        self._ask()

    @work(exclusive=True, exit_on_error=False)
    async def _ask(self) -> None:
        try:
            said = await self.frame.gate.ask("mastery")
        except ServiceError as problem:
            said = None
            sentence = str(problem)
        if not self.is_attached:
            return  # the learner has gone elsewhere meanwhile
        if said is not None:
            sentence = self._show(said)
        self.query_one("#note", Static).update(sentence)

    def _show(self, said: dict[str, Any]) -> str:
        """Fill the list; what to say below it."""
        found = [each for each in self._course(said) if self._step(each["todo"]) is not None]
        width = max(24, min(84, self.app.size.width) - 8)
        names = [_place(each["todo"]) for each in found]
        rows = self.query_one(Three)
        rows.add_options(
            Option(_row(n, each, width), name)
            for n, (each, name) in enumerate(zip(found, names, strict=True), 1)
        )
        rows.highlighted = 0 if found else None
        return _("enter or 1, 2, 3 goes there.") if found else _("There is nothing to strengthen yet.")

    def _course(self, said: dict[str, Any]) -> list[dict[str, Any]]:
        """The three of the course that the learner is in, or else of the first that has any."""
        last = self.frame.where.last
        here = self.frame.route.find(last.name) if last else None
        courses = sorted(said["courses"], key=lambda c: not (here and here.unit.startswith(c["id"] + "/")))
        return next((course["weakest"] for course in courses if course["weakest"]), [])

    def _step(self, todo: dict[str, Any]) -> Step | None:
        return self.frame.route.find(_place(todo))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go(event.option_index + 1)

    def action_go(self, n: int) -> None:
        """Open what strengthens the `n`th."""
        rows = self.query_one(Three)
        if n <= rows.option_count:
            self.dismiss(self.frame.route.find(rows.get_option_at_index(n - 1).id or ""))


def _place(todo: dict[str, Any]) -> str:
    return todo["id"] if todo["kind"] == "lesson" else f"{todo['pack']}:{todo['id']}"


def _row(n: int, each: dict[str, Any], width: int) -> Content:
    """The concept with its strength, and below it what to do."""
    todo = each["todo"]
    name = pad(clip(named(each["concept"]), WIDEST_NAME), min(WIDEST_NAME, width - 28))
    percent = f"{bar(each['strength'])} {round(100 * each['strength']):>3} %  {state(each)}"
    verb = {"lesson": _("read"), "quiz": _("quiz")}.get(todo["kind"], _("do"))
    minutes = " · " + _("{n} min").format(n=todo["minutes"]) if todo["minutes"] else ""
    below = clip(f"{verb}: {todo['title']}{minutes}", width - 6)
    return Content.assemble((f" {n}  {name}", "bold"), f"  {percent}\n    ▸ ", (below, ""), "\n")
