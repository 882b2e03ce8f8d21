"""The placement on the screen: refused, left, answered, and where it leads."""

from __future__ import annotations

import pytest
from fake_gate import FakeGate
from prepared import QUESTION, place, ways
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.place import PlaceScreen
from tutor.tui.where import Place

pytestmark = pytest.mark.usefixtures("own_home")


async def settled(pilot: Pilot[int]) -> str:
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


async def opened(pilot: Pilot[int], *keys: str) -> str:
    await settled(pilot)
    pilot.app.action_place()  # type: ignore[attr-defined]
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return screen_text(pilot.app)


def asked(gate: FakeGate) -> list[dict[str, object]]:
    return [more for op, _blob, more in gate.asked if op == "place"]


async def test_a_claim_then_an_answer_then_the_page_to_go_on_with() -> None:
    gate = ways(place=place)
    app = TutorApp(gate)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "you know Scores." in await opened(pilot, "down", "down", "enter", "b")
        await pilot.press("g")
        await settled(pilot)
        assert app.where.here == Place("lesson", "slopes/chain")
    answer = {"question": QUESTION["question"], "answer": "b"}
    assert asked(gate) == [{}, {"begin": "slopes"}, answer]


async def test_not_knowing_is_an_answer_and_leaving_is_none() -> None:
    gate = ways(place=place)
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        gate.answers["place"] = lambda said: place(said) if "answer" in said else QUESTION
        assert "2 of at most 12" in await opened(pilot)
        await opened(pilot, "ctrl+d")
    assert {"question": QUESTION["question"], "answer": ""} in asked(gate)


async def test_it_can_be_declined_and_begun_all_the_same() -> None:
    async with TutorApp(ways(place=place)).run_test(size=(80, 24)) as pilot:
        assert "As you like" in await opened(pilot, "ctrl+x")
        await pilot.press("a")
        assert "none of these" in await settled(pilot)


async def test_a_service_that_refuses_is_a_sentence() -> None:
    gate = ways(place=ServiceError("The disk is full."))
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        assert "The disk is full." in await opened(pilot)
        assert isinstance(pilot.app.screen, PlaceScreen)
