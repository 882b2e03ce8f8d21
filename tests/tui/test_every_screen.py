"""Every screen at the two sizes that it is made for, the same words in dark and in light."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from exercise_parts import served, until, verdict
from fake_gate import FakeGate
from prepared import (
    LONG_PAGE,
    MASTERY,
    PLACED,
    QUESTION,
    SLIP_LINES,
    attempt,
    drawn,
    fading,
    found,
    helped,
    jacobian,
    place,
    ways,
)
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.screens import welcome
from tutor.tui.where import Place, Where
from tutor.tui.widgets.editor import AnswerEditor

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
WRITTEN, JUDGED_LINE = "\n".join(SLIP_LINES), "4✓ "


@dataclass(frozen=True)
class Scene:
    """A screen, how one comes to it, what the service says on the way; `shows` is what a timer brings."""

    gate: Callable[[], FakeGate] = FakeGate
    place: Place | None = None
    keys: tuple[str, ...] = ()
    written: str = ""
    shows: str = ""
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
    "search": Scene(page(LONG_PAGE, search=found), keys=("slash", *"softmax"), shows="2 places"),
    "build-choose": Scene(ways, keys=("b", *"chai")),
    "build-way": Scene(ways, keys=("b", *"chai", "enter")),
    "home-fading": Scene(lambda: ways(list=fading()), keys=("down", "up", "j")),
    "home-skip": Scene(lambda: ways(list=fading()), keys=("s",)),
    "weakest": Scene(lambda: ways(mastery=MASTERY), keys=("w",), shows="enter or 1, 2, 3"),
    "place-claims": Scene(lambda: ways(place=place), greet=True, keys=("p",), shows="none of these"),
    "place-question": Scene(lambda: ways(place=QUESTION), greet=True, keys=("p",), shows="2 of at most"),
    "place-end": Scene(lambda: ways(place=PLACED), greet=True, keys=("p",), shows="After 5 questions"),
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
    "derivation-written": Scene(jacobian, SLOPE, ("up",), WRITTEN + "\n", "5✗"),
    "derivation-judged": Scene(jacobian, SLOPE, ("f5",), WRITTEN, "5✗"),
}


@pytest.fixture(autouse=True)
def same_everywhere(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, a clock and a home that look alike on every machine."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


async def settled(pilot: Pilot[int], shows: str = "") -> str:
    """The screen once it `shows` this and nothing is under way any more."""
    if shows:
        await until(pilot, lambda: shows in screen_text(pilot.app))
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


async def reached(pilot: Pilot[int], scene: Scene) -> str:
    """What the scene shows."""
    await settled(pilot)
    if scene.written:
        await pilot.press("w", "ctrl+end")
        pilot.app.screen.query_one(AnswerEditor).insert(scene.written)
        await settled(pilot, JUDGED_LINE)
    await pilot.press(*scene.keys)
    return await settled(pilot, scene.shows)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_shows_the_same_words_in_dark_and_light(
    name: str, size: tuple[int, int], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, where = SCENES[name], Where()
    shown_home = SimpleNamespace(home=lambda: Path("/home/learner/.local/share"))
    monkeypatch.setattr(welcome, "home", shown_home)
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
