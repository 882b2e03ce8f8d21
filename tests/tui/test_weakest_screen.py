"""The weakest three: one key opens them, one key goes there; a refusal is a sentence."""

from __future__ import annotations

import pytest
from prepared import MASTERY, fading, ways
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.where import Place

pytestmark = pytest.mark.usefixtures("own_home")


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("3",), Place("lesson", "slopes/chain")),
        (("j", "enter"), Place("quiz", "course:shift-quiz")),
        (("escape",), None),
    ],
)
async def test_a_key_goes_to_what_strengthens_a_concept(keys: tuple[str, ...], place: Place | None) -> None:
    app = TutorApp(ways(mastery=MASTERY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        assert app.where.here == place


async def test_a_service_that_refuses_is_a_sentence() -> None:
    async with TutorApp(ways(mastery=ServiceError("The disk is full."))).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        assert "The disk is full." in await settled(pilot)


async def test_the_first_of_the_two_that_prove_a_unit_opens() -> None:
    app = TutorApp(ways(list=fading()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert app.where.here == Place("exercise", "course:scale")


async def test_what_cannot_be_skipped_is_said() -> None:
    async with TutorApp(ways(list=fading())).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", "s")
        assert "too short" in await settled(pilot)
