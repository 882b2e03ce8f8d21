"""A wrong line is marked as soon as it is judged; the question about its slip arrives afterwards."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from exercise_parts import SLOPE, exercise, settled
from fake_gate import FakeGate
from screen_text import screen_text

pytestmark = pytest.mark.usefixtures("own_home")

VALUES = "Line 1: With f = 1 line 0 gives 0, this line 2."
QUESTION = "Which sign belongs to f*f?"


def verdict(message: str, slip: str | None) -> dict[str, Any]:
    line = {"n": 1, "text": "= f + f*f", "verdict": "does_not_follow", "condition": None}
    line |= {"counterexample": None, "slip": slip, "message": message.removeprefix("Line 1: ")}
    check = {"name": "line 1", "status": "fail", "message": message.removeprefix("Line 1: ")}
    said = {"kind": "derivation", "status": "fail", "message": message, "mistake": slip, "checks": [check]}
    said |= {"help": "This would follow: = f - f*f" if slip else "", "first_wrong": 1, "lines": [line]}
    return said | {"seed": 7, "stdout": "", "millis": {"total": 3.0}}


class SlowSearch(FakeGate):
    """A service that has the verdict at once and the slip when `found` is set."""

    def __init__(self) -> None:
        super().__init__(exercise=SLOPE, note={"noted": True})
        self.found = asyncio.Event()

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        if op != "check":
            return await super().ask(op, blob, **asked)
        asked["on_part"]({"verdict": verdict(VALUES, None)})
        await self.found.wait()
        said = verdict(f"{VALUES} {QUESTION}", "sign")
        return {"verdict": said, "note": "", "tier": None}


async def test_the_verdict_is_on_the_screen_while_its_slip_is_searched_for() -> None:
    gate = SlowSearch()
    async with exercise(gate, size=(120, 40), name="course:slope") as pilot:
        await pilot.press("f5")
        while "this line 2" not in " ".join(screen_text(pilot.app).split()):
            await pilot.pause(0.01)
        assert QUESTION not in screen_text(pilot.app)
        assert "1 attempt" not in screen_text(pilot.app)

        gate.found.set()
        shown = await settled(pilot)
        assert QUESTION in shown
        assert "1 attempt" in shown
        assert "This would follow" not in shown


async def test_the_mended_line_stays_folded_when_the_slip_repeats() -> None:
    gate = SlowSearch()
    gate.found.set()
    async with exercise(gate, size=(120, 40), name="course:slope") as pilot:
        for _again in range(2):
            await pilot.press("f5")
            shown = await settled(pilot)
        assert QUESTION in shown
        assert "This would follow" not in shown
