"""A lesson is read like a page: readable formulas, quizzes in place, the way to exercises, its place kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
        assert "? x is no number" in await settled(pilot)
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


READING = (Path(__file__).parent / "chinese_page.md").read_text(encoding="utf-8")
CHINESE = FakeGate(page={"text": READING, "exercises": []})


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_a_chinese_page_reads_like_a_page(golden: Golden, size: tuple[int, int], theme: str) -> None:
    async with reading(CHINESE).run_test(size=size) as pilot:
        pilot.app.theme = theme
        shown = await settled(pilot)
        golden(f"lesson-chinese-{size[0]}x{size[1]}", shown)
        assert not any(line.strip()[:1] in ("，", "。", "、") for line in shown.splitlines() if line.strip())


async def test_a_formula_that_cannot_be_read_stands_as_it_was_written() -> None:
    async with reading(CHINESE).run_test(size=(80, 50)) as pilot:
        assert "\\alhpa + 1" in await settled(pilot)


async def test_y_copies_the_formula_in_sight_and_asks_which_of_several() -> None:
    one = FakeGate(page={"text": "# T\n\n$$\\frac{a}{b}$$\n", "exercises": []})
    async with reading(one).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("y")
        assert pilot.app.clipboard == "\\frac{a}{b}"

    async with reading(CHINESE).run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await pilot.press("y")
        assert "Copy the LaTeX of" in await settled(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert (
            pilot.app.clipboard == "p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}" or "alhpa" in pilot.app.clipboard
        )


async def test_y_says_so_where_there_is_no_formula() -> None:
    async with reading(FakeGate(page={"text": "# T", "exercises": []})).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert [said.message for said in pilot.app._notifications] == ["There is no formula in sight."]
        assert pilot.app.clipboard == ""


async def test_links_lead_to_pages_and_exercises_by_key_and_by_mouse() -> None:
    async with reading(CHINESE).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("o", "enter")
        await settled(pilot)
        assert pilot.app.screen.lesson == "scores/scale"  # type: ignore[attr-defined]
        assert pilot.app.where.here == Place("lesson", "scores/scale")  # type: ignore[attr-defined]

    text = "# T\n\n[the words](https://example.org/a)\n"
    async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click("ProseParagraph", offset=(2, 0))
        await settled(pilot)
        assert pilot.app.clipboard == "https://example.org/a"


async def test_the_contents_lead_to_pages_and_headings(golden: Golden) -> None:
    text = READING + "\n\nparagraph" * 40 + "\n\n## Far below\n\nThe end.\n" + "\n\nafter" * 40
    async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        golden("contents-80x24", await settled(pilot))
        await pilot.press("down", "down", "enter")
        shown = await settled(pilot)
        assert "Far below" in [row.strip() for row in shown.splitlines()[1:5]]
        await pilot.press("c", "j", "j", "j", "j", "j", "enter")
        await settled(pilot)

        assert pilot.app.where.here == Place("lesson", "scores/scale")  # type: ignore[attr-defined]


async def test_a_page_opens_at_a_line_or_a_heading() -> None:
    text = "# T\n" + "\n\nparagraph" * 60 + "\n\n## Here we are\n\nThe line.\n" + "\n\nafter" * 60
    line = text.splitlines().index("The line.")
    for at, first in ((line, "The line."), ("here-we-are", "Here we are")):
        async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            pilot.app.open_lesson("scores/scale", at)  # type: ignore[attr-defined]
            shown = [row.strip() for row in (await settled(pilot)).splitlines()[1:4]]
            assert first in shown


async def test_numbers_of_footnotes_are_the_same_above_and_below() -> None:
    text = "One[^b] two[^a].\n\n[^a]: first\n[^b]: second\n"
    async with reading(FakeGate(page={"text": text, "exercises": []})).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)
        assert "One[1] two[2]." in shown
        assert "[1] second" in shown and "[2] first" in shown
