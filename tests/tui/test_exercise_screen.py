"""The exercise screen: parts beside each other or stacked, and what a verdict looks like."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from exercise_parts import (
    ABOUT,
    MESSAGE,
    SLOPE,
    STARTER,
    answer_file,
    drafts,
    exercise,
    screen,
    served,
    settled,
    verdict,
)
from screen_text import screen_text
from textual.widgets import Collapsible

from tutor.service.client import ServiceError
from tutor.tui.screens.exercise import ExerciseScreen

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def test_opening_shows_signature_statement_and_starter(golden: Golden) -> None:
    async with exercise() as pilot:
        golden("exercise-80x24", screen_text(pilot.app))

        assert answer_file().read_text() == STARTER


async def test_a_failed_answer_shows_what_is_right_and_the_best_message(golden: Golden) -> None:
    async with exercise() as pilot:
        await pilot.press("f5")
        golden("exercise-failed-80x24", await settled(pilot))


async def test_a_wide_terminal_shows_parts_side_by_side(golden: Golden) -> None:
    async with exercise(size=(160, 50)) as pilot:
        await pilot.press("f5")
        golden("exercise-failed-160x50", await settled(pilot))


async def test_a_small_terminal_is_told_so_and_still_works(golden: Golden) -> None:
    async with exercise(size=(40, 12)) as pilot:
        await pilot.press("w", "f5", "escape")
        golden("exercise-failed-40x12", await settled(pilot))


async def test_a_derivation_shows_a_mark_on_every_line(golden: Golden) -> None:
    lines = [
        {"n": 1, "text": "f*(1 - f)", "verdict": "follows", "message": ""},
        {"n": 2, "text": "= f", "verdict": "does_not_follow", "message": ""},
    ]
    said = verdict(kind="derivation", lines=lines, first_wrong=2, message="Line 2: Where is 1 - f?")
    async with exercise(served(exercise=SLOPE, check=said), name="course:slope") as pilot:
        await pilot.press("w", *"f*(1 - f)", "enter", *"= f", "f5")
        golden("exercise-derivation-80x24", await settled(pilot))

        assert answer_file("slope", ".txt").read_text() == SLOPE["starter"] + "f*(1 - f)\n= f"


async def test_a_certificate_is_marked_at_its_line_when_it_comes() -> None:
    lines = [
        {"n": 1, "text": "f*(1 - f)", "verdict": "follows", "message": ""},
        {"n": 2, "text": "= f", "verdict": "does_not_follow", "message": ""},
    ]
    asked: list[dict[str, Any]] = []

    def certify(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request)
        request["on_part"]({"n": 1, "certificate": {"exact": {"K": 2}, "says": "exact for K = 2"}})
        request["on_part"]({"n": 7, "certificate": {"exact": {}, "says": "of a line that is not there"}})
        return {"asked": 1, "certified": 1}

    said = verdict(kind="derivation", lines=lines, first_wrong=2)
    gate = served(exercise=SLOPE, check=said, certify=certify)
    async with exercise(gate, name="course:slope") as pilot:
        await pilot.press("w", *"f*(1 - f)", "f5")
        shown = (await settled(pilot)).splitlines()
        at = next(n for n, row in enumerate(shown) if "1 ✓ f*(1 - f)" in row)
        assert shown[at + 1].strip(" │┃▌|").startswith("exact for K = 2")
        assert "not there" not in "\n".join(shown)
        assert [request["lines"] for request in asked] == [[1]]


async def test_without_colours_every_mark_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with exercise() as pilot:
        await pilot.press("f5")
        shown = await settled(pilot)

    assert "✓ shape · repeatable" in shown
    assert f"✗ values: {MESSAGE[:40]}" in shown


async def test_checking_saves_first_and_sends_what_is_typed() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        await pilot.press("w", "#", "space", "a", "enter", "f5")
        await settled(pilot)

        written = answer_file().read_text()
        assert written == "# a\n" + STARTER
        (check,) = [blob for op, blob, _asked in gate.asked if op == "check"]
        assert check.decode() == written
        assert drafts() == []


async def test_a_pass_says_what_n_does_and_goes_nowhere() -> None:
    async with exercise(served(check=verdict("pass"))) as pilot:
        await pilot.press("f5")
        shown = await settled(pilot)
        await pilot.pause(0.5)

        assert "✓ Passed: shape · repeatable" in shown
        assert "n (in the editor F8) goes on to what follows" in " ".join(shown.split())
        assert "✓ passed · 1 attempt · 11 ms · namespaces" in shown
        assert isinstance(pilot.app.screen, ExerciseScreen)


async def test_what_costs_no_attempt_is_not_counted() -> None:
    async with exercise(served(check=verdict("invalid"))) as pilot:
        await pilot.press("f5")

        assert "not tried yet" in await settled(pilot)


async def test_the_first_line_says_what_is_going_on_and_keys_still_work() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        await pilot.press("w")
        gate.hold = asyncio.Event()
        await pilot.press("f5")
        await pilot.pause()
        assert "judging …" in screen_text(pilot.app)

        await pilot.press("#", "f5")
        await pilot.pause()
        assert screen(pilot).bench.text.startswith("#")

        gate.hold.set()
        await settled(pilot)
        assert "judging" not in screen_text(pilot.app).splitlines()[0]
        assert [op for op, _blob, _asked in gate.asked].count("check") == 1


async def test_a_service_that_dies_is_a_sentence_and_nothing_typed_is_lost() -> None:
    gate = served(check=ServiceError("The background service died while it worked on this; see x.log."))
    async with exercise(gate) as pilot:
        await pilot.press("w", *"abc", "f5")
        shown = await settled(pilot)

        assert "! The background service died" in shown
        assert screen(pilot).bench.text == answer_file().read_text() == "abc" + STARTER

        gate.answers["check"] = verdict()
        await pilot.press("f5")
        assert "✗ values" in await settled(pilot)


async def test_a_fault_of_the_program_is_a_sentence_too() -> None:
    gate = served(check=ZeroDivisionError())
    async with exercise(gate) as pilot:
        await pilot.press("f5")
        for _turn in range(5):
            await pilot.pause()

        assert "fault of the program, not of your answer" in screen_text(pilot.app)
        assert not screen(pilot).busy


async def test_a_pack_that_is_gone_when_opening_is_a_sentence_and_can_be_asked_again() -> None:
    gate = served(exercise=ServiceError("There is no exercise softmax.", 2))
    async with exercise(gate) as pilot:
        assert "! There is no exercise softmax. F5 asks again" in screen_text(pilot.app)
        assert not answer_file().exists()

        gate.answers["exercise"] = ABOUT
        await pilot.press("f5")
        assert "def softmax" in await settled(pilot)


async def test_hints_runs_and_solutions_are_shown_in_the_pane() -> None:
    gate = served(
        hint={"n": 1, "of": 2, "text": "What do the rows sum to?", "again": False},
        run={"cases": [], "stdout": "hello\n", "problem": "", "help": ""},
        solution={"shown": True, "worked": "Because $x$.", "solution": "answer = 42\n"},
    )
    async with exercise(gate) as pilot:
        await pilot.press("h")
        assert "What do the rows sum to?" in await settled(pilot)
        await pilot.press("r")
        shown = await settled(pilot)
        assert "hello" in shown
        assert "What do the rows sum to?" not in shown
        await pilot.press("s")
        assert "answer = 42" in await settled(pilot)


async def test_folded_parts_open_with_enter() -> None:
    async with exercise() as pilot:
        await pilot.press("f5")
        assert "Divide along" not in await settled(pilot)
        await pilot.press("tab", "enter")

        assert "Divide along the last axis." in await settled(pilot)
        assert len(screen(pilot).query(Collapsible)) == 2
