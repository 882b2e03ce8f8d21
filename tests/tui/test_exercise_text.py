"""What is typed into an answer: it is kept whatever happens, and bounded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercise_parts import (
    STARTER,
    answer_file,
    drafts,
    exercise,
    screen,
    served,
    settled,
    until,
)
from screen_text import screen_text
from textual.events import Paste

from tutor.tui.screens.decision import Decision

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def test_enter_keeps_indentation_and_a_colon_deepens_it() -> None:
    async with exercise() as pilot:
        bench = screen(pilot).bench
        bench.editor.change("")
        await pilot.press("w", *"def f():", "enter", *"x", "enter", *"y", "enter", "backspace", *"z")

        assert bench.text == "def f():\n    x\n    y\nz"


async def test_escape_leaves_the_editor_so_that_letters_are_keys() -> None:
    gate = served(hint={"n": 1, "of": 1, "text": "Look.", "again": False})
    async with exercise(gate) as pilot:
        await pilot.press("w", "h")
        await settled(pilot)
        assert screen(pilot).bench.text.startswith("h")
        assert "F2 hint" in screen_text(pilot.app).splitlines()[-1]
        await pilot.press("escape", "h")
        await settled(pilot)

        assert "hint" in [op for op, _blob, _asked in gate.asked]
        assert screen(pilot).bench.text == "h" + STARTER


async def test_a_pasted_megabyte_is_refused_in_one_sentence() -> None:
    async with exercise() as pilot:
        await pilot.press("w")
        pilot.app.post_message(Paste("x = 1\n" * 170_000))
        shown = await settled(pilot)

        assert "! Nothing was pasted. This text has 997 KiB; an answer has at most 64 KiB." in shown
        assert screen(pilot).bench.text == STARTER


async def test_a_pasted_answer_is_kept() -> None:
    async with exercise() as pilot:
        await pilot.press("w")
        pilot.app.post_message(Paste("# mine\n"))
        await settled(pilot)

        assert screen(pilot).bench.text == "# mine\n" + STARTER


async def test_unsaved_text_is_kept_within_a_second_and_comes_back() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
        await until(pilot, lambda: drafts() == ["abc" + STARTER], seconds=1.0)
        assert "unsaved" in screen_text(pilot.app)

    async with exercise() as pilot:
        assert screen(pilot).bench.text == "abc" + STARTER
        assert answer_file().read_text() == STARTER
        assert "unsaved" in screen_text(pilot.app)


async def test_leaving_at_once_keeps_what_was_just_typed() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc", "escape", "q")
        await settled(pilot)
        assert drafts() == ["abc" + STARTER]

    async with exercise() as pilot:
        await pilot.press("w", "d", "ctrl+q")

    assert drafts() == ["dabc" + STARTER]


async def test_putting_the_program_aside_keeps_what_was_just_typed() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
        pilot.app.app_suspend_signal.publish(pilot.app)

        assert drafts() == ["abc" + STARTER]


async def test_a_draft_whose_file_has_changed_is_asked_about() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
    answer_file().write_text("theirs\n")

    async with exercise() as pilot:
        assert isinstance(pilot.app.screen, Decision)
        assert drafts() == ["abc" + STARTER]
        await pilot.press("t")
        await settled(pilot)

        assert screen(pilot).bench.text == "theirs\n"
        assert drafts() == []
        await pilot.press("w", "ctrl+z")
        assert screen(pilot).bench.text == "abc" + STARTER


async def test_a_draft_may_be_kept_over_a_changed_file() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
    answer_file().write_text("theirs\n")

    async with exercise() as pilot:
        await pilot.press("k")
        await settled(pilot)
        assert screen(pilot).bench.text == "abc" + STARTER
        assert answer_file().read_text() == "theirs\n"

        await pilot.press("ctrl+s")
        await settled(pilot)
        assert answer_file().read_text() == "abc" + STARTER
