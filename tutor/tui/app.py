"""The app: which screen is shown, what the service said about the course, keys that work everywhere."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from tutor import home
from tutor.service.client import ServiceError
from tutor.tui import garbage, messages
from tutor.tui.commands import CourseCommands
from tutor.tui.frame import Frame
from tutor.tui.gate import Gate
from tutor.tui.keys import name_actions, read_keys, write_keys
from tutor.tui.route import Route, Step
from tutor.tui.saving import unwritable
from tutor.tui.screens.home import HomeScreen
from tutor.tui.session import Session
from tutor.tui.settings import Settings
from tutor.tui.themes import DARK, THEMES
from tutor.tui.where import Place, Where
from tutor.words import _

WARM_SECONDS, BETWEEN_LOOKS = 20.0, 0.25
DONE = 0


class TutorApp(Frame):
    """The tutor in a terminal. One screen at a time; the trail remembers the way back."""

    TITLE = "byhand"
    theme = Reactive(DARK)
    CSS_PATH = "app.tcss"
    COMMANDS = Frame.COMMANDS | {CourseCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", _("help"), show=False, priority=True),
        Binding("question_mark", "help", _("help"), key_display="?"),
        Binding("slash", "search", _("search"), show=False),
        Binding("ctrl+q", "quit", _("quit"), show=False, priority=True),
    ]

    def __init__(self, gate: Gate | None = None, where: Where | None = None, greet: bool = False) -> None:
        """With `greet`, a first visit is explained. Raises HomeError where there is no home directory."""
        name_actions()
        super().__init__()
        self.settings = Settings()
        if self.settings.theme in THEMES:
            self.theme = self.settings.theme
        self.session = Session(self.settings.session)
        self.gate = gate or Gate()
        self.where = where or Where()
        self._greet = greet and self.where.new and self.settings.plain is None
        self._wanted = self._told_of_keys = ""
        self._at: int | str | None = None
        self._left = False

    def on_mount(self) -> None:
        """Show the screen that the learner left; ask the service only after the first paint."""
        self.push_screen(self._screen(self.where.here))
        if problem := unwritable():
            self.notify(problem, severity="warning", timeout=30, markup=False)
        self.call_after_refresh(self.ask_listing)
        self.call_after_refresh(self._warm)
        self._use_keys()
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        if self._greet:
            self.call_after_refresh(self.action_welcome)
        garbage.spare()

    # ------------------------------------------------------------------------------------- the service

    def ask_listing(self) -> None:
        """Ask the service for the course and its progress; `route` changes when it answers."""
        self._list()

    @work(exclusive=True, group="listing", exit_on_error=False)
    async def _list(self) -> None:
        try:
            self.post_message(messages.Listed(await self.gate.ask("list")))
        except ServiceError as problem:
            self.post_message(messages.Refused("list", str(problem)))

    @work(exclusive=True, group="warm", exit_on_error=False)
    async def _warm(self) -> None:
        """Have torch loaded while the learner reads, and notice when it is."""
        try:
            await self.gate.ask("warm")
            for _look in range(int(WARM_SECONDS / BETWEEN_LOOKS)):
                if "torch" in (await self.gate.ask("ping"))["hosts"]:
                    break
                await asyncio.sleep(BETWEEN_LOOKS)
        except ServiceError as problem:
            self.post_message(messages.Refused("warm", str(problem)))
        self.post_message(messages.Warmed())

    @on(messages.Listed)
    def _listed(self, message: messages.Listed) -> None:
        self.trouble = "\n".join(message.said["problems"])
        self.route = Route(message.said)
        if notice := message.said.get("notice"):
            self.notify(notice, timeout=10, markup=False)
        if self._wanted:
            self.open_exercise(self._wanted)

    @on(messages.Warmed)
    def _warmed(self) -> None:
        self.warming = False

    @on(messages.Refused)
    def _refused(self, message: messages.Refused) -> None:
        self.trouble = message.why
        if self._wanted:
            self.open_exercise(self._wanted)

    # ------------------------------------------------------------------------------------ other screens

    def open_step(self, step: Step) -> None:
        """Show what a step of the course stands for."""
        self.where.go(step.place)
        self._show_here()

    def open_lesson(self, id: str, at: int | str | None = None) -> None:  # noqa: A002
        """Show a lesson page by its id, from a line of its text (from 0) or from a heading on."""
        self._at = at
        self.where.go(Place("lesson", id))
        self._show_here()

    def open_exercise(self, id: str) -> None:  # noqa: A002
        """Show an exercise by its id, with or without its pack; which screen it needs, the listing says."""
        if not self.route.steps and not self._wanted:
            self._wanted = id
            self.ask_listing()
            return
        self._wanted = ""
        self.where.go(self._exercise_place(id))
        self._show_here()

    def open_review(self) -> None:
        """Show what is due again."""
        self.where.go(Place("review", "due"))
        self._show_here()

    def go_home(self) -> None:
        """Show the map of the course."""
        self.where.go_home()
        self._show_here()

    def go_back(self) -> None:
        """Show what was shown before; at home, end the app."""
        if self.where.here is None:
            self.exit(DONE)
            return
        self.where.back()
        self._show_here()

    def action_next_exercise(self, exercise_id: str) -> None:
        """Show what follows an exercise in the order of the course."""
        step = self.route.after(exercise_id)
        if step is None:
            self.notify(_("Nothing follows this in the course."), markup=False)
            return
        self.where.go_on(step.place)
        self._show_here()

    # ------------------------------------------------------------------------------- colours and keys

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone: each was looked at on every screen."""
        return THEMES

    def _theme_chosen(self, theme: Theme) -> None:
        if theme.name != self.settings.theme:
            self.settings.choose(theme=theme.name)

    def _use_keys(self) -> None:
        keys, problem = read_keys(keys_path(), name_actions())
        self.set_keymap(keys)
        if problem and problem != self._told_of_keys:
            self.notify(problem, severity="warning", timeout=20, markup=False)
        self._told_of_keys = problem

    def action_key_file(self) -> None:
        """Write a file to choose other keys in."""
        path = keys_path()
        try:
            new = write_keys(path, name_actions())
        except OSError as problem:
            said = _("{path} cannot be written ({why}).").format(path=path, why=problem.strerror)
        else:
            said = _("{path} names every key; what you change there holds from the next screen on.")
            said = said.format(path=path) if new else _("Your keys are in {path}.").format(path=path)
        self.notify(said, timeout=20, markup=False)

    def action_welcome(self) -> None:
        """What this is, and how to begin."""
        from tutor.tui.screens.welcome import WelcomeScreen

        self.push_screen(WelcomeScreen(), lambda place: self.action_place() if place else None)

    def action_place(self) -> None:
        """A few questions, then where to begin."""
        from tutor.tui.screens.place import PlaceScreen

        self.push_screen(PlaceScreen())

    def action_help(self) -> None:
        """Show the keys of the current screen, or go away from them."""
        from tutor.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        elif not self.screen.is_modal:
            self.push_screen(HelpScreen(HelpScreen.keys_of(self.screen)))

    def action_search(self) -> None:
        """Search over the whole course."""
        from tutor.tui.screens.search import SearchScreen

        if not self.screen.is_modal:
            self.push_screen(SearchScreen())

    def action_home(self) -> None:
        """Show the map of the course."""
        self.go_home()

    async def action_back(self) -> None:
        """Show what was shown before; at home, end the app."""
        self.go_back()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers on every screen."""
        yield SystemCommand(_("Course map"), _("All units, lessons and exercises"), self.go_home)
        yield from getattr(screen, "palette", tuple)()
        yield SystemCommand(_("Review"), _("What is due again"), self.open_review)
        yield SystemCommand(_("Search"), _("Words in lessons and exercises"), self.action_search)
        yield SystemCommand(_("Help"), _("The keys of this screen"), self.action_help)
        yield SystemCommand(_("Theme"), _("Choose other colours"), self.search_themes)
        yield SystemCommand(_("Keys of your own"), _("A file to choose other keys in"), self.action_key_file)
        yield SystemCommand(_("Find my place"), _("A few questions, then where to begin"), self.action_place)
        yield SystemCommand(_("Welcome"), _("What this is, and how to begin"), self.action_welcome)
        yield SystemCommand(_("Quit"), _("Everything is kept; you go on here next time"), self.exit)

    def _exercise_place(self, name: str) -> Place:
        step = self.route.find(name)
        return step.place if step and step.status else Place("exercise", name)

    def _show_here(self) -> None:
        """Show where the learner is. A screen that is still being built is left only when it stands."""
        if not self.screen.is_mounted:
            if not self._left:
                self._left = self.screen.call_later(self._leave)
            return
        self.switch_screen(self._screen(self.where.here))
        self.call_after_refresh(garbage.collect)  # the old screen, now that nobody types

    def _leave(self) -> None:
        self._left = False
        self._show_here()

    def _screen(self, place: Place | None) -> Screen[Any]:
        """The screen for a place. What it needs is imported only now: the first paint waits for one."""
        if place is None:
            return HomeScreen()
        module = importlib.import_module(f"tutor.tui.screens.{place.kind}")
        self._use_keys()
        if place.kind == "lesson":
            at, self._at = self._at, None
            lesson: Screen[Any] = module.LessonScreen(place.name, at)
            return lesson
        made: Screen[Any] = getattr(module, f"{place.kind.capitalize()}Screen")(place.name)
        return made


def run() -> int:
    """Open the app where the learner left off; the exit code for the shell. Raises HomeError."""
    app = TutorApp(greet=True)
    app.run()
    return app.return_code or DONE


def keys_path() -> Path:
    """The learner's own keys."""
    return home.home() / "keys.toml"
