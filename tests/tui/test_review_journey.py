"""Pass, wait, review what is due, find the mistake that was made once: in the app, and in a real terminal."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from screen_text import screen_text
from test_journey_tmux import RIGHT, WRONG_AXIS, Terminal
from textual.pilot import Pilot

from tutor.progress.clock import AHEAD
from tutor.service import client
from tutor.tui.app import TutorApp
from tutor.tui.where import Where


@pytest.fixture
def passed_nine_days_ago(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A learner who erred and passed; then the clock goes on, and the service with it."""
    for source in (WRONG_AXIS, RIGHT):
        data = source.encode()
        said = client.call("check", data, exercise="softmax", size=len(data))["verdict"]
    assert said["status"] == "pass"
    assert client.call("review")["due"] == []
    client.stop()
    monkeypatch.setenv(AHEAD, "9")
    yield
    client.stop()


def strength() -> float:
    """What the map knows of the concept that the exercise teaches."""
    concepts = client.call("mastery")["courses"][0]["concepts"]
    return next(each["strength"] for each in concepts if each["concept"] == "shift-invariance")


async def until(pilot: Pilot[int], holds: Callable[[str], bool]) -> str:
    for _turn in range(1200):
        shown = screen_text(pilot.app)
        if holds(" ".join(shown.split())):
            return shown
        await pilot.pause(0.05)
    raise AssertionError(shown)


@pytest.mark.usefixtures("passed_nine_days_ago")
async def test_what_was_passed_is_due_again_and_the_mistake_comes_back() -> None:
    faded = strength()
    async with TutorApp(where=Where()).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda shown: "1 due" in shown)
        await pilot.press("r")
        shown = await until(pilot, lambda shown: "Which line is wrong?" in shown)
        assert "5 e = np.exp(x - x.max(axis=0" in " ".join(shown.split())
        await pilot.press("1", "enter")
        await until(pilot, lambda shown: "Line 1 is not the one" in shown)
        await pilot.press("6", "enter")
        shown = await until(pilot, lambda shown: "Found: line" in shown)
        assert "It comes back on" in shown and "Noted as hard" in shown
        await pilot.press("n")
        await until(pilot, lambda shown: "1 reviewed, 1 right. Nothing is due any more." in shown)
        await pilot.press("q")
        await until(pilot, lambda shown: "of" in shown and "passed" in shown and "due" not in shown)
    assert strength() > faded, "the map moves"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.usefixtures("passed_nine_days_ago")
def test_the_same_in_a_terminal(tmp_path_factory: pytest.TempPathFactory) -> None:
    terminal = Terminal(tmp_path_factory.mktemp("t"))
    try:
        terminal.open()
        terminal.wait_for("Enter opens the screen")
        terminal.press("Enter")
        terminal.wait_for("1 due")
        terminal.press("r")
        terminal.wait_for("Which line is wrong?", "x.max(axis=0")
        terminal.type("6")
        terminal.press("Enter")
        terminal.wait_for("Found: line", "It comes back on", "Noted as good")
        terminal.press("q")
        terminal.wait_for("1 of")
        terminal.press("q")
        terminal.wait_for_end()
    finally:
        terminal.tmux("kill-server", check=False)
