"""Home: where you are, what is done, what comes next."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from tutor.tui.frame import Frame
from tutor.tui.route import Step
from tutor.tui.widgets.course_map import CourseMap
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.top_bar import TopBar
from tutor.words import _


class HomeScreen(Screen[None]):
    """The map of the course."""

    CSS_PATH = "home.tcss"
    HELP = _(
        "The map of the course. Enter on a unit opens or closes it; ¶ is a page to read, [✓] an exercise "
        "that you passed, [·] one that you tried; changed means: since you passed it. Skimmed is a page that "
        "you opened without trying its exercises. “after 3, 7” names units that help with this one: advice, "
        "never a lock. The key b shows the shortest way to anything that you want to build."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", _("next")),
        Binding("b", "build", _("I want to build …")),
        Binding("f5,ctrl+r", "again", _("ask again"), show=False),
        Binding("q", "app.back", _("quit")),
    ]
    frame = getters.app(Frame)

    def compose(self) -> ComposeResult:
        """The first line, a note where something is wrong, the map, the keys."""
        yield TopBar("byhand")
        yield Static(_("The course is being opened."), id="note", markup=False)
        yield CourseMap()
        yield Lines("", id="about")
        yield Footer()

    def on_mount(self) -> None:
        """Show what is known already; what is done may have changed meanwhile."""
        self.watch(self.frame, "route", self._show_course, init=False)
        self.watch(self.frame, "trouble", self._show_note, init=False)
        if self.frame.route.steps:
            self._show_course()
            self.frame.ask_listing()
        self.query_one(CourseMap).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        course, id_ = self.query_one(CourseMap), event.option_id or ""
        step = course.step(id_)
        if step is None:
            course.toggle(id_)
        else:
            self.frame.open_step(step)

    @on(OptionList.OptionHighlighted)
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#about", Lines).update(self._about(event.option_id or ""))

    def action_build(self) -> None:
        """Choose an exercise and see the shortest way there."""
        from tutor.tui.screens.build import BuildScreen

        self.app.push_screen(BuildScreen(), self._built)

    def _built(self, step: Step | None) -> None:
        if step is not None:
            self.frame.open_step(step)

    def action_next(self) -> None:
        """Open what follows the place that the learner left."""
        last = self.frame.where.last
        step = self.frame.route.after(last.name) if last else None
        step = step or self.query_one(CourseMap).step("continue")
        if step is not None:
            self.frame.open_step(step)

    def action_again(self) -> None:
        """Ask the service once more."""
        self.query_one("#note", Static).update(_("The course is being opened."))
        self.frame.ask_listing()

    def _show_course(self) -> None:
        if not self.is_attached:
            return  # the learner has gone elsewhere meanwhile
        stages = self.frame.route.stages
        done, everything = sum(s.passed for s in stages), sum(len(s.exercises) for s in stages)
        bar = self.query_one(TopBar)
        bar.left = f"byhand  {stages[0].course}" if stages else "byhand"
        due = sum(step.due for step in self.frame.route.steps)
        said = [_("{n} due").format(n=due)] if due else []
        bar.right = " · ".join([*said, _("{n} of {all} passed").format(n=done, all=everything)])
        where = self.frame.where
        self.query_one(CourseMap).show(self.frame.route, where.last, where.opened)
        self._show_note()

    def _show_note(self) -> None:
        if not self.is_attached:
            return
        said = self.frame.trouble
        if said and not self.frame.route.steps:
            said += " " + _("F5 asks again.")
        elif not said and not self.frame.route.steps:
            said = _("There is no course here; “tutor doctor” says where packs are looked for.")
        note = self.query_one("#note", Static)
        note.update(said)
        note.set_class(not said, "-empty")

    def _about(self, row: str) -> str:
        """What is worth knowing about a row, in a line or two."""
        course, route = self.query_one(CourseMap), self.frame.route
        if (stage := course.stage(row)) is not None:
            units = [f"{each.title} ({each.passed}/{len(each.exercises)})" for each in route.before(stage)]
            return _("Builds on {units}.").format(units="; ".join(units)) if units else ""
        step = course.step(row)
        if step is None:
            return ""
        if route.skimmed(step, self.frame.where.opened):
            return _("You opened this page and have not tried its exercises yet.")
        if not step.status:
            new = ", ".join(step.introduces)
            return _("Introduces {words}.").format(words=new) if new else ""
        missing = ", ".join(each.title for each in route.missing(step))
        if missing and step.status != "passed":
            return _("Easier after: {titles}. That is advice; it is open.").format(titles=missing)
        return ""
