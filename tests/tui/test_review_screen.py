"""The review screen: one question after the other, what was right first, nothing goes on by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fake_gate import QUIZ, FakeGate
from screen_text import screen_text
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.sitting import LENGTHS, Sitting
from tutor.tui.where import Place, Where
from tutor.tui.widgets.editor import AnswerEditor

Golden = Callable[[str, str], None]
SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
LISTING = """```text
1  import numpy as np
2
3  def softmax(x, axis=-1):
4      x = np.asarray(x, float)
5      e = np.exp(x - x.max())
6      return e / e.sum()
```
"""
FIND = {
    "form": "find",
    "statement": "# Softmax\n\nYou once wrote this answer, and it was not right. Which line is wrong?\n\n"
    + LISTING
    + "\n## The exercise\n\nTurn scores into probabilities: $$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$\n",
    "own": True,
}
FILL = {
    "form": "fill",
    "statement": "# Shift\n\nIn this answer pieces are missing, marked `____`. Put them in.\n",
    "starter": "def shift(x):\n    return x - ____\n",
}
QUESTIONS = {"form": "questions", "statement": "# Quiz\n", "questions": ["a-shape", "which-sums-to-one"]}


def item(id: str, kind: str = "code", **more: Any) -> dict[str, Any]:  # noqa: A002
    base = {"id": id, "pack": "course", "title": id.capitalize(), "kind": kind, "item": f"{id}-1"}
    base |= {"minutes": 2, "starter": "", "own": False, "lines": 6, "seed": 1, "questions": [], "tries": 0}
    return base | {"derivation": None} | more


def due(*items: dict[str, Any], more: int = 0) -> dict[str, Any]:
    return {"due": list(items), "gone": [], "more": more, "minutes": 2, "forecast": [1, 0], "jumped": ""}


def came(outcome: str, form: str = "find", **more: Any) -> dict[str, Any]:
    over = outcome in ("right", "missed")
    said = {"id": "softmax", "form": form, "outcome": outcome, "over": over, "message": "", "help": ""}
    said |= {"tries": 1, "marks": [], "verdict": None}
    if over:
        said |= {"right": "", "wrong_lines": [], "mistake": None}
        said |= {"due": "2026-03-15T09:00:00+00:00", "days": 6, "rating": 3 if outcome == "right" else 1}
    return said | more


FOUND = came(
    "right",
    message="All entries of your result together sum to 1. What should a single row sum to?",
    help="Every slice along the axis has a sum of its own; divide each by its own.",
    right="- return e / e.sum()\n+ return e / e.sum(axis, keepdims=True)",
    wrong_lines=[6],
)


def answering(asked: dict[str, Any]) -> dict[str, Any]:
    if asked.get("give_up"):
        return FOUND | came("missed", message=FOUND["message"], right=FOUND["right"], wrong_lines=[6])
    return came("wrong", message="Line 1 is not the one.")


def gate(**answers: Any) -> FakeGate:
    first = item("softmax", **FIND)
    prepared = {
        "review": due(first, item("shift", **FILL)),
        "review_item": lambda asked: item("shift", **FILL) if "shift" in asked["exercise"] else first,
        "review_answer": FOUND,
        "rate": {"id": "softmax", "due": "2026-04-15T09:00:00+00:00", "days": 37, "rating": 4},
        "state": {"value": None},
        "hint": {"n": 1, "of": 1, "text": "What do the rows sum to?", "again": False},
    }
    return FakeGate(**(prepared | answers))


def reviewing(service: FakeGate) -> TutorApp:
    where = Where()
    where.go(Place("review", "due"))
    return TutorApp(service, where)


async def settled(pilot: Pilot[int]) -> str:
    for _turn in range(4):
        with suppress(WorkerCancelled):  # a statement that another one replaced before it was drawn
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


@pytest.fixture(autouse=True)
def same_everywhere(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


@SIZES
async def test_a_line_is_found_and_what_was_right_is_said_first(
    size: tuple[int, int], golden: Golden
) -> None:
    service = gate()
    async with reviewing(service).run_test(size=size) as pilot:
        golden(f"review-find-{size[0]}x{size[1]}", await settled(pilot))
        await pilot.press("6", "enter")
        shown = await settled(pilot)
        golden(f"review-found-{size[0]}x{size[1]}", shown)
    assert "Found: line 6." in shown and "It comes back on 2026-03-15, in 6 days." in shown
    [asked] = [(blob, more) for op, blob, more in service.asked if op == "review_answer"]
    assert asked == (b"6", {"exercise": "course:softmax", "item": "softmax-1", "size": 1})


@SIZES
async def test_blanks_are_filled_in_the_editor(size: tuple[int, int], golden: Golden) -> None:
    async with reviewing(gate(review=due(item("shift", **FILL)))).run_test(size=size) as pilot:
        golden(f"review-fill-{size[0]}x{size[1]}", await settled(pilot))
        assert pilot.app.screen.query_one(AnswerEditor).text == FILL["starter"]


@SIZES
async def test_a_few_questions_are_asked_and_handed_in_together(
    size: tuple[int, int], golden: Golden
) -> None:
    marks = [
        {"id": "a-shape", "status": "pass", "says": "Two."},
        {"id": "which-sums-to-one", "status": "fail", "says": "Only by chance."},
    ]
    judged = came("missed", "questions", message="Question 2: Only by chance.", marks=marks, right="1: 2")
    quiz = {"id": "q", "title": "Q", "text": QUIZ, "drawn": {}, "seed": None}
    asked = item("q", "quiz", **QUESTIONS)
    service = gate(review=due(asked), review_item=asked, review_answer=judged, quiz=quiz)
    async with reviewing(service).run_test(size=size) as pilot:
        shown = await settled(pilot)
        golden(f"review-questions-{size[0]}x{size[1]}", shown)
        assert shown.index("A shape") < shown.index("Which sums to one?")
        await pilot.press("2", "enter")
        await settled(pilot)
        assert not [op for op, _blob, _more in service.asked if op == "review_answer"]
        await pilot.press("a")
        shown = await settled(pilot)
    assert "1 of 2 right." in shown and "Only by chance." in shown
    [blob] = [blob for op, blob, _more in service.asked if op == "review_answer"]
    assert blob == b"1: 2\n2: a"


async def test_a_wrong_line_may_be_tried_again_and_given_up() -> None:
    async with reviewing(gate(review_answer=answering)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("1", "enter")
        shown = await settled(pilot)
        assert "Line 1 is not the one." in shown and "It comes back" not in shown
        await pilot.press("escape", "s")
        shown = await settled(pilot)
        assert "It is line 6." in shown and "e.sum(axis, keepdims=True)" in shown
        assert "Noted as again" in shown


async def test_one_key_overrules_the_rating_and_only_n_goes_on() -> None:
    async with reviewing(gate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("6", "enter")
        await settled(pilot)
        await pilot.press("4")
        shown = await settled(pilot)
        assert "2026-04-15, in 37 days" in shown and "Noted as easy" in shown
        assert "Found: line 6." in shown
        await pilot.press("n")
        assert "Review: Shift" in await settled(pilot)
        await pilot.press("f8")
        shown = await settled(pilot)
        assert "1 reviewed, 1 right." in shown and "1 more is due; n asks for it." in shown
        await pilot.press("n")
        assert "Review: Softmax" in await settled(pilot)


async def test_no_answer_is_no_try() -> None:
    service = gate()
    async with reviewing(service).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f5")
        assert "There is no answer yet" in await settled(pilot)
        assert not [op for op, _blob, _more in service.asked if op == "review_answer"]


async def test_a_hint_is_shown_and_the_question_stays() -> None:
    async with reviewing(gate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        shown = await settled(pilot)
        assert "What do the rows sum to?" in shown and "Which line is wrong?" in shown


async def test_what_cannot_be_asked_is_said_and_the_next_one_is_a_key_away() -> None:
    def broken(asked: dict[str, Any]) -> dict[str, Any]:
        if "softmax" in asked["exercise"]:
            raise ServiceError("The pack no longer holds it.")
        return item("shift", **FILL)

    async with reviewing(gate(review_item=broken)).run_test(size=(80, 24)) as pilot:
        assert "The pack no longer holds it." in await settled(pilot)
        await pilot.press("n")
        assert "Review: Shift" in await settled(pilot)


async def test_what_was_written_is_there_again(own_home: Path) -> None:
    kept: dict[str, Any] = {}

    def state(asked: dict[str, Any]) -> dict[str, Any]:
        if "value" in asked:
            kept[asked["key"]] = asked["value"]
        return {"value": kept.get(asked["key"])}

    service = gate(review=due(item("shift", **FILL)), state=state)
    for seen in ("", "# mine"):
        async with reviewing(service).run_test(size=(80, 24)) as pilot:
            assert seen in await settled(pilot)
            await pilot.press(*"# mine", "escape", "q")
            await settled(pilot)


async def test_nothing_due_is_said_and_q_goes_home() -> None:
    async with reviewing(gate(review=due())).run_test(size=(80, 24)) as pilot:
        assert "Nothing is due." in await settled(pilot)
        await pilot.press("q")
        assert "Scores" in await settled(pilot)
        await pilot.press("r")
        assert "Nothing is due." in await settled(pilot)


async def test_home_goes_on_in_the_course_and_not_in_the_reviews() -> None:
    async with TutorApp(gate(), Where()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press("escape", "q")
        await settled(pilot)
        assert pilot.app.where.last is None


async def test_a_sentence_about_the_clock_is_shown() -> None:
    said = due() | {"jumped": "Your record goes on to 2027-01-01. Is the clock right?"}
    async with reviewing(gate(review=said)).run_test(size=(80, 24)) as pilot:
        assert "Is the clock right?" in await settled(pilot)


def test_a_sitting_ends_when_its_time_is_over_and_not_in_the_middle_of_an_item() -> None:
    now = [0.0]
    sitting = Sitting([item("a"), item("b")], more=3, clock=lambda: now[0])
    assert (sitting.left, sitting.over, sitting.length) == (5, False, 10)
    now[0] = 600
    assert sitting.over and sitting.item is not None
    lengths = []
    for _time in LENGTHS:
        sitting.longer()
        lengths.append(sitting.length)
    assert lengths == [20, 5, None, 10] and not sitting.over
    sitting.length, now[0] = None, 1e9
    assert not sitting.over
    for done in (True, False, True):
        sitting.go_on(done)
    assert sitting.item is None and sitting.left == 4, "what was not answered stays due"


async def test_after_the_time_n_goes_on_all_the_same() -> None:
    async with reviewing(gate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.screen.sitting.began = time.monotonic() - 601
        await pilot.press("6", "enter")
        await settled(pilot)
        await pilot.press("n")
        assert "The time that you chose is over; 1 is still due" in await settled(pilot)
        await pilot.press("n")
        assert "Review: Shift" in await settled(pilot)
