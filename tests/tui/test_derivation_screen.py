"""A derivation while it is written: marks, a preview below, names at hand, start and goal in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from exercise_parts import answer_file, exercise, screen, settled, until
from prepared import SLIP, jacobian
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.screens.chooser import Chooser
from tutor.tui.widgets.given import Given
from tutor.tui.widgets.line_reading import LineReading

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def write(pilot: Pilot[int], *lines: str) -> None:
    """Write the lines into the editor, as they would be typed; the cursor stays in the last one."""
    await pilot.press("w", "ctrl+end")
    screen(pilot).bench.editor.insert("\n".join(lines))
    await settled(pilot)
    await pilot.pause(0.3)
    await settled(pilot)


def said(pilot: Pilot[int]) -> str:
    """What is said about the line under the cursor."""
    return "\n".join(text for text, _style in screen(pilot).query_one(LineReading)._rows(76))


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_lines_have_marks_and_the_line_under_the_cursor_is_explained(
    golden: Golden, size: tuple[int, int], theme: str
) -> None:
    async with exercise(jacobian(), size, "course:slope") as pilot:
        pilot.app.theme = theme
        await write(pilot, "s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1 - s[j])", "")
        await pilot.press("up")
        await pilot.pause(0.3)

        golden(f"derivation-written-{size[0]}x{size[1]}", await settled(pilot))


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_a_verdict_leaves_the_lines_in_view(golden: Golden, theme: str) -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        pilot.app.theme = theme
        await write(pilot, "s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1 - s[j])")
        await pilot.press("f5")

        golden("derivation-judged-80x24", await settled(pilot))


async def test_finished_lines_are_judged_without_an_attempt_and_half_lines_are_not() -> None:
    gate = jacobian()
    async with exercise(gate, name="course:slope") as pilot:
        await write(pilot, "s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1")

        (sent,) = [blob.decode() for op, blob, _asked in gate.asked if op == "lines"]
        assert sent.endswith("- s[i]*s[j]")
        assert "check" not in [op for op, _blob, _asked in gate.asked]
        assert "not tried yet" in screen_text(pilot.app)


async def test_a_line_that_cannot_be_read_shows_where_and_why() -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        await write(pilot, "= s[i]*(1")

        assert said(pilot).splitlines() == [
            "✗ The line ends too early.",
            "  = s[i]*(1",
            "           ^",
            "  Here ) is missing.",
        ]


async def test_a_wrong_line_shows_its_counterexample_and_a_question_and_a_change_takes_both_away() -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        await write(pilot, "s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1 - s[j])", "")
        await pilot.press("up")
        await settled(pilot)
        assert "At i = 1, j = 2, z = (0, 0): -0.25 before, 0.25 here." in said(pilot)
        assert SLIP in said(pilot)

        await pilot.press("x")
        assert "5✗" not in screen_text(pilot.app)
        await until(pilot, lambda: SLIP not in said(pilot))


async def test_a_certificate_is_told_under_its_line() -> None:
    def certify(asked: dict[str, Any]) -> dict[str, Any]:
        asked["on_part"]({"n": 4, "certificate": {"exact": {"K": 2}, "says": "exact for K = 2"}})
        return {"asked": 1, "certified": 1}

    async with exercise(jacobian(certify=certify), name="course:slope") as pilot:
        await write(pilot, "s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1 - s[j])")
        await pilot.press("f5", "up")
        await settled(pilot)

        assert "✓ follows · exact for K = 2" in said(pilot)


async def test_a_declared_name_is_chosen_with_its_shape_and_put_where_the_cursor_is() -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        await write(pilot, "= ")
        await pilot.press("f6")
        shown = await settled(pilot)
        assert isinstance(pilot.app.screen, Chooser)
        assert "a vector of length K" in shown
        assert "= exp(z[i])/sum(k, exp(z[k]))" in shown
        await pilot.press("enter")
        await settled(pilot)

        assert screen(pilot).bench.text.endswith("= z")


async def test_a_service_without_previews_is_no_reason_to_stop_writing() -> None:
    broken = ServiceError("The background service died.")
    async with exercise(jacobian(preview=broken, lines=broken), name="course:slope") as pilot:
        await write(pilot, "= s[i]", "= s[j]")
        shown = await settled(pilot)

        assert "= s[j]" in shown
        assert "died" not in shown


async def test_start_and_goal_are_drawn_and_become_one_row_where_rows_are_few() -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        given = screen(pilot).query_one(Given)
        assert given.size.height == 3
        await write(pilot, "= s[i]")
        await pilot.press("f5")
        shown = await settled(pilot)
        assert given.size.height == 1
        assert "from ∂sᵢ/∂zⱼ    to sᵢ(δᵢⱼ − sⱼ)" in shown


async def test_resizing_while_a_line_is_written_keeps_it() -> None:
    async with exercise(jacobian(), name="course:slope") as pilot:
        await write(pilot, "= s[i]*(1")
        for size in [(40, 12), (500, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)

        assert screen(pilot).bench.text.endswith("= s[i]*(1")
        assert not answer_file("slope", ".txt").read_text().endswith("(1")
        await until(pilot, lambda: screen(pilot).bench.unsaved)
