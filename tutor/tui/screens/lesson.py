"""A lesson page: to be read, with its quizzes in place and the way to its exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Markdown, Static

from tutor.service.client import ServiceError
from tutor.text.formula import shown_inline
from tutor.text.links import target
from tutor.tui import messages
from tutor.tui.contents import table
from tutor.tui.frame import Frame
from tutor.tui.route import Step
from tutor.tui.screens.chooser import Chooser
from tutor.tui.widgets import on_page
from tutor.tui.widgets.page import ExerciseLink, Page
from tutor.tui.widgets.top_bar import TopBar
from tutor.words import _

STILL_SECONDS = 0.2  # how long the page must lie still before its place is kept


class LessonScreen(Screen[None]):
    """One page of the course."""

    CSS_PATH = "lesson.tcss"
    HELP = _(
        "A page to read. Tab goes to the questions and exercises on it, enter or a letter chooses, Esc comes "
        "back to reading. Where you stopped is where you go on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", _("next page")),
        Binding("p", "previous", _("page before")),
        Binding("e", "exercise", _("exercise")),
        Binding("l", "app.home", _("list")),
        Binding("j,down", "app_scroll('down')", _("down"), show=False),
        Binding("k,up", "app_scroll('up')", _("up"), show=False),
        Binding("space,pagedown", "app_scroll('page_down')", _("a screen down"), show=False),
        Binding("b,pageup", "app_scroll('page_up')", _("a screen up"), show=False),
        Binding("home", "app_scroll('home')", _("to the top"), show=False),
        Binding("end", "app_scroll('end')", _("to the end"), show=False),
        Binding("y", "copy", _("copy LaTeX"), show=False),
        Binding("o", "link", _("open a link"), show=False),
        Binding("c", "contents", _("contents"), show=False),
        Binding("escape", "read", _("back to reading"), key_display="Esc"),
        Binding("f5,ctrl+r", "again", _("ask again"), show=False),
        Binding("q", "app.back", _("back")),
    ]
    frame = getters.app(Frame)

    def __init__(self, lesson: str, at: int | str | None = None) -> None:
        """`at` is a line of the page's text (from 0) or a heading to begin at, None for where one stopped."""
        super().__init__()
        self.lesson = lesson
        self.at = at
        self.exercises: list[str] = []
        self._still: Timer | None = None
        self._read_to: int | None = None

    def compose(self) -> ComposeResult:
        """The first line, the page, the keys."""
        yield TopBar(self.lesson)
        with VerticalScroll(id="paper"):
            yield Static(_("The page is being opened."), id="note", markup=False)
            yield Page()
        yield Footer()

    def on_mount(self) -> None:
        """Ask for the page, and follow the course's listing and the place of reading."""
        self.watch(self.frame, "route", self._show_place)
        paper = self.query_one("#paper")
        paper.focus()
        self.watch(paper, "scroll_y", self._scrolled, init=False)
        if not self.frame.route.steps:
            self.frame.ask_listing()
        self._ask_page()

    def on_unmount(self) -> None:
        """The last place counts even when the page was left at once."""
        self._keep_place()

    @work(exclusive=True, group="page", exit_on_error=False)
    async def _ask_page(self) -> None:
        try:
            self.post_message(messages.PageRead(await self.frame.gate.ask("page", page=self.lesson)))
        except ServiceError as problem:
            self.post_message(messages.Refused("page", str(problem)))

    @on(messages.PageRead)
    async def _page_read(self, message: messages.PageRead) -> None:
        self.exercises = message.said.get("exercises", [])
        page, note = self.query_one(Page), self.query_one("#note")
        page.lesson = self.lesson
        await page.show(message.said["text"])
        note.display = False
        self._show_place()
        self.call_after_refresh(self._go_on_reading)

    @on(messages.Refused)
    def _refused(self, message: messages.Refused) -> None:
        message.stop()
        note = self.query_one("#note", Static)
        note.display = True
        note.update(f"{message.why} " + _("F5 asks again; q goes back."))

    @on(Markdown.LinkClicked)
    def _link_clicked(self, message: Markdown.LinkClicked) -> None:
        message.stop()
        self._follow(message.href)

    @on(ExerciseLink.Chosen)
    def _exercise_chosen(self, message: ExerciseLink.Chosen) -> None:
        message.stop()
        self.frame.open_exercise(message.name)

    # ------------------------------------------------------------------------------------------ actions

    def action_next(self) -> None:
        """The next page of the course."""
        self._turn(1, _("This is the last page."))

    def action_previous(self) -> None:
        """The page before."""
        self._turn(-1, _("This is the first page."))

    def action_exercise(self) -> None:
        """The first exercise of this page that is not passed, or else its first."""
        steps = [step for name in self.exercises if (step := self.frame.route.find(name))]
        todo = [step for step in steps if step.status != "passed"] or steps
        if todo:
            self.frame.open_step(todo[0])
        elif self.exercises:
            self.frame.open_exercise(self.exercises[0])
        else:
            self.notify(_("This page leads to no exercise."), markup=False)

    def action_copy(self) -> None:
        """Copy the LaTeX of a formula in sight; where there are several, ask which."""
        found = on_page.formulas(self.query_one(Page), self.query_one("#paper"))
        rows = [(Content(shown_inline(tex)), tex) for tex in found]
        self._choose(_("Copy the LaTeX of"), rows, self._copy, _("There is no formula in sight."))

    def action_link(self) -> None:
        """Follow a link in sight; where there are several, ask which."""
        found = on_page.links(self.query_one(Page), self.query_one("#paper"))
        rows = [(Content.assemble(link.words, "  ", (link.href, "dim")), link.href) for link in found]
        self._choose(_("Go to"), rows, self._follow, _("There is no link in sight."))

    def action_contents(self) -> None:
        """The pages and exercises of the course, and the headings of this page."""
        rows, at = table(self.frame.route, self.lesson, on_page.headings(self.query_one(Page)))
        if rows:
            self.app.push_screen(Chooser[str | Step](_("Contents"), rows, at), self._went)

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers on this screen besides."""
        yield SystemCommand(_("Copy LaTeX"), _("Of a formula in sight"), self.action_copy)
        yield SystemCommand(_("Open a link"), _("Of those in sight"), self.action_link)
        yield SystemCommand(_("Contents"), _("Pages, exercises, headings of this page"), self.action_contents)

    def action_app_scroll(self, how: str) -> None:
        """Scroll the page wherever the focus is."""
        getattr(self.query_one("#paper", VerticalScroll), f"scroll_{how}")(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is offered only where there is something to leave."""
        return action != "read" or (self.focused is not None and self.focused.id != "paper")

    def action_read(self) -> None:
        """Take the focus back from a question."""
        self.query_one("#paper").focus()

    def action_again(self) -> None:
        """Ask for the page once more."""
        self._ask_page()

    def _choose(
        self, asked: str, rows: list[tuple[Content, str]], then: Callable[[str], None], nothing: str
    ) -> None:
        if len(rows) > 1:
            self.app.push_screen(Chooser[str](asked, rows), lambda chosen: then(chosen) if chosen else None)
        elif rows:
            then(rows[0][1])
        else:
            self.notify(nothing, markup=False)

    def _copy(self, tex: str) -> None:
        self.app.copy_to_clipboard(tex)
        self.notify(_("Copied: {text}").format(text=tex), markup=False)

    def _follow(self, href: str) -> None:
        """Go where a link leads; an address of the world is copied, for this may be a far machine."""
        where = target(href, self.lesson)
        if where.kind == "exercise":
            self.frame.open_exercise(where.name)
        elif where.kind == "lesson":
            self.frame.open_lesson(where.name, where.place or None)
        elif where.kind == "page":
            self._begin_at(where.place)
        else:
            self._copy(href)

    def _went(self, chosen: str | Step | None) -> None:
        if isinstance(chosen, Step):
            self.frame.open_step(chosen)
        elif chosen is not None:
            self.query_one(f"#{chosen}").scroll_visible(top=True, animate=False)

    def _turn(self, by: int, at_the_end: str) -> None:
        step = self.frame.route.neighbour(self.lesson, by)
        if step is None:
            self.notify(at_the_end, markup=False)
            return
        self.frame.where.read_to(step.place.name, 0)
        self.frame.where.go_on(step.place)
        self.frame.open_step(step)

    # -------------------------------------------------------------------------------- where one reads

    def _go_on_reading(self) -> None:
        if not self.is_attached or not self.query(Page):
            return  # the learner has gone elsewhere meanwhile
        block = self.frame.where.block(self.lesson)
        blocks = self.query_one(Page).children
        if self.at is not None:
            self._begin_at(self.at)
        elif 0 < block < len(blocks):
            self.query_one("#paper").scroll_to_widget(blocks[block], animate=False, top=True)
        self._read_to = block

    def _begin_at(self, at: int | str) -> None:
        page, paper = self.query_one(Page), self.query_one("#paper")
        if isinstance(at, str):
            page.goto_anchor(at)
        elif (block := on_page.block_at(page, at)) is not None:
            paper.scroll_to_widget(block, animate=False, top=True)

    def _scrolled(self) -> None:
        """Find the first block that is not above the edge; write it down once the page lies still."""
        if self._read_to is None or not self.is_attached:
            return
        top = self.query_one("#paper").scroll_offset.y
        blocks = self.query_one(Page).children
        visible = (n for n, block in enumerate(blocks) if block.virtual_region.bottom > top)
        self._read_to = next(visible, 0) if top else 0
        if self._still is not None:
            self._still.stop()
        self._still = self.set_timer(STILL_SECONDS, self._keep_place)

    def _keep_place(self) -> None:
        if self._read_to is not None:
            self.frame.where.read_to(self.lesson, self._read_to)

    def _show_place(self) -> None:
        route = self.frame.route
        step = route.find(self.lesson)
        if step is None or not self.is_attached:
            return
        stage = route.stage_of(step)
        pages = [each.place for each in stage.steps if not each.status]
        bar = self.query_one(TopBar)
        bar.left = _("{unit} ▸ page {n} of {all}").format(
            unit=stage.title, n=pages.index(step.place) + 1, all=len(pages)
        )
        bar.right = ", ".join(step.introduces)
        for link in self.query(ExerciseLink):
            if (exercise := route.find(link.exercise)) is not None:
                link.describe(_described(exercise))


def _described(step: Step) -> str:
    state = {"passed": _("✓ passed"), "tried": _("tried"), "new": ""}[step.status]
    minutes = _("{n} min").format(n=step.minutes) if step.minutes else ""
    return " · ".join(filter(None, [step.title, minutes, state]))
