"""A quiz exercise: answers are kept as they are given, judged together, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_gate import FakeGate
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]


def verdict(*found: tuple[str, str, str], status: str = "fail") -> dict[str, Any]:
    checks = [{"name": n, "status": s, "message": m, "help": "Well seen."} for n, s, m in found]
    return {"verdict": {"status": status, "message": "One.", "checks": checks}, "note": ""}


@pytest.fixture
def file(own_home: Path) -> Path:
    return own_home / "answers" / "shift-quiz" / "shift_quiz.txt"


def asking(gate: FakeGate | None = None) -> TutorApp:
    where = Where()
    where.go(Place("quiz", "course:shift-quiz"))
    return TutorApp(gate or FakeGate(), where)


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


async def test_all_questions_are_asked(file: Path, golden: Golden) -> None:
    async with asking().run_test(size=(80, 24)) as pilot:
        golden("quiz-80x24", await settled(pilot))


async def test_every_answer_is_in_the_file_that_the_shell_would_check(file: Path) -> None:
    async with asking().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "b", "tab", "2")
        assert "2 of 2 answered" in await settled(pilot)

    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["1: b", "2: 2"]


async def test_answers_come_back(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("1: b\n2: 3\n")
    async with asking().run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)

        assert "b (•) The rows." in shown
        assert "2 of 2 answered" in shown


async def test_a_file_that_cannot_be_read_is_set_aside_and_not_lost(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("my thoughts\n")
    async with asking().run_test(size=(80, 24)) as pilot:
        assert "Your file could not be read" in await settled(pilot)
        await pilot.press("tab", "a")
        await settled(pilot)

    assert file.with_name("shift_quiz.backup-1.txt").read_text() == "my thoughts\n"


async def test_the_verdict_stands_below_each_question(file: Path, golden: Golden) -> None:
    answer = verdict(("which-sums-to-one", "pass", ""), ("a-shape", "fail", "Count the *axes*."))
    gate = FakeGate(check=answer)
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "b", "tab", "3", "ctrl+r")
        golden("quiz-judged-80x24", await settled(pilot))

    (sent,) = [blob.decode() for op, blob, _asked in gate.asked if op == "check"]
    assert "1: b" in sent
    assert "2: 3" in sent


async def test_missing_answers_are_named_before_an_attempt_is_spent(file: Path) -> None:
    gate = FakeGate(check=verdict(("which-sums-to-one", "fail", "Not answered.")))
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+r", "ctrl+r")
        assert "Nothing is answered yet." in await settled(pilot)
        await pilot.press("tab", "a", "ctrl+r")
        assert "Question 2 has no answer yet." in await settled(pilot)
        assert "check" not in [op for op, _blob, _asked in gate.asked]
        await pilot.press("ctrl+r")
        await settled(pilot)

        assert "check" in [op for op, _blob, _asked in gate.asked]


async def test_a_pass_is_said_and_nothing_moves_on_by_itself(file: Path) -> None:
    right = verdict(("which-sums-to-one", "pass", ""), status="pass")
    del right["verdict"]["checks"][0]["help"]  # the contract's checks that passed have none
    async with asking(FakeGate(check=right)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "b", "tab", "2", "f5")
        shown = await settled(pilot)
        assert "✓ 1 of 1 right. n goes on." in shown
        assert "Which sums to one?" in shown
        await pilot.press("escape", "n")
        await settled(pilot)

        assert pilot.app.screen.lesson == "scores/scale"  # type: ignore[attr-defined]


async def test_a_service_that_dies_while_judging_is_one_sentence_and_answers_stay(file: Path) -> None:
    gate = FakeGate(check=ServiceError("The background service died while it worked on this."))
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "b", "tab", "2", "ctrl+r")

        shown = await settled(pilot)

        assert "The background service died" in shown
        assert "b (•) The rows." in shown


async def test_a_folder_that_cannot_be_written_is_said_and_the_quiz_goes_on(file: Path) -> None:
    file.parent.parent.parent.mkdir(parents=True)
    file.parent.parent.write_text("a file in the way of the folder")
    async with asking().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "b")

        shown = await settled(pilot)

        assert "your answers will not be kept" in " ".join(shown.split())
        assert "b (•) The rows." in shown


async def test_a_wrong_answer_is_explained_at_once_and_all_right_ones_hand_themselves_in(file: Path) -> None:
    right = verdict(("which-sums-to-one", "pass", ""), ("a-shape", "pass", ""), status="pass")
    gate = FakeGate(check=right)
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "a")
        assert "✗ Not yet. Only by chance." in await settled(pilot)
        await pilot.press("b", "tab", "2", "enter")
        shown = await settled(pilot)
        assert "✓ 2 of 2 right." in shown
        await settled(pilot)

    assert [op for op, _blob, _asked in gate.asked].count("check") == 1


SEVERAL = "## Which hold?\n\n- [x] one\n  > First.\n- [x] two\n- [ ] three\n  > No.\n"


async def test_of_several_options_each_is_marked_and_enter_answers(file: Path) -> None:
    gate = FakeGate(quiz={"id": "q", "title": "Q", "text": SEVERAL, "drawn": {}, "seed": None})
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "a")
        assert "question" not in [op for op, _blob, _asked in gate.asked]
        await pilot.press("enter")
        assert "not all that holds" in await settled(pilot)
        await pilot.press("b", "enter")

        assert "✓ Right. First." in await settled(pilot)


def drawing(asked: dict[str, Any]) -> dict[str, Any]:
    """A quiz that draws 3 for the seed 3, and 8 when nobody asks for a seed."""
    seed = asked["seed"] if asked["seed"] is not None else 8
    text = "## Twice\n\nWhat is two times {n}?\n\n= {answer}\n"
    drawn = {"n": seed, "answer": 2 * seed}
    return {"id": "shift-quiz", "title": "Q", "text": text, "drawn": drawn, "seed": seed}


async def test_kept_answers_come_back_with_their_numbers_and_anew_means_other_ones(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("# seed: 3\n1: 7\n")
    gate = FakeGate(quiz=drawing)
    async with asking(gate).run_test(size=(80, 24)) as pilot:
        assert "two times 3?" in await settled(pilot)
        await pilot.press("x", "escape")
        assert "two times 3?" in await settled(pilot)
        await pilot.press("x", "y")
        shown = await settled(pilot)
        assert "two times 8?" in shown and "0 of 1 answered" in shown

    assert "# seed: 8" in file.read_text()
    assert "1: 7" in file.with_name("shift_quiz.backup-1.txt").read_text()
