"""Home's ways on: what is skimmed and needed, the way to anything, the first visit, themes that stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_gate import FakeGate
from prepared import ways
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.welcome import WelcomeScreen
from tutor.tui.settings import Settings
from tutor.tui.themes import THEMES
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


def skimming() -> Where:
    where = Where()
    where.go(Place("lesson", "slopes/chain"))
    where.go_home()
    where.go(Place("lesson", "scores/shift"))
    where.go_home()
    return where


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_units_name_what_helps_what_is_due_and_what_was_skimmed(
    theme: str, size: tuple[int, int], golden: Golden
) -> None:
    Settings().choose(theme=theme)
    async with TutorApp(ways(), skimming()).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("end", "enter")
        golden(f"home-ways-{size[0]}x{size[1]}", await settled(pilot))
        assert pilot.app.current_theme.dark is (theme == "dark")


async def test_an_exercise_names_what_it_needs_and_opens_all_the_same() -> None:
    where = Where()
    where.go(Place("lesson", "slopes/chain"))
    where.go_home()
    async with TutorApp(ways(), where).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end")
        assert "Easier after: Scale. That is advice; it is open." in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

        assert pilot.app.where.here == Place("exercise", "course:chain")  # type: ignore[attr-defined]


async def test_the_way_to_build_something_is_shown_and_its_stops_open(golden: Golden) -> None:
    asked = ways()
    async with TutorApp(asked).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("b", *"chai")
        golden("build-choose-80x24", await settled(pilot))
        await pilot.press("enter")
        golden("build-way-80x24", await settled(pilot))
        assert [more for op, _blob, more in asked.asked if op == "path"] == [{"exercise": "course:chain"}]
        await pilot.press("enter")
        await settled(pilot)

        assert isinstance(pilot.app.screen, LessonScreen)
        assert pilot.app.screen.lesson == "scores/shift"


async def test_escape_goes_back_from_the_way_to_the_choice_and_then_home() -> None:
    async with TutorApp(ways()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("b", "down", "enter")
        assert "about 24 minutes" in await settled(pilot)
        await pilot.press("escape")
        assert "I want to build …" in await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_way_that_cannot_be_found_is_one_sentence() -> None:
    asked = FakeGate(path=ServiceError("shift belongs to no course, so nothing leads to it."))
    async with TutorApp(asked).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("b", "enter")
        assert "shift belongs to no course" in await settled(pilot)
        await pilot.press(*"no such thing at all")

        assert "Nothing in the course is called so." in await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12)])
async def test_a_first_visit_explains_itself_on_one_screen(
    size: tuple[int, int], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.tui.screens.welcome.home.home", lambda: Path("/home/learner/.local/share"))
    async with TutorApp(FakeGate(), greet=True).run_test(size=size) as pilot:
        golden(f"welcome-{size[0]}x{size[1]}", await settled(pilot))
        await pilot.press("enter")
        await settled(pilot)

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_who_was_here_before_is_not_greeted() -> None:
    Where().go(Place("lesson", "scores/shift"))
    async with TutorApp(FakeGate(), greet=True).run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert not isinstance(pilot.app.screen, WelcomeScreen)


async def test_a_theme_once_chosen_stays(own_home: Path) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.theme = "light"
        await settled(pilot)
    assert json.loads((own_home / "settings.json").read_text())["theme"] == "light"

    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        assert pilot.app.theme == "light"


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_shows_every_mark(theme: str) -> None:
    Settings().choose(theme=theme)
    async with TutorApp(ways(), skimming()).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        for mark in ("[✓]  Shift", "[·]  Shift-quiz", "[ ]  Scale", "1 due"):
            assert mark in shown


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 1, "theme": 3, "plain": "yes"}', '{"format": 2}'])
async def test_torn_settings_mean_nothing_chosen(own_home: Path, text: str) -> None:
    own_home.mkdir()
    (own_home / "settings.json").write_text(text)
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert pilot.app.theme == "dark"


async def test_five_hundred_columns_are_no_trouble() -> None:
    async with TutorApp(ways()).run_test(size=(500, 24)) as pilot:
        assert "▾  3  Scores" in await settled(pilot)
        await pilot.press("b", "enter")

        assert "about 24 minutes" in await settled(pilot)
