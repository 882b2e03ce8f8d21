"""The course as a list: units with their progress, and under an open unit its lessons and exercises."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.text.terminal import cells, clip, pad
from tutor.tui.route import Route, Stage, Step
from tutor.tui.where import Place
from tutor.words import _

BAR, WIDEST_TITLE, NARROW, ABOUT = 12, 44, 60, 32  # cells
MARKS = {"passed": "✓", "tried": "·", "new": " ", "": "¶"}
CONTINUE = "continue"


class CourseMap(OptionList):
    """Chosen rows are reported as options whose id is `continue`, a unit's key or a step's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("open"), key_display="enter"),
        Binding("j,down", "cursor_down", _("down"), show=False),
        Binding("k,up", "cursor_up", _("up"), show=False),
        Binding("space", "select", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._course = Route()
        self._here: Place | None = None
        self._open: set[str] = set()

    def show(self, route: Route, here: Place | None) -> None:
        """Show the course; the unit of `here`, or else the first one, is open."""
        self._course, self._here = route, here
        step = route.find(here.name) if here else None
        if step:
            self._open.add(step.unit)
        elif route.stages and not self._open:
            self._open.add(route.stages[0].key)
        self._rebuild()

    def toggle(self, key: str) -> None:
        """Open or close a unit."""
        self._open ^= {key}
        self._rebuild()

    def step(self, id: str) -> Step | None:  # noqa: A002
        """The lesson or exercise of a row; the next thing to do for the first row."""
        if id != CONTINUE:
            return self._course.find(id)
        here = self._course.find(self._here.name) if self._here else None
        return here or next(iter(self._course.steps), None)

    def on_resize(self) -> None:
        """Columns follow the width."""
        self._rebuild()

    def _rebuild(self) -> None:
        highlighted = self.highlighted_option.id if self.highlighted_option else CONTINUE
        width = max(20, self.scrollable_content_region.width - 2)
        self.clear_options()
        if (step := self.step(CONTINUE)) is not None:
            self.add_options([Option(self._first_row(step, width), CONTINUE), Option("", disabled=True)])
        for stage in self._course.stages:
            self.add_option(Option(self._unit_row(stage, width), stage.key))
            if stage.key in self._open:
                self.add_options([Option(_step_row(s, width), s.place.name) for s in stage.steps])
        ids = [option.id for option in self.options]
        if ids:
            self.highlighted = ids.index(highlighted) if highlighted in ids else 0

    def _first_row(self, step: Step, width: int) -> Content:
        form = _("Continue") if self._here else _("Begin")
        unit = self._course.stage_of(step).title
        return Content.assemble((form, "bold"), "  ", clip(f"{unit} ▸ {step.title}", width - cells(form) - 2))

    def _unit_row(self, stage: Stage, width: int) -> Content:
        mark = "▾ " if stage.key in self._open else "▸ "
        here = self._course.find(self._here.name) if self._here else None
        tail = "  ◂ " + _("here") if here and here.unit == stage.key else ""
        done, everything = stage.passed, len(stage.exercises)
        count = f"{done}/{everything}" if everything else ""
        bar = "" if width < NARROW or not everything else _bar(done, everything) + "  "
        room = max(8, min(WIDEST_TITLE, width - cells(bar + count + tail) - 4))
        title = pad(clip(stage.title, room), room)
        return Content.assemble(mark, (title, "bold"), "  ", bar, pad(count, 5), (tail, "bold"))


def _bar(done: int, everything: int) -> str:
    full = done * BAR // everything
    return "█" * full + "░" * (BAR - full)


def _step_row(step: Step, width: int) -> Content:
    if not step.status:
        return Content(clip(f"    {MARKS['']}   {step.title}", width))
    about = _kind(step.kind)
    if step.minutes:
        about += _(" · {n} min").format(n=step.minutes)
    if step.changed:
        about += _(" · changed")
    room = max(8, min(WIDEST_TITLE - 4, width - ABOUT))
    line = f"   [{MARKS[step.status]}]  {pad(clip(step.title, room), room)}  "
    return Content.assemble(line, (clip(about, width - cells(line)), "dim"))


def _kind(kind: str) -> str:
    return {"code": _("code"), "derivation": _("derivation"), "quiz": _("quiz")}.get(kind, kind)
