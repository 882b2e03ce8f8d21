"""A verdict on the screen: what is right first, one best message, the rest folded; nothing acts as markup."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Collapsible

from tutor.tui.parts import Part, of_hint, of_run, of_verdict, took
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.verdict import VerdictPane

MESSAGE = "The columns sum to 1 and the rows do not. Which axis holds the classes?"
FAIL: dict[str, Any] = {
    "format": 1,
    "exercise": "softmax",
    "kind": "code",
    "status": "fail",
    "score": 0.5,
    "seed": 7,
    "message": MESSAGE,
    "help": "Divide along the last axis.",
    "mistake": "wrong_axis",
    "also": ["axis_ignored"],
    "checks": [
        {"name": "shape", "status": "pass", "message": ""},
        {
            "name": "values",
            "status": "fail",
            "message": MESSAGE,
            "help": "Divide along the last axis.",
            "mistake": "wrong_axis",
            "case": {"name": "two [rows]", "x": "[[0, 1], [2, 0]]"},
            "expected": "[[0.27, 0.73], [0.88, 0.12]]",
            "actual": "[[0.12, 0.73], [0.88, 0.27]]",
            "where": [0, 0],
        },
        {"name": "rule:loops", "status": "fail", "message": "Line 3 holds a loop.", "help": ""},
        {"name": "repeatable", "status": "skipped", "message": ""},
    ],
    "stdout": "[/red] hello\n",
    "millis": {"total": 21.4},
}
PASS = FAIL | {
    "status": "pass",
    "message": "Right.",
    "help": "",
    "mistake": None,
    "also": [],
    "checks": [{"name": "shape", "status": "pass"}, {"name": "values", "status": "pass"}],
}
DERIVATION: dict[str, Any] = {
    "format": 1,
    "exercise": "slope",
    "kind": "derivation",
    "status": "fail",
    "seed": 7,
    "message": "Line 2: Which sign?",
    "help": "",
    "mistake": "sign",
    "also": [],
    "checks": [
        {"name": "line 1", "status": "pass"},
        {"name": "line 2", "status": "fail", "message": "Which sign?"},
    ],
    "stdout": "",
    "millis": {},
    "first_wrong": 2,
    "lines": [
        {"n": 1, "text": "exp(-z)", "verdict": "follows_if", "condition": "z > 0", "message": ""},
        {
            "n": 2,
            "text": "= -exp(-z)",
            "verdict": "does_not_follow",
            "counterexample": {"at": {"z": 1, "w": [0.5, 2]}, "left": 0.3679, "right": -0.3679},
            "message": "Which sign?",
        },
    ],
}


class OnePane(App[None]):
    def compose(self) -> ComposeResult:
        yield VerdictPane()

    @property
    def pane(self) -> VerdictPane:
        return self.query_one(VerdictPane)

    def open_lines(self) -> list[str]:
        """What is seen without unfolding anything."""
        return [
            lines.first + lines.text
            for lines in self.pane.query(Lines)
            if not any(isinstance(a, Collapsible) and a.collapsed for a in lines.ancestors)
        ]

    def titles(self) -> dict[str, bool]:
        """Titles and whether they are folded."""
        return {str(c._title.label): c.collapsed for c in self.pane.query(Collapsible)}


def texts(parts: list[Part]) -> list[str]:
    return [part.first + part.text for part in parts]


def test_what_is_right_comes_first_and_then_the_best_message() -> None:
    parts = of_verdict(FAIL)

    assert texts(parts)[:2] == ["✓ shape", f"✗ values: {MESSAGE}"]
    assert [part.tone for part in parts[:2]] == ["right", "wrong"]


def test_the_rest_is_folded_under_titles() -> None:
    folded = [part.title for part in of_verdict(FAIL) if part.folded]

    assert folded == ["help", 'case "two [rows]"', "✗ rule:loops", "what you printed (1 line)"]


def test_a_case_shows_both_results_in_columns() -> None:
    case = next(part for part in of_verdict(FAIL) if part.title.startswith("case"))

    assert case.text.split("\n") == [
        "x          [[0, 1], [2, 0]]",
        "yours      [[0.12, 0.73], [0.88, 0.27]]",
        "expected   [[0.27, 0.73], [0.88, 0.12]]",
        "differ at  [0, 0]",
    ]


def test_help_is_open_when_a_mistake_repeats() -> None:
    assert [p.folded for p in of_verdict(FAIL, repeated=True) if p.title == "help"] == [False]


def test_a_pass_names_what_was_checked_and_blames_nothing() -> None:
    parts = of_verdict(PASS)

    assert texts(parts)[0] == "✓ Passed: shape · values"
    assert {part.tone for part in parts} <= {"right", "plain", "quiet"}


@pytest.mark.parametrize(
    ("status", "lead", "tone"),
    [
        ("error", "✗ The answer stopped with an error.", "wrong"),
        ("violation", "✗ The sandbox stopped the answer.", "wrong"),
        ("invalid", "✗ The answer cannot be read; this costs no attempt.", "wrong"),
        ("timeout", "✗ The answer ran out of time.", "wrong"),
        ("undecided", "? This cannot be decided; it costs no attempt.", "unsure"),
    ],
)
def test_every_other_end_has_its_own_sentence(status: str, lead: str, tone: str) -> None:
    parts = of_verdict(FAIL | {"status": status, "checks": [], "message": "Line 3."})

    assert parts[0].first + parts[0].text == f"{lead} Line 3."
    assert parts[0].tone == tone


def test_a_help_that_points_at_a_place_is_open_and_keeps_its_columns() -> None:
    parts = of_verdict(FAIL | {"status": "invalid", "checks": [], "help": "def f(:\n      ^"})
    remedy = next(part for part in parts if part.title == "help")

    assert (remedy.folded, remedy.fixed, remedy.text) == (False, True, "def f(:\n      ^")


def test_lines_of_a_derivation_carry_marks_and_what_shows_the_mistake() -> None:
    assert texts(of_verdict(DERIVATION)) == [
        "✓ 1 of 2 lines follow.",
        "✗ Line 2: Which sign?",
        "  1 ✓ exp(-z)",
        "      follows if z > 0",
        "  2 ✗ = -exp(-z)",
        "      does not follow",
        "      At z = 1, w = (0.5, 2): 0.3679 before, -0.3679 here.",
    ]


def test_a_run_shows_what_came_back_and_what_was_printed() -> None:
    said = {
        "cases": [
            {"case": {"name": "one", "x": "[1]"}, "returned": "[2]", "raised": False},
            {"case": {"name": "two", "x": "[3]"}, "returned": "ValueError: no", "raised": True},
        ],
        "stdout": "a\nb\n",
        "problem": "",
        "help": "",
    }
    parts = of_run(said)

    assert [part.text for part in parts if part.title == "what you printed (2 lines)"] == ["a\nb"]
    assert "x         [1]\nreturned  [2]" in [part.text for part in parts]
    assert "x       [3]\nraised  ValueError: no" in [part.text for part in parts]


def test_a_hint_says_which_one_it_is() -> None:
    assert of_hint({"n": 2, "of": 4, "text": "Look.", "again": False}).title == "Hint 2 of 4"
    assert of_hint({"n": 4, "of": 4, "text": "Look.", "again": True}).title == "Hint 4 of 4 (the last one)"


@pytest.mark.parametrize(("total", "said"), [(21.4, "21 ms"), (0.2, "1 ms"), (1442.4, "1.4 s"), (None, "")])
def test_times_are_short(total: float | None, said: str) -> None:
    assert took({"millis": {} if total is None else {"total": total}}) == said


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_a_verdict_acts_on_the_terminal(message: str, name: str) -> None:
    hostile = FAIL | {"message": message, "stdout": message, "help": name, "also": [name]}
    shown = [part.text + part.title + part.first for part in of_verdict(hostile)]

    assert not any(ord(char) < 32 and char != "\n" for text in shown for char in text)


async def test_the_pane_is_out_of_sight_until_there_is_something() -> None:
    app = OnePane()
    async with app.run_test():
        assert not app.pane.display
        await app.pane.show_sentence("No.")

        assert app.pane.display


async def test_brackets_in_names_and_output_are_no_markup() -> None:
    app = OnePane()
    async with app.run_test(size=(80, 30)) as pilot:
        await app.pane.show_verdict(FAIL | {"message": "[bold]x[/]"}, ["[red]"])
        await pilot.pause()

        assert "[red]" in app.open_lines()
        assert 'case "two [rows]"' in app.titles()


async def test_the_case_is_open_where_there_is_room_and_folded_where_there_is_not() -> None:
    for height, folded in ((24, True), (50, False)):
        app = OnePane()
        async with app.run_test(size=(80, height)) as pilot:
            await app.pane.show_verdict(FAIL)
            await pilot.pause()

            assert app.titles()['case "two [rows]"'] is folded


async def test_the_second_time_the_same_mistake_opens_the_help() -> None:
    app = OnePane()
    async with app.run_test(size=(80, 24)):
        await app.pane.show_verdict(FAIL)
        assert app.titles()["help"] is True
        await app.pane.show_verdict(FAIL)
        assert app.titles()["help"] is False
        await app.pane.show_verdict(PASS)
        await app.pane.show_verdict(FAIL)
        assert app.titles()["help"] is True


async def test_hints_and_sentences_leave_the_verdict_in_place() -> None:
    app = OnePane()
    async with app.run_test(size=(80, 24)):
        await app.pane.show_verdict(FAIL)
        await app.pane.show_hint({"n": 1, "of": 2, "text": "Look at the rows.", "again": False})
        await app.pane.show_sentence("First.")
        await app.pane.show_sentence("Second.")

        assert app.open_lines()[:4] == ["! Second.", "  Look at the rows.", "✓ shape", f"✗ values: {MESSAGE}"]


async def test_lines_are_broken_in_cells_and_indented() -> None:
    lines = Lines("每一列之和为一，每一行却不是。类别在哪个轴上？", first="✗ ")

    assert all(row.startswith(("✗ ", "  ")) for row in lines._rows(20))
    assert lines.get_content_height(None, None, 20) == len(lines._rows(20)) == 3  # type: ignore[arg-type]


async def test_limited_lines_show_each_paragraph_or_end_in_an_ellipsis() -> None:
    two = Lines("fit(X, y) · X: (N, D) points\nposterior(params, X) · X: (M, D) points")
    two.limit(2)
    one = Lines("softmax(x, axis) · x: any shape with at least one axis")
    one.limit(2)

    assert two._rows(20) == ["fit(X, y) · X: (N, …", "posterior(params, X…"]
    assert one._rows(20) == ["softmax(x, axis) ·", "x: any shape with a…"]
