"""An exercise on a fake service, opened in the app, and what its tests look at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from fake_gate import FakeGate, entry
from screen_text import screen_text
from textual.pilot import Pilot

from tutor import home
from tutor.tui.app import TutorApp
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.where import Place, Where

STARTER = '''import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Probabilities from scores.

    x: any shape; every slice along `axis` holds the scores of one example.
    Returns the shape of x; every slice along `axis` sums to 1.
    """
    raise NotImplementedError
'''
STATEMENT = """# Softmax

Write `softmax(x, axis=-1)`. It turns scores into probabilities:

$$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$

Scores may be as large as 1000.
"""
ABOUT = entry("softmax") | {
    "title": "Softmax that never overflows",
    "pack": "course",
    "statement": STATEMENT,
    "starter": STARTER,
    "functions": ["softmax"],
    "hints": 2,
}
BOTH_SIDES = {
    "start": {"latex": r"\frac{\partial s_i}{\partial z_j}", "plain": "diff(s[i], z[j])"},
    "goal": {"latex": r"s_i \left(\delta_{ij} - s_j\right)", "plain": "s[i]*(delta[i,j] - s[j])"},
    "names": [
        {"name": "z", "kind": "vector", "shape": ["K"], "domain": "real"},
        {"name": "i", "kind": "index", "shape": ["K"], "domain": "real"},
        {"name": "j", "kind": "index", "shape": ["K"], "domain": "real"},
    ],
    "definitions": [{"latex": "s_i = e^{z_i}", "plain": "s[i] = exp(z[i])/sum(k, exp(z[k]))"}],
}
SLOPE = ABOUT | {
    "id": "slope",
    "kind": "derivation",
    "starter": "# One step a line.\n# start: diff(f, z)\n# goal:  f*(1 - f)\n",
    "functions": [],
}
MESSAGE = "The columns sum to 1 and the rows do not. Which axis holds the classes?"


def verdict(status: str = "fail", **more: Any) -> dict[str, Any]:
    case = {"name": "two rows", "x": "[[0, 1], [2, 0]]"}
    wrong = {"name": "values", "status": "fail", "message": MESSAGE, "case": case}
    wrong |= {"expected": "[0.27, 0.73]", "actual": "[0.12, 0.73]", "where": [0]}
    wrong["difference"] = {"wrong": 1, "of": 2, "largest": 0.15, "at": [0], "nan": 0, "inf": 0, "map": ["#."]}
    good = [{"name": "shape", "status": "pass"}, {"name": "repeatable", "status": "pass"}]
    failed = status == "fail"
    said = {
        "kind": "code",
        "status": status,
        "message": MESSAGE if failed else "Right.",
        "help": "Divide along the last axis." if failed else "",
        "mistake": "wrong_axis" if failed else None,
        "checks": [*good, *([wrong] if failed else [])],
        "seed": 7,
        "stdout": "",
        "millis": {"total": 11.2},
    }
    return {"verdict": said | more, "note": "", "tier": "namespaces"}


@asynccontextmanager
async def exercise(
    gate: FakeGate | None = None, size: tuple[int, int] = (80, 24), name: str = "course:softmax"
) -> AsyncIterator[Pilot[int]]:
    """The app at an exercise, once everything has come."""
    where = Where()
    where.go(Place("exercise", name))
    async with TutorApp(gate or served(), where).run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def served(**answers: Any) -> FakeGate:
    return FakeGate(**{"exercise": ABOUT, "check": verdict(), "note": {"noted": True}, **answers})


def screen(pilot: Pilot[int]) -> ExerciseScreen:
    return next(s for s in reversed(pilot.app.screen_stack) if isinstance(s, ExerciseScreen))


async def settled(pilot: Pilot[int]) -> str:
    """What is shown once nothing is under way any more."""
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


async def until(pilot: Pilot[int], true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something that a timer brings about."""
    for _turn in range(int(seconds / 0.05)):
        if true():
            return
        await pilot.pause(0.05)
    raise AssertionError(f"it did not come true:\n{screen_text(pilot.app)}")


def answer_file(name: str = "softmax", ending: str = ".py") -> Path:
    return home.answers_dir() / name / (name + ending)


def drafts() -> list[str]:
    return [p.read_text().partition("\n")[2] for p in (home.home() / "drafts").glob("*.draft")]


@contextmanager
def handed_over() -> Iterator[None]:
    """In place of `App.suspend`, which a test's terminal does not support."""
    yield


def script(folder: Path, line: str) -> str:
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return str(path)
