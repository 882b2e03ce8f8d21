"""The editor of an answer under its keys: comments, steps in and out, looking for something, brackets."""

from __future__ import annotations

import asyncio

import pytest
from exercise_parts import exercise, screen, settled
from screen_text import screen_text
from textual import events
from textual.pilot import Pilot

from tutor.tui.widgets.editor import AnswerEditor

pytestmark = pytest.mark.usefixtures("own_home")


def editor(pilot: Pilot[int], text: str) -> AnswerEditor:
    """The editor of the exercise, holding `text`, the cursor at its beginning."""
    found = screen(pilot).bench.editor
    found.change(text)
    found.move_cursor((0, 0))
    return found


async def test_a_line_becomes_a_comment_and_code_again() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "x = 1\ny = 2")
        await pilot.press("w", "ctrl+underscore")
        assert held.text == "# x = 1\ny = 2"
        await pilot.press("ctrl+underscore")
        assert held.text == "x = 1\ny = 2"


async def test_tab_goes_to_the_next_step_and_moves_several_lines_at_once() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "ab\ncd\nef")
        await pilot.press("w", "right", "tab")
        assert held.text == "a   b\ncd\nef"
        await pilot.press("ctrl+z", "home", "shift+down", "shift+down", "tab")
        assert held.text == "    ab\n    cd\nef"
        await pilot.press("tab", "shift+tab", "shift+tab")
        assert held.text == "ab\ncd\nef"
        await pilot.press("ctrl+z")
        assert held.text == "    ab\n    cd\nef"


async def test_find_selects_place_after_place_and_says_where_there_is_none() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "e = 1\nexp = e\n")
        await pilot.press("w", "ctrl+f", "e", "enter")
        await settled(pilot)
        assert held.selection == ((0, 0), (0, 1))
        await pilot.press("enter")
        await settled(pilot)
        assert held.selection == ((1, 0), (1, 1))
        await pilot.press("up")
        await settled(pilot)
        assert held.selection == ((0, 0), (0, 1))
        await pilot.press("q", "q", "enter")
        assert "not found" in await settled(pilot)
        await pilot.press("escape", "z")
        await settled(pilot)
        assert held.text.startswith("z")
        assert "not found" not in screen_text(pilot.app)


async def test_a_bracket_shows_its_partner() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "f(g(x), [1])")
        await pilot.press("w", "right")

        assert held.matching_bracket_location == (0, 11)


async def test_code_is_coloured_and_its_colours_follow_the_theme() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "def f():\n    return 1\n")
        assert held.language == "python"
        styles = {segment.text: segment.style for segment in held.render_line(0)}
        assert styles["def"].color != styles["f"].color
        dark = held.theme
        pilot.app.theme = "light"
        await pilot.pause()

        assert held.theme != dark


async def test_marks_stand_between_number_and_text() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "a\nb\nc")
        held.mark({0: "right", 1: "wrong", 2: "unsure"})
        await pilot.press("w")
        shown = await settled(pilot)

        assert "1✓ a\n2✗ b\n3? c" in shown


async def test_keys_and_pasted_text_act_in_the_order_they_came_while_the_screen_is_busy() -> None:
    async with exercise() as pilot:
        held = editor(pilot, "old = 1\n")
        free = asyncio.Event()
        screen(pilot).call_later(free.wait)  # the screen answers nothing, as while it shows a long verdict
        try:
            pilot.app.post_message(events.Key("w", "w"))
            pilot.app.post_message(events.Key("f7", None))
            pilot.app.post_message(events.Paste("new"))
            for key in ("left", "X", "backspace", "Y", "ctrl+home", "Z"):
                pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
            async with asyncio.timeout(10):
                while "Z" not in held.text:
                    await asyncio.sleep(0.01)
        finally:
            free.set()
        await settled(pilot)
        assert held.text == "ZneYw"
