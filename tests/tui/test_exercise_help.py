"""Ways on for the stuck, earlier attempts, the solution beside one's own, and runs that take long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from exercise_parts import ABOUT, STARTER, answer_file, exercise, screen, settled, until, verdict
from fake_gate import FakeGate
from prepared import BLANKS, FRESH, attempt, helped
from screen_text import screen_text

from tutor.tui.screens.beside import BesideScreen
from tutor.tui.screens.chooser import Chooser
from tutor.tui.screens.history import HistoryScreen
from tutor.tui.widgets.under_way import SHOWN_AFTER

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def test_a_worked_example_is_offered_before_the_first_attempt_and_shown_by_one_choice() -> None:
    gate = helped(ladder=FRESH, worked={"text": "# Shift first\n\nTake 3 and 1."})
    async with exercise(gate) as pilot:
        await until(pilot, lambda: "e: a worked example · not tried yet" in screen_text(pilot.app))
        await pilot.press("e")
        shown = await settled(pilot)
        assert "More is offered after three times" in shown
        await pilot.press("down", "enter")

        assert "Take 3 and 1." in await settled(pilot)


async def test_who_is_stuck_is_offered_ways_on_below_the_message_and_goes_on_writing(golden: Golden) -> None:
    async with exercise(helped(check=verdict(repeat=3))) as pilot:
        await pilot.press("f5")
        golden("exercise-stuck-80x24", await settled(pilot))

        await pilot.press("w", "#")
        assert screen(pilot).bench.text.startswith("#")


async def test_the_help_unfolds_by_itself_where_the_service_says_repeat() -> None:
    async with exercise(helped(check=verdict(repeat=2))) as pilot:
        await pilot.press("f5")

        assert "Divide along the last axis." in await settled(pilot)


async def test_the_version_with_blanks_takes_the_answers_place_and_keeps_it() -> None:
    async with exercise(helped()) as pilot:
        await pilot.press("w", *"mine", "escape", "e")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Chooser)
        await pilot.press("down", "down", "enter")
        shown = await settled(pilot)

        assert screen(pilot).bench.text == answer_file().read_text() == BLANKS
        assert answer_file().with_name("softmax.backup-1.py").read_text() == "mine" + STARTER
        assert "Your answer is kept as" in shown


async def test_the_easier_exercise_is_noted_and_opened() -> None:
    gate = helped()
    async with exercise(gate) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await until(pilot, lambda: screen(pilot).exercise_id == "course:shift")

        assert ("note", "bridge") in [(op, asked.get("what")) for op, _blob, asked in gate.asked]


async def test_the_solution_stands_beside_ones_own_and_says_that_it_is_no_pass(golden: Golden) -> None:
    async with exercise(helped(), size=(160, 50)) as pilot:
        await pilot.press("s")
        shown = await settled(pilot)
        assert isinstance(pilot.app.screen, BesideScreen)
        assert "comes back tomorrow with two blanks" in " ".join(shown.split())
        golden("exercise-beside-160x50", shown)

        await pilot.press("x", "escape")
        await settled(pilot)
        assert screen(pilot).bench.text == STARTER


async def test_after_a_pass_the_solution_is_no_warning() -> None:
    async with exercise(helped(exercise=ABOUT | {"status": "passed", "tries": 1})) as pilot:
        await pilot.press("s")

        assert "comes back tomorrow" not in await settled(pilot)


async def test_an_exercise_that_has_come_back_says_so_when_it_is_opened() -> None:
    due = FRESH | {"due": True, "returns": "2026-03-03", "rungs": ["blanks", "worked"]}
    async with exercise(helped(ladder=due)) as pilot:
        assert "It is back, with two blanks to fill" in " ".join(screen_text(pilot.app).split())


async def test_attempts_are_compared_and_an_earlier_answer_can_be_taken_up(
    golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    tries = [
        attempt(1, "fail", "a = 1\nb = 2\n", "The columns sum to 1 and the rows do not. " * 3),
        attempt(2, "pass", "a = 1\nb = 3\n", "Right."),
    ]
    async with exercise(helped(history={"attempts": tries})) as pilot:
        await pilot.press("t")
        shown = await settled(pilot)
        golden("exercise-history-80x24", shown)
        assert "✓ values: was ✗" in shown
        assert "- b = 2" in shown
        await pilot.press("j", "u")
        await settled(pilot)
        assert screen(pilot).bench.text == "a = 1\nb = 2\n"

        await pilot.press("w", "ctrl+z")
        assert screen(pilot).bench.text == STARTER


async def test_no_attempt_is_a_sentence_and_no_empty_list() -> None:
    async with exercise(helped(history={"attempts": []})) as pilot:
        await pilot.press("t")
        shown = await settled(pilot)

        assert not isinstance(pilot.app.screen, HistoryScreen)
        assert "There is no attempt yet." in shown


async def test_a_long_run_draws_what_it_prints_and_escape_ends_it() -> None:
    gate = helped()
    stop = asyncio.Event()

    async def ask(op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        if op == "stop_run":
            assert asked["ticket"]
            stop.set()
            return {"stopped": True}
        if op != "check":
            return await FakeGate.ask(gate, op, blob, **asked)
        for n in range(1, 9):
            asked["on_part"]({"printed": f"epoch {n} loss {1 / n:.3f}"})
        await stop.wait()
        return {"stopped": True}

    gate.ask = ask  # type: ignore[method-assign]
    async with exercise(gate) as pilot:
        await pilot.press("w", "f5")
        await pilot.pause(SHOWN_AFTER + 0.5)
        shown = screen_text(pilot.app)
        assert "Esc stops it; this costs no attempt." in shown
        assert "epoch 8 loss 0.125" in shown
        assert "⠉" in shown or "⠒" in shown or "⣀" in shown
        await pilot.press("#")
        assert screen(pilot).bench.text.startswith("#")

        await pilot.press("escape")
        shown = await settled(pilot)
        assert "Stopped. Nothing was judged" in shown
        assert "Esc stops it" not in shown
        assert screen(pilot).tries == 0
