"""Home shows the course, what is done, and where one left off; it says what is wrong and stays usable."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_gate import LISTING, FakeGate
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def settled(pilot: Pilot[int]) -> str:
    """The screen once nothing is under way any more."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
    return screen_text(pilot.app)


async def test_home_shows_units_and_progress(golden: Golden) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        golden("home-80x24", await settled(pilot))


async def test_a_wide_home(golden: Golden) -> None:
    async with TutorApp(FakeGate()).run_test(size=(160, 50)) as pilot:
        golden("home-160x50", await settled(pilot))


async def test_a_small_terminal_gets_a_sentence_and_a_home_that_works(golden: Golden) -> None:
    async with TutorApp(FakeGate()).run_test(size=(40, 12)) as pilot:
        golden("home-40x12", await settled(pilot))
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, LessonScreen)


async def test_home_says_where_one_left_off(own_home: Path, golden: Golden) -> None:
    where = Where()
    where.go(Place("lesson", "slopes/chain"))
    where.go_home()
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        golden("home-here-80x24", await settled(pilot))
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, LessonScreen)
        assert pilot.app.screen.lesson == "slopes/chain"


async def test_the_app_is_usable_while_the_service_warms_up() -> None:
    gate = FakeGate()
    gate.hold = asyncio.Event()
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "warming up" in screen_text(pilot.app)
        await pilot.press("question_mark")
        assert "The map of the course." in screen_text(pilot.app)
        await pilot.press("escape")
        gate.hold.set()

        shown = await settled(pilot)

        assert "warming up" not in shown
        assert "1 of 3 passed" in shown


async def test_a_service_that_cannot_start_is_one_sentence_and_f5_asks_again() -> None:
    gate = FakeGate(list=ServiceError("The background service did not start."))
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        assert "The background service did not start. F5 asks again." in await settled(pilot)
        gate.answers["list"] = LISTING
        await pilot.press("f5")

        shown = await settled(pilot)

        assert "did not start" not in shown
        assert "▾     Scores" in shown


async def test_broken_packs_are_named_above_the_course() -> None:
    gate = FakeGate(list=LISTING | {"problems": ["exercises/odd: there is no statement.md"]})
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        assert "exercises/odd: there is no statement.md" in shown
        assert "▾     Scores" in shown


async def test_no_course_at_all_is_said() -> None:
    gate = FakeGate(list={"format": 1, "courses": [], "problems": []})
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        assert "There is no course here" in await settled(pilot)


async def test_units_open_and_close_by_keyboard() -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        assert "Shifting" not in (await settled(pilot)).split("Begin")[1].split("\n", 1)[1]
        await pilot.press("j", "space")

        assert "Chains" in await settled(pilot)


async def test_next_goes_on_from_the_last_place() -> None:
    where = Where()
    where.go(Place("exercise", "course:scale"))
    where.go_home()
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()

        assert pilot.app.screen.lesson == "slopes/chain"  # type: ignore[attr-defined]


async def test_q_ends_the_app() -> None:
    app = TutorApp(FakeGate())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("q")

    assert app.return_code == 0


async def test_without_colours_every_state_is_still_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        for mark in ("[✓]  Shift", "[·]  Shift-quiz", "[ ]  Scale", "min · changed"):
            assert mark in shown
