"""The course as a list: units with their progress, and under an open unit its lessons and exercises."""

from __future__ import annotations

from collections.abc import Container
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.tui.route import Route, Stage, Step
from tutor.tui.where import Place
from tutor.tui.widgets.map_rows import first_row, step_row, unit_row
from tutor.words import _

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
        self._opened: Container[str] = ()
        self._open: set[str] = set()

    def show(self, route: Route, here: Place | None, opened: Container[str] = ()) -> None:
        """Show the course; the unit of `here`, or else the first, is open. `opened` are pages looked into."""
        self._course, self._here, self._opened = route, here, opened
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
        return here or self._course.first

    def stage(self, id: str) -> Stage | None:  # noqa: A002
        """The unit of a row."""
        return next((stage for stage in self._course.stages if stage.key == id), None)

    def on_resize(self) -> None:
        """Columns follow the width."""
        self._rebuild()

    def _rebuild(self) -> None:
        highlighted = self.highlighted_option.id if self.highlighted_option else CONTINUE
        width = max(20, self.scrollable_content_region.width - 2)
        self.clear_options()
        ids = self._all_rows(width)
        if ids:
            self.highlighted = ids.index(highlighted) if highlighted in ids else 0

    def _all_rows(self, width: int) -> list[str | None]:
        route = self._course
        rows: list[Option] = []
        if (step := self.step(CONTINUE)) is not None:
            form = _("Continue") if self._here else _("Begin")
            unit = route.stage_of(step).title
            rows += [Option(first_row(form, unit, step, width), CONTINUE), Option("", disabled=True)]
        here = route.find(self._here.name) if self._here else None
        for stage in route.stages:
            at, folded = here is not None and here.unit == stage.key, stage.key not in self._open
            rows.append(Option(unit_row(route, stage, self._opened, at, folded, width), stage.key))
            if not folded:
                steps = stage.steps
                rows += [Option(step_row(route, s, self._opened, width), s.place.name) for s in steps]
        self.add_options(rows)
        return [option.id for option in rows]
