"""The app on one pack alone, for its author: what is shown is read again at every save."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual import work
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import WorkerError

from tutor.packs.saves import Saved, saved
from tutor.service.client import ServiceError
from tutor.text.terminal import printable
from tutor.tui import messages
from tutor.tui.app import DONE, TutorApp
from tutor.tui.gate import Gate
from tutor.tui.screens.home import HomeScreen
from tutor.tui.signature import signature
from tutor.tui.where import Place, Where
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.problems import Problems
from tutor.tui.widgets.statement import Statement

SECONDS_BETWEEN_LOOKS = 0.3


class PreviewApp(TutorApp):
    """Shows a page, an exercise or the map of `pack`, and above it what is wrong with the pack."""

    def __init__(self, pack: Path, page: str = "", exercise: str = "", gate: Gate | None = None) -> None:
        where = Where()
        if page:
            where.go(Place("lesson", page))
        super().__init__(gate, where)
        self.pack, self.exercise = pack, exercise
        self.problems: list[str] = []
        self._saved: Saved = ()
        self._shown: tuple[Screen[Any], dict[str, Any]] | None = None

    def on_mount(self) -> None:
        """Open what was named, and look for saves from now on."""
        super().on_mount()
        if self.exercise:
            self.call_after_refresh(self.open_exercise, self.exercise)
        self._follow()

    @work(exit_on_error=False)
    async def _follow(self) -> None:
        """Look for saves for as long as the app runs.

        One look after the other: a save made while a screen is being filled must not leave it half done.
        """
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            with suppress(NoMatches, WorkerError):  # the screen was left while it was being filled
                await self._look()

    async def _look(self) -> None:
        now = await asyncio.to_thread(saved, self.pack)
        if now != self._saved and not self.screen.is_modal:
            first, self._saved = not self._saved, now
            await self._read_again(first)
        self._show_problems()

    async def _read_again(self, first: bool) -> None:
        place = self.where.here
        try:
            self.problems = (await self.gate.ask("pack_problems", path=str(self.pack)))["problems"]
            # A page that is just being opened reads itself; shown twice, it would lose its reader's place.
            if not (first and place is not None and place.kind == "lesson"):
                await self._refresh_screen(self.screen)
        except (ServiceError, OSError) as problem:
            self.problems = self.problems or str(problem).splitlines()
        self.ask_listing()

    def _show_problems(self) -> None:
        screen = self.screen
        if screen.is_modal or not screen.is_attached:
            return
        if not screen.query(Problems):
            screen.mount(Problems(), after=0)
        # The map names what keeps it from showing an exercise by itself.
        said = self.trouble.split("\n") if isinstance(screen, HomeScreen) else []
        screen.query_one(Problems).show([each for each in self.problems if each not in said])

    # ------------------------------------------------------------------------------ what a screen shows

    async def _refresh_screen(self, screen: Screen[Any]) -> None:
        """Show what the pack says now in place of what it said. Raises ServiceError."""
        place = self.where.here
        if place is None:
            return
        if place.kind == "lesson":
            said = await self.gate.ask("page", page=place.name)
        else:
            said = await self.gate.ask("exercise", exercise=place.name)
        if place.kind == "exercise" and said["kind"] == "quiz":
            self.where.go_on(Place("quiz", place.name))
            self.switch_screen(self._screen(self.where.here))
            return
        if place.kind == "quiz":
            said |= await self.gate.ask("quiz", exercise=place.name, seed=self._seed(screen))
        if screen.is_attached and self._shown != (screen, said):
            self._shown = (screen, said)
            await self._fill(screen, place, said)

    async def _fill(self, screen: Screen[Any], place: Place, said: dict[str, Any]) -> None:
        if place.kind == "exercise":
            await _refill(screen, said)
            return
        paper = screen.query_one("#paper", VerticalScroll)
        there = paper.scroll_y
        read = messages.PageRead(said) if place.kind == "lesson" else messages.QuizRead(said)
        screen.post_message(read)

        def back() -> None:  # after the page is mounted, and after the screen's own return to a block
            paper.scroll_to(y=there, animate=False)

        screen.call_later(lambda: screen.call_after_refresh(back))

    @staticmethod
    def _seed(screen: Screen[Any]) -> int | None:
        """The seed of the numbers that are shown, so that a save does not draw others."""
        sheet = getattr(screen, "sheet", None)
        return getattr(sheet, "seed", None)


async def _refill(screen: Any, about: dict[str, Any]) -> None:
    """Statement, signature and starter of an exercise; the answer that somebody has begun stays."""
    if not screen.about:
        if not screen.busy:
            screen.open()
        return
    before, screen.about = screen.about, about
    screen.query_one("#signature", Lines).update(printable("\n".join(signature(about))))
    screen.begin_derivation(about)
    desk = screen.bench.desk
    if desk is not None and screen.bench.text == before["starter"] != about["starter"]:
        await asyncio.to_thread(desk.file.path.write_text, about["starter"], "utf-8")
    statement: Statement = screen.query_one(Statement)
    there = statement.scroll_y
    await statement.show(about["title"], about["statement"]).wait()
    screen.call_after_refresh(lambda: statement.scroll_to(y=there, animate=False))


def run(pack: Path, page: str, exercise: str) -> int:
    """Show the pack until its author leaves; the exit code for the shell. Raises HomeError."""
    app = PreviewApp(pack, page, exercise)
    app.run()
    return app.return_code or DONE
