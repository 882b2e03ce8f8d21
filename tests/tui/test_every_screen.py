"""Every screen at the two sizes that it is made for, the same words in dark and in light."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from exercise_parts import served, verdict
from fake_gate import FakeGate
from prepared import LONG_PAGE, SLIP_LINES, attempt, drawn, found, helped, jacobian, ways
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.screens.search import STILL_SECONDS
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
READING = (Path(__file__).parent / "chinese_page.md").read_text(encoding="utf-8")
PLOT = "# Shares\n\nMove the cat.\n\n```plot scores\n```\n\nAfter the picture.\n"
TRIES = [
    attempt(1, "fail", "a = 1\nb = 2\n", "The columns sum to 1 and the rows do not. " * 3),
    attempt(2, "pass", "a = 1\nb = 3\n", "Right."),
]
JUDGED = verdict(
    kind="quiz",
    message="One.",
    checks=[
        {"name": "which-sums-to-one", "status": "pass", "message": "", "help": "Well seen."},
        {"name": "a-shape", "status": "fail", "message": "Count the *axes*.", "help": "Well seen."},
    ],
)
WRITTEN = "\n".join(SLIP_LINES)


@dataclass(frozen=True)
class Scene:
    """A screen, how one comes to it, what the service says on the way; `wait` is for what a timer does."""

    gate: Callable[[], FakeGate] = FakeGate
    place: Place | None = None
    keys: tuple[str, ...] = ()
    written: str = ""
    wait: float = 0.0
    greet: bool = False


LESSON, QUIZ = Place("lesson", "scores/shift"), Place("quiz", "course:shift-quiz")
CODE, SLOPE = Place("exercise", "course:softmax"), Place("exercise", "course:slope")


def page(text: str, **more: Any) -> Callable[[], FakeGate]:
    """A service with this page."""
    return lambda: FakeGate(page={"text": text, "exercises": []}, **more)


SCENES = {
    "home": Scene(),
    "welcome": Scene(greet=True),
    "help-home": Scene(keys=("question_mark",)),
    "search": Scene(page(LONG_PAGE, search=found), keys=("slash", *"softmax"), wait=STILL_SECONDS * 1.5),
    "build-choose": Scene(ways, keys=("b", *"chai")),
    "build-way": Scene(ways, keys=("b", *"chai", "enter")),
    "lesson": Scene(place=LESSON),
    "contents": Scene(
        page(READING + "\n\nparagraph" * 40 + "\n\n## Far below\n\nThe end.\n" + "\n\nafter" * 40),
        LESSON,
        ("c",),
    ),
    "plot-lesson": Scene(page(PLOT, plot=drawn), LESSON),
    "quiz": Scene(place=QUIZ),
    "quiz-judged": Scene(lambda: FakeGate(check=JUDGED), QUIZ, ("tab", "b", "tab", "3", "ctrl+r")),
    "exercise": Scene(served, CODE),
    "exercise-failed": Scene(served, CODE, ("f5",)),
    "exercise-passed": Scene(lambda: served(check=verdict("pass")), CODE, ("f5",)),
    "exercise-stuck": Scene(lambda: helped(check=verdict(repeat=3)), CODE, ("f5",)),
    "exercise-ways": Scene(helped, CODE, ("e",)),
    "exercise-reset": Scene(served, CODE, ("w", *"mine", "escape", "x")),
    "exercise-beside": Scene(helped, CODE, ("s",)),
    "exercise-history": Scene(lambda: helped(history={"attempts": TRIES}), CODE, ("t",)),
    "derivation-written": Scene(jacobian, SLOPE, ("up",), WRITTEN + "\n", wait=0.3),
    "derivation-judged": Scene(jacobian, SLOPE, ("f5",), WRITTEN),
}


@pytest.fixture(autouse=True)
def same_everywhere(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, a clock and a home that look alike on every machine."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


async def settled(pilot: Pilot[int], wait: float = 0.0) -> str:
    """The screen once nothing is under way any more."""
    await pilot.pause(wait)
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


async def reached(pilot: Pilot[int], scene: Scene) -> str:
    """What the scene shows."""
    await settled(pilot)
    if scene.written:
        await pilot.press("w", "ctrl+end")
        pilot.app.screen.query_one("AnswerEditor").insert(scene.written)  # type: ignore[attr-defined]
        await settled(pilot, scene.wait)
    await pilot.press(*scene.keys)
    return await settled(pilot, scene.wait)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_shows_the_same_words_in_dark_and_light(
    name: str, size: tuple[int, int], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, where = SCENES[name], Where()
    if scene.greet:
        monkeypatch.setattr("tutor.tui.screens.welcome.home.home", lambda: Path("/home/learner/.local/share"))
    if scene.place:
        where.go(scene.place)
    app = TutorApp(scene.gate(), where, greet=scene.greet)
    async with app.run_test(size=size) as pilot:
        dark = await reached(pilot, scene)
        golden(f"{name}-{size[0]}x{size[1]}", dark)
        drawn_dark = app.export_screenshot()
        app.theme = "light"

        assert await settled(pilot) == dark
        assert not app.current_theme.dark
        assert app.export_screenshot() != drawn_dark
