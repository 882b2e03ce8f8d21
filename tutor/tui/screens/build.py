"""I want to build …: choose an exercise by a few letters, and see the shortest way there."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.service.client import ServiceError
from tutor.text.terminal import cells, clip, pad
from tutor.tui.frame import Frame
from tutor.tui.route import Step
from tutor.tui.widgets.field import Field
from tutor.words import _

MOST_FOUND = 50
MARKS = {"passed": "✓", "tried": "·", "new": " "}


class BuildScreen(ModalScreen[Step | None]):
    """Answers the step that the learner wants to open, None for Esc. First exercises, then the way to one."""

    CSS_PATH = "build.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("back"), key_display="Esc"),
        Binding("enter", "open", _("open"), key_display="enter"),
    ]
    frame = getters.app(Frame)

    def __init__(self) -> None:
        super().__init__()
        self._goal: Step | None = None

    def compose(self) -> ComposeResult:
        """A line to type in above what was found."""
        with Vertical():
            yield Static(_("I want to build …"), id="asked", markup=False)
            yield Field(placeholder=_("softmax, attention, a classifier …"))
            yield OptionList(markup=False)
            yield Static("", id="note", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Everything that can be built, before anything is typed."""
        self._find("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def on_key(self, event: Key) -> None:
        """Arrows move in the list while the line is being typed in."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.prevent_default()
            getattr(self.query_one(OptionList), f"action_cursor_{event.key}")()

    def action_back(self) -> None:
        """From the way back to the choice, from there away."""
        if self._goal is None:
            self.dismiss(None)
            return
        self._goal = None
        line = self.query_one(Input)
        line.display = True
        line.focus()
        self._find(line.value)

    def action_open(self) -> None:
        """The way to the exercise under the cursor; on the way, the place under the cursor."""
        chosen = self.query_one(OptionList).highlighted_option
        step = self.frame.route.find(chosen.id or "") if chosen else None
        if step is None:
            return
        if self._goal is not None:
            self.dismiss(step)
            return
        self._goal = step
        self.query_one("#note", Static).update(_("Looking for the shortest way …"))
        self._ask_way(step)

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        steps = [step for step in self.frame.route.steps if step.status and _has(step, words)]
        width = self._width
        options = [Option(_exercise_row(step, width), step.place.name) for step in steps[:MOST_FOUND]]
        self._show(
            _("I want to build …"), options, _("Nothing in the course is called so.") if not steps else ""
        )

    @work(exclusive=True, exit_on_error=False)
    async def _ask_way(self, step: Step) -> None:
        try:
            said = await self.frame.gate.ask("path", exercise=step.place.name)
        except ServiceError as problem:
            self._goal = None
            if self.is_attached:
                self.query_one("#note", Static).update(str(problem))
            return
        if self.is_attached and self._goal is step:
            self._show_way(step, said)

    def _show_way(self, goal: Step, said: dict[str, Any]) -> None:
        self.query_one(Input).display = False
        pack, width = goal.place.name.partition(":")[0], self._width
        options = []
        for n, stop in enumerate(said["stops"], 1):
            name = stop["id"] if stop["kind"] == "page" else f"{pack}:{stop['id']}"
            options.append(Option(_stop_row(n, stop, width), name))
        asked = _("To build “{title}”: about {n} minutes.").format(title=goal.title, n=said["minutes"])
        self._show(asked, options, _("Advice, not a lock: every step can be opened now."))
        self.query_one(OptionList).focus()

    def _show(self, asked: str, options: list[Option], note: str) -> None:
        self.query_one("#asked", Static).update(asked)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = 0 if options else None
        self.query_one("#note", Static).update(note)

    @property
    def _width(self) -> int:
        return max(24, min(84, self.app.size.width) - 8)


def _has(step: Step, words: list[str]) -> bool:
    text = f"{step.title} {step.place.name}".casefold()
    return all(word in text for word in words)


def _exercise_row(step: Step, width: int) -> Content:
    minutes = _("{n} min").format(n=step.minutes) if step.minutes else ""
    room = max(8, width - 14)
    return Content(f"[{MARKS[step.status]}] {pad(clip(step.title, room), room)} {minutes}")


def _stop_row(n: int, stop: dict[str, Any], width: int) -> Content:
    verb = _("read") if stop["kind"] == "page" else _("do")
    head = f"{n:>2} {'✓' if stop['done'] else ' '} {pad(verb, max(5, cells(verb)))} "
    minutes = _("{n} min").format(n=stop["minutes"])
    room = max(8, width - cells(head) - 9)
    return Content.assemble(head, (pad(clip(stop["title"], room), room), "bold"), f" {minutes:>7}")
