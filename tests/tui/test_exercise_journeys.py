"""Exercises on the real service: read, get it wrong, be told, mend it, pass."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exercise_parts import (
    answer_file,
    screen,
    until,
)
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service import client, protocol
from tutor.tui.app import TutorApp
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
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
