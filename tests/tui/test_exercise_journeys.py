"""Exercises on the real service: read, get it wrong, be told, mend it, pass."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from exercise_parts import answer_file, drafts, screen, settled, until
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service import client, protocol
from tutor.tui.app import TutorApp
from tutor.tui.where import Place, Where

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def real_service(own_home: Path) -> Iterator[None]:
    # The sources may have been edited since this process looked at them first.
    protocol.build.cache_clear()
    yield
    client.stop()


async def idle(pilot: Pilot[int]) -> str:
    await until(pilot, lambda: bool(screen(pilot).about) and not screen(pilot).busy, seconds=60)
    return screen_text(pilot.app)


@asynccontextmanager
async def opened(name: str) -> AsyncIterator[Pilot[int]]:
    """The app at an exercise of the course, with its real service, once everything has come."""
    where = Where()
    where.go(Place("exercise", f"course:{name}"))
    async with TutorApp(where=where).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(screen(pilot).about), seconds=60)
        await idle(pilot)
        yield pilot


def flat(pilot: Pilot[int], shown: str | None = None) -> str:
    """What is shown, without its line breaks."""
    return " ".join((shown or screen_text(pilot.app)).split())


HEAD = """import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
"""


@pytest.mark.usefixtures("real_service")
async def test_softmax_over_the_wrong_axis_is_named_and_the_right_one_passes() -> None:
    body = "import numpy as np\n\n\ndef softmax(x, axis=-1):\n"
    body += (
        "    e = np.exp(x - np.max(x, axis=A, keepdims=True))\n    return e / e.sum(axis=A, keepdims=True)\n"
    )
    where = Where()
    where.go(Place("exercise", "course:softmax"))
    async with TutorApp(where=where).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(screen(pilot).about), seconds=60)
        await idle(pilot)
        screen(pilot).bench.editor.change(body.replace("A", "0"))
        await pilot.press("f5")
        assert "Which axis holds the classes?" in " ".join((await idle(pilot)).split())

        pid = (await pilot.app.gate.ask("ping"))["pid"]  # type: ignore[attr-defined]
        os.kill(pid, signal.SIGKILL)
        screen(pilot).bench.editor.change(body.replace("A", "axis"))
        await pilot.press("f5")
        shown = await idle(pilot)

        assert "✓ Passed" in shown
        assert "2 attempts" in shown
        assert stat.S_ISREG(answer_file().stat().st_mode)


@pytest.mark.usefixtures("real_service")
async def test_the_same_mistake_three_times_leads_by_blanks_to_a_pass_and_the_solution_beside_it() -> None:
    wrong = HEAD + "    e = np.exp(x - x.max())\n    return e / e.sum()\n"
    async with opened("softmax") as pilot:
        bench = screen(pilot).bench
        for _time in range(3):
            bench.editor.change(wrong)
            await pilot.press("f5")
            await idle(pilot)
        await until(pilot, lambda: "3 times in a row. If you like:" in flat(pilot))
        assert "each by its own" in flat(pilot)  # the remedy has unfolded

        await pilot.press("e", "down", "down", "enter")
        await until(pilot, lambda: bench.text.count("____") == 2, seconds=30)
        await pilot.press("f5")
        assert "still has a blank" in " ".join((await idle(pilot)).split())
        assert "3 attempts" in screen_text(pilot.app)

        first, second = "x.amax(dim=axis, keepdim=True)", "e.sum(dim=axis, keepdim=True)"
        bench.editor.change(bench.text.replace("____", first, 1).replace("____", second, 1))
        await pilot.press("f5")
        assert "✓ Passed" in await idle(pilot)
        await pilot.press("s")
        await until(pilot, lambda: "one right answer" in screen_text(pilot.app), seconds=30)
        assert "no pass" not in screen_text(pilot.app)
        await pilot.press("escape", "t")
        await until(pilot, lambda: "-     e = torch.exp(x - ____)" in screen_text(pilot.app), seconds=30)


@pytest.mark.usefixtures("real_service")
async def test_a_derivation_without_its_delta_is_marked_mended_and_passed() -> None:
    quotient = "(delta[i,j]*exp(z[i])*sum(k,exp(z[k])) - exp(z[i])*exp(z[j])) / sum(k,exp(z[k]))^2"
    async with opened("softmax-jacobian") as pilot:
        bench = screen(pilot).bench
        await pilot.press("w", "ctrl+end")
        bench.editor.insert(f"{quotient}\n= s[i]*(1 - s[j])\n")
        await until(pilot, lambda: sorted(bench.editor.marks.values()) == ["right", "wrong"], seconds=30)
        assert screen(pilot).tries == 0
        await pilot.press("up")
        await until(pilot, lambda: "here." in flat(pilot) and "which case only" in flat(pilot), seconds=30)
        await until(pilot, lambda: "= sᵢ(1 − sⱼ)" in screen_text(pilot.app), seconds=30)

        await pilot.press("f5")
        await until(pilot, lambda: "Line 5:" in flat(pilot), seconds=30)
        await idle(pilot)
        mended = "= delta[i,j]*s[i] - s[i]*s[j]\n= s[i]*(delta[i,j] - s[j])\n"
        bench.editor.change(bench.text.replace("= s[i]*(1 - s[j])\n", mended))
        await pilot.press("f5")
        shown = await idle(pilot)
        assert "✓ Passed" in shown
        assert screen(pilot).tries == 2
        await until(pilot, lambda: "exact for K = 2" in screen_text(pilot.app), seconds=30)


@pytest.mark.usefixtures("real_service")
async def test_typing_resizing_and_leaving_while_a_check_runs_lose_nothing() -> None:
    endless = HEAD + "    while True:\n        pass\n"
    async with opened("softmax") as pilot:
        bench = screen(pilot).bench
        bench.editor.change(endless)
        await pilot.press("w", "ctrl+end", "f5")
        await until(pilot, lambda: bool(screen(pilot).ticket), seconds=30)
        await pilot.resize_terminal(40, 12)
        await pilot.press("#", "ctrl+c", "ctrl+z", "ctrl+y", "escape")
        await until(pilot, lambda: "Stopped. Nothing was" in flat(pilot), seconds=30)
        for size in [(500, 50), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.press("#")
        assert bench.text == endless + "###"
        assert screen(pilot).tries == 0
        kept = bench.text
        await pilot.press("escape", "q")
        await settled(pilot)
    assert drafts() == [kept]
