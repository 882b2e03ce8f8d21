"""A lesson is read like a page: readable formulas, quizzes in place, the way to exercises, its place kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_gate import PAGE, FakeGate
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")

LONG = "# Long\n\n" + "\n\n".join(f"Paragraph {n}." for n in range(60))


def reading(gate: FakeGate | None = None, lesson: str = "scores/shift") -> TutorApp:
    where = Where()
    where.go(Place("lesson", lesson))
    return TutorApp(gate or FakeGate(), where)


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


async def test_a_page_shows_formulas_tables_questions_and_exercises(golden: Golden) -> None:
    async with reading().run_test(size=(80, 40)) as pilot:
        golden("lesson-80x40", await settled(pilot))


async def test_a_wide_page_keeps_a_readable_width(golden: Golden) -> None:
    async with reading().run_test(size=(160, 50)) as pilot:
        golden("lesson-160x50", await settled(pilot))


async def test_a_small_terminal_still_shows_the_page(golden: Golden) -> None:
    async with reading().run_test(size=(40, 12)) as pilot:
        golden("lesson-40x12", await settled(pilot))


async def test_a_wrong_option_is_answered_with_its_own_why() -> None:
    async with reading().run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "a")
        assert "✗ Not yet. Only by chance." in await settled(pilot)
        await pilot.press("down", "enter")

        assert "✓ Right. Each is one example." in await settled(pilot)


async def test_options_can_be_clicked() -> None:
    async with reading().run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.click("Options", offset=(6, 1))

        assert "✓ Right." in await settled(pilot)


async def test_a_typed_answer_is_judged_at_enter() -> None:
    async with reading().run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "5", "enter")
        assert "✗ Not yet. That is the sum." in await settled(pilot)
        await pilot.press("backspace", "x", "enter")
        assert "? This is no number" in await settled(pilot)
        await pilot.press("backspace", "6", "enter")

        assert "✓ Right." in await settled(pilot)


async def test_letters_are_text_in_a_question_and_keys_after_escape() -> None:
    async with reading().run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "q", "n")
        assert isinstance(pilot.app.screen, LessonScreen)
        assert " qn" in await settled(pilot)
        await pilot.press("escape", "q")
        await pilot.pause()

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_reading_goes_on_where_it_stopped() -> None:
    gate = FakeGate(page={"text": LONG, "exercises": []})
    async with reading(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "j")
        before = (await settled(pilot)).splitlines()
        await pilot.press("q")
        await pilot.pause()
    first = next(line for line in before if "Paragraph" in line)

    async with reading(gate).run_test(size=(80, 24)) as pilot:
        after = await settled(pilot)

    assert first.strip() != "Paragraph 0."
    assert first.strip() in after.splitlines()[1] + after.splitlines()[2]


async def test_keys_turn_pages_and_the_way_back_leads_home() -> None:
    async with reading().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert pilot.app.screen.lesson == "scores/scale"  # type: ignore[attr-defined]
        await pilot.press("p")
        await settled(pilot)
        assert pilot.app.screen.lesson == "scores/shift"  # type: ignore[attr-defined]
        await pilot.press("q")
        await settled(pilot)

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_e_opens_what_is_not_passed_yet() -> None:
    gate = FakeGate(page={"text": PAGE, "exercises": ["shift", "shift-quiz"]})
    async with reading(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)
        await pilot.press("q")
        await settled(pilot)

        assert isinstance(pilot.app.screen, LessonScreen)


async def test_a_page_that_cannot_be_read_is_one_sentence() -> None:
    gate = FakeGate(page=ServiceError("There is no page scores/shift."))
    async with reading(gate).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)
        assert "There is no page scores/shift. F5 asks again; q goes back." in shown
        gate.answers["page"] = {"text": "# Back again", "exercises": []}
        await pilot.press("f5")

        shown = await settled(pilot)

        assert "Back again" in shown
        assert "There is no page" not in shown


async def test_a_quiz_with_a_fault_is_named_and_the_page_goes_on() -> None:
    text = "```quiz\n## No answer\n```\n\nAnd on it goes."
    async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        assert "This quiz cannot be shown: line 1:" in shown
        assert "And on it goes." in shown


async def test_nothing_on_a_page_acts_on_the_terminal() -> None:
    text = "# Red \x1b[31mred\x07\n\nA [bold]bracket[/bold] and \u202eback."
    async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        assert "Red red" in shown
        assert "A [bold]bracket[/bold] and back." in shown
