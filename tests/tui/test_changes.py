"""What changed between two attempts, where a result is wrong, and which number a printed line tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.changes import changed_checks, changed_lines
from tutor.tui.difference import of_difference
from tutor.tui.widgets.under_way import number_of

LINES = st.lists(st.sampled_from(["a", "b", "", "中"]), max_size=12)


@given(LINES, LINES)
def test_what_is_shown_as_taken_and_put_is_the_whole_difference(old: list[str], new: list[str]) -> None:
    rows = changed_lines("\n".join(old), "\n".join(new))
    taken = [text for sign, text in rows if sign == "-"]
    put = [text for sign, text in rows if sign == "+"]

    before, after = "\n".join(old).splitlines(), "\n".join(new).splitlines()
    assert (rows == []) == (before == after)
    assert len(before) - len(taken) == len(after) - len(put)


def test_far_lines_are_counted_and_near_ones_shown() -> None:
    before = "\n".join(map(str, range(9)))

    assert changed_lines(before, before.replace("5", "x")) == [
        ("…", "3 lines are the same"),
        (" ", "3"),
        (" ", "4"),
        ("-", "5"),
        ("+", "x"),
        (" ", "6"),
        (" ", "7"),
        ("…", "1 line is the same"),
    ]


def test_checks_that_changed_are_named() -> None:
    before = [{"name": "shape", "status": "pass"}, {"name": "values", "status": "fail"}]
    after = [before[0], {"name": "values", "status": "pass"}, {"name": "rows", "status": "fail"}]

    assert list(changed_checks(before, after)) == ["✓ values: was ✗", "✗ rows: new"]


def test_an_answer_that_was_not_looked_at_leaves_nothing_to_compare() -> None:
    assert list(changed_checks([], [{"name": "values", "status": "pass"}])) == []


def test_a_difference_is_counted_and_drawn_without_colour() -> None:
    shown = of_difference(
        {"wrong": 3, "of": 6, "largest": 0.06, "at": [0, 1], "nan": 1, "inf": 0, "map": [".-#", "!.+"]}
    )

    assert shown[0] == "3 of 6 entries are wrong; the largest error is 0.06 at [0, 1]."
    assert shown[1] == "Your result holds 1 × NaN."
    assert shown[3:5] == ["  ··░░██", "  !!··▒▒"]
    assert all(word in shown[5] for word in ("right", "slightly off", "clearly off", "furthest", "NaN"))


def test_a_single_number_has_no_map_and_no_difference_no_rows() -> None:
    assert of_difference({"wrong": 1, "of": 1, "largest": 2.0, "at": [], "map": []}) == [
        "1 of 1 entries are wrong; the largest error is 2 at []."
    ]
    assert of_difference({}) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("epoch 3 loss 0.41 rate 0.1", 0.41),
        ("loss: 1e-3", 0.001),
        ("损失 0.5", 0.5),
        ("3 2.25", 2.25),
        ("done", None),
        ("loss nan", None),
        ("shape (3,)", 3),
        ("1e999", None),
    ],
)
def test_a_printed_line_tells_its_loss_or_else_its_last_number(line: str, number: float | None) -> None:
    assert number_of(line) == number
