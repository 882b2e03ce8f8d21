"""A search shows what it finds as one types, and leads to the place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_gate import FakeGate
from prepared import LONG_PAGE, found
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.search import STILL_SECONDS, SearchScreen
from tutor.tui.where import Where

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


def app() -> TutorApp:
    return TutorApp(FakeGate(search=found, page={"text": LONG_PAGE, "exercises": []}), Where())


async def settled(pilot: Pilot[int]) -> str:
    await pilot.pause(STILL_SECONDS * 1.5)
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


async def test_what_holds_the_words_is_shown_with_its_line(golden: Golden) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"softmax")
        golden("search-80x24", await settled(pilot))


async def test_enter_opens_the_page_at_the_line() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", "温", "度")
        await settled(pilot)
        await pilot.press("enter")
        shown = await settled(pilot)

        assert isinstance(pilot.app.screen, LessonScreen)
        assert any("温度 is high here" in row for row in shown.splitlines()[1:4])


async def test_arrows_choose_while_one_types() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"softmax")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)

        assert isinstance(pilot.app.screen, ExerciseScreen)


async def test_escape_goes_back_and_nothing_found_is_said() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"zebra")
        assert "Nothing holds all of these words." in await settled(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, SearchScreen)
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_service_that_cannot_answer_is_one_sentence() -> None:
    gate = FakeGate(search=ServiceError("The service is away."))
    async with TutorApp(gate, Where()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", "a")

        assert "The service is away." in await settled(pilot)


async def test_a_paste_of_a_megabyte_is_cut_and_not_waited_for() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await pilot.pause()
        pilot.app.screen.query_one("Input").value = "word " * 200_000  # type: ignore[attr-defined]

        assert "Nothing holds all of these words." in await settled(pilot)


async def test_enter_before_anything_has_come_goes_to_the_first_place_when_it_comes() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", "温", "度", "enter")
        shown = await settled(pilot)

        assert isinstance(pilot.app.screen, LessonScreen)
        assert any("温度 is high here" in row for row in shown.splitlines()[1:4])
