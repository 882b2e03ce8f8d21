"""The README's pictures, made by one command from a seeded home: `python tests/pictures.py`.

Each screen is the real app with the real service, in dark and light, written as SVG under docs/pictures. A
reader's browser draws them with a monospaced font of its own: nothing is loaded from elsewhere. Two runs draw
the same bytes: cases come from a fixed seed, and how long judging took is left out.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Collapsible, Input

from tutor.service import client
from tutor.tui.app import TutorApp
from tutor.tui.gate import Gate
from tutor.tui.settings import Settings
from tutor.tui.where import Place, Where

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SIZE, CELL, PATIENCE, SEED = (100, 32), 12.2, 60.0, 7
FONTS = "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

WRONG_SOFTMAX = """import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
"""
RIGHT_SOFTMAX = WRONG_SOFTMAX.replace("axis=0", "axis=axis")
WRONG_DERIVATION = """= exp(-z)/(1 + exp(-z))^2
= sigmoid(z)*(1 + sigmoid(z))
"""
PASSED = (
    "lag-features",
    "linear-loss",
    "gradient-descent",
    "piecewise-linear",
    "sigmoid",
    "sigmoid-net",
    "linear-backward",
    "fit-gaussian",
    "gaussian-log-density",
    "fit-logistic",
)
QUIZ = "1: c\n2: sigmoid\n3: 0.8\n"

Take = Callable[[Pilot[int]], Awaitable[None]]


class SteadyGate(Gate):
    """Asks with the same seed every time, and passes no measured times on."""

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        """What the service says to this."""
        if op in ("check", "run", "quiz"):
            asked["seed"] = SEED
        said = await super().ask(op, blob, **asked)
        said.get("verdict", {}).pop("millis", None)
        return said


def seeded() -> None:
    """What a learner in the middle of the course has: something passed, something tried, pages opened."""
    answers = {name: right_answer(name) for name in PASSED} | {"softmax-quiz": QUIZ}
    for name, text in answers.items():
        client.call("check", text.encode(), exercise=name, seed=SEED)
    where = Where()
    for page in ("backprop/linear-backward", "self-attention/attention", "softmax-cross-entropy/softmax"):
        where.go(Place("lesson", page))
        where.go_home()


def right_answer(name: str) -> str:
    """The first answer that the exercise itself says must pass. Raises ValueError where there is none."""
    return min((ROOT / "exercises" / name / "accept").glob("*.py")).read_text(encoding="utf-8")


async def until(pilot: Pilot[int], ready: Callable[[], bool]) -> None:
    """Wait for something that the service answers. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the screen did not get ready")
        await pilot.pause(0.05)
    await pilot.pause(0.5)


async def home(pilot: Pilot[int]) -> None:
    """The map as it opens."""
    await pilot.pause()


async def lesson(pilot: Pilot[int]) -> None:
    """From the plot on, where the page has one."""
    pilot.app.open_lesson("softmax-cross-entropy/softmax")  # type: ignore[attr-defined]
    await until(pilot, lambda: len(pilot.app.screen.query("Page > *")) > 3)
    plots = pilot.app.screen.query("PlotBox")
    if plots:
        await until(pilot, lambda: plots.first().size.height > 3)
        plots.first().focus()
        pilot.app.screen.query_one("#paper").scroll_to_widget(plots.first(), animate=False, center=True)


async def checked(pilot: Pilot[int], name: str, text: str) -> None:
    """An exercise with this answer in its file, judged."""
    about = client.call("starter", exercise=name)
    from tutor.answers import answer_path

    path = answer_path(about["id"], about["kind"], about["pack"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    pilot.app.open_exercise(name)  # type: ignore[attr-defined]
    await until(pilot, lambda: bool(pilot.app.screen.query("#verdict")))
    await pilot.pause(1)
    await pilot.press("f5")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(1)


async def failing(pilot: Pilot[int]) -> None:
    """With its case unfolded."""
    await checked(pilot, "softmax", WRONG_SOFTMAX)
    case = next(part for part in pilot.app.screen.query(Collapsible) if str(part.title).startswith("case"))
    case.collapsed = False


async def passing(pilot: Pilot[int]) -> None:
    await checked(pilot, "softmax", RIGHT_SOFTMAX)


async def derivation(pilot: Pilot[int]) -> None:
    await checked(pilot, "sigmoid-derivative", WRONG_DERIVATION)


async def quiz(pilot: Pilot[int]) -> None:
    """A right answer, and one that is wrong in a telling way."""
    pilot.app.open_exercise("softmax-quiz")  # type: ignore[attr-defined]
    await until(pilot, lambda: len(pilot.app.screen.query("QuestionBox")) > 3)
    boxes = list(pilot.app.screen.query("QuestionBox"))
    boxes[0].query_one("Options").focus()
    await pilot.press("c")
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    boxes[2].query_one("Input").focus()
    await pilot.press(*"0.8", "enter")
    await pilot.app.workers.wait_for_complete()
    pilot.app.screen.query_one("#paper").scroll_to_widget(boxes[0], animate=False, top=True)


SCREENS: dict[str, Take] = {
    "home": home,
    "lesson": lesson,
    "failing": failing,
    "passing": passing,
    "derivation": derivation,
    "quiz": quiz,
}


def plain_svg(svg: str) -> str:
    """The picture without fonts from the web, and with spaces as places: not every program draws them."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r"<text([^>]*) x=\"([\d.]+)\"([^>]*)>((?:&#160;)+)", _moved, svg)


def _moved(found: re.Match[str]) -> str:
    count = found[4].count("&#160;")
    x = float(found[2]) + count * CELL
    rest = re.sub(
        r'textLength="([\d.]+)"',
        lambda m: f'textLength="{max(float(m[1]) - count * CELL, CELL):.1f}"',
        found[3],
    )
    return f'<text{found[1]} x="{x:.1f}"{rest}>'


async def take(name: str, theme: str) -> None:
    """One picture."""
    Settings().choose(theme=theme, plain=False)
    where = Where()
    where.go_home()
    app = TutorApp(SteadyGate(), where)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(app.route.steps) and not app.warming)
        await SCREENS[name](pilot)
        await pilot.pause(0.5)
        PICTURES.mkdir(parents=True, exist_ok=True)
        svg = app.export_screenshot(title="byhand", simplify=True)
        (PICTURES / f"{name}-{theme}.svg").write_text(plain_svg(svg), encoding="utf-8")


def main(names: list[str]) -> None:
    """Take the pictures that are named, or all; each theme begins with the same home, and shows the same."""
    for theme in ("dark", "light"):
        with tempfile.TemporaryDirectory(prefix="byhand-pictures-") as folder:
            os.environ["TUTOR_HOME"] = str(Path(folder) / "home")
            try:
                seeded()
                for name in names or SCREENS:
                    asyncio.run(take(name, theme))
                    print(f"{name}-{theme}.svg")
            finally:
                client.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
