"""Home: where you are, what is done, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from tutor.text.days import days_line
from tutor.tui.frame import Frame
from tutor.tui.remarks import about_step, about_unit
from tutor.tui.route import Step
from tutor.tui.screens.chooser import Chooser
from tutor.tui.session import CHOICES, label
from tutor.tui.widgets.course_map import CourseMap
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.map_rows import proof_rows
from tutor.tui.widgets.top_bar import TopBar
from tutor.words import _


class HomeScreen(Screen[None]):
    """The map of the course."""

    CSS_PATH = "home.tcss"
    HELP = _(
        "The map of the course. Enter on a unit opens or closes it; ¶ is a page to read, [✓] an exercise "
        "that you passed, [·] one that you tried; changed means: since you passed it. Skimmed is a page that "
        "you opened without trying its exercises. “after 3, 7” names units that help with this one: advice, "
        "never a lock. The key b shows the shortest way to anything that you want to build, w the three "
        "concepts that need you most, r what is due again. In a unit's bar █ is passed, ▒ passed and fading. "
        "The key s skips a unit that you know already: solve two of its hardest exercises."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", _("next")),
        Binding("b", "build", _("build …")),
        Binding("r", "review", _("review")),
        Binding("w", "weakest", _("weakest")),
        Binding("s", "skip", _("skip by proof"), show=False),
        Binding("f5,ctrl+r", "again", _("ask again"), show=False),
        Binding("q", "app.back", _("quit")),
    ]
    frame = getters.app(Frame)
    _reminder = ""

    def compose(self) -> ComposeResult:
        """The first line, a note where something is wrong, the map, the keys."""
        yield TopBar("byhand")
        yield Static(_("The course is being opened."), id="note", markup=False)
        yield CourseMap()
        yield Lines("", id="about")
        yield Lines("", id="days", classes="-empty")
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

    def action_review(self) -> None:
        """Ask again what was passed and may have faded."""
        self.frame.open_review()

    def action_build(self) -> None:
        """Choose an exercise and see the shortest way there."""
        from tutor.tui.screens.build import BuildScreen

        self.app.push_screen(BuildScreen(), self._built)

    def action_weakest(self) -> None:
        """The three weakest concepts, and what to do for each."""
        from tutor.tui.screens.weakest import WeakestScreen

        self.app.push_screen(WeakestScreen(), self._built)

    def action_skip(self) -> None:
        """Offer the two exercises that prove the unit under the cursor."""
        course, route = self.query_one(CourseMap), self.frame.route
        row = course.highlighted_option
        step = course.step(row.id or "") if row else None
        stage = route.stage_of(step) if step else course.stage(row.id or "") if row else None
        steps = [each for name in stage.proof if (each := route.find(name))] if stage else []
        if stage is None or not steps or stage.proved:
            said = _("This unit is known by proof.") if steps else _("This unit is too short to be skipped.")
            self.query_one("#about", Lines).update(said)
            return
        asked = _("To skip “{unit}”, solve both, without seeing a solution:").format(unit=stage.title)
        self.app.push_screen(Chooser(asked, proof_rows(steps)), self._built)

    def action_session(self) -> None:
        """Choose how long one means to work."""
        rows = [(Content(label(minutes)), minutes) for minutes in CHOICES]
        asked = _("How long do you mean to work at a time?")
        at = CHOICES.index(self.frame.session.minutes) if self.frame.session.minutes in CHOICES else 0
        self.app.push_screen(Chooser(asked, rows, at), self._session_chosen)

    def _session_chosen(self, minutes: int | None) -> None:
        if minutes is not None:
            self.frame.settings.choose(session=minutes)
            self.frame.session.choose(minutes)

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers on this screen besides."""
        yield SystemCommand(_("Weakest three"), _("What to strengthen first"), self.action_weakest)
        yield SystemCommand(_("Session length"), _("Home says once when it is over"), self.action_session)
        yield SystemCommand(_("Skip this unit"), _("Prove that you know it"), self.action_skip)

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
        self._show_days()
        self._show_note()

    def _show_days(self) -> None:
        """The days of work and what comes; once, that the time is over that the learner meant to work."""
        self._reminder = self._reminder or self.frame.session.reminder()
        said = "\n".join(filter(None, [self._reminder, days_line(self.frame.route.days)]))
        line = self.query_one("#days", Lines)
        line.update(said)
        line.set_class(not said, "-empty")

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
        course, route = self.query_one(CourseMap), self.frame.route
        if (stage := course.stage(row)) is not None:
            return about_unit(route, stage)
        step = course.step(row)
        return about_step(route, step, self.frame.where.opened) if step else ""
