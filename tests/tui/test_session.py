"""The length of a session: chosen once, kept, and said once when it is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_gate import FakeGate
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.session import Session
from tutor.tui.settings import Settings


class Clock:
    """Tells the seconds that it is told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def settled(pilot: Pilot[int]) -> str:
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


def test_the_end_is_said_once_and_never_without_a_choice() -> None:
    clock = Clock()
    chosen, free = Session(25, clock), Session(0, clock)
    clock.now = 25 * 60 - 1
    assert chosen.reminder() == ""
    clock.now += 1
    assert "The 25 minutes that you chose" in chosen.reminder()
    clock.now += 10_000
    assert chosen.reminder() == free.reminder() == ""


@pytest.mark.parametrize("said", ['{"format": 1, "session": -5}', '{"format": 1, "session": "25"}', "[]"])
def test_a_foreign_length_means_none(tmp_path: Path, said: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(said)
    assert Settings(path).session == 0


async def test_home_says_it_when_one_comes_back(own_home: Path) -> None:
    app, clock = TutorApp(FakeGate()), Clock()
    app.session = Session(0, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.action_session()  # type: ignore[attr-defined]
        await settled(pilot)
        await pilot.press("j", "j", "enter")
        await settled(pilot)
        assert Settings().session == 25
        clock.now = 26 * 60
        await pilot.press("f5")
        assert "a good place to stop" in await settled(pilot)
        app.go_home()
        assert "a good place to stop" not in await settled(pilot)
