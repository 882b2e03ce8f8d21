"""Ticks are round, in order, inside their axis and told apart, for any two ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.plot.dots import BRAILLE, Dots, clip
from tutor.text.plot.grid import Grid, as_text
from tutor.text.plot.ticks import labels, number, place, span, ticks

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
NEAR = st.floats(-1e100, 1e100)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 1, 5, ["0", "0.25", "0.5", "0.75", "1"]),
        (0, 1, 6, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (-3, 3, 7, ["-3", "-2", "-1", "0", "1", "2", "3"]),
        (0, 4, 3, ["0", "2", "4"]),
        (12, 87, 4, ["20", "40", "60", "80"]),
        (0, 1e-9, 3, ["0", "5e-10", "1e-09"]),
        (1e6, 1e6 + 1, 3, ["1000000", "1000000.5", "1000001"]),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, most: int, expected: list[str]) -> None:
    assert labels(ticks(low, high, most)) == expected


@given(one=FLOATS, other=FLOATS, most=st.integers(-1, 30))
def test_ticks_lie_on_their_axis_in_order(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high, most)
    assert 1 <= len(found) <= max(most, 1)
    assert all(low <= value <= high for value in found)
    assert all(left < right for left, right in pairwise(found)) or low == high


@given(one=NEAR, other=NEAR, most=st.integers(2, 12))
def test_different_ticks_have_different_labels(one: float, other: float, most: int) -> None:
    found = ticks(min(one, other), max(one, other), most)
    assert len(set(labels(found))) == len(set(found))


@given(values=st.lists(NEAR, max_size=5))
def test_every_axis_has_a_width(values: list[float]) -> None:
    low, high = span(values)
    assert low < high
    assert all(low <= value <= high for value in values)


def test_numbers_and_places_are_short() -> None:
    assert [number(v) for v in (-0.0, 0.25, 1200, 123456, 3e-7, 1e9)] == [
        "0",
        "0.25",
        "1200",
        "123456",
        "3e-07",
        "1e+09",
    ]
    assert [place(v) for v in (2.0, 0.3, "own", 10)] == ["2", "0.3", "own", "10"]


POINTS = st.tuples(NEAR, NEAR)


@given(start=POINTS, end=POINTS)
def test_a_clipped_segment_lies_inside(start: tuple[float, float], end: tuple[float, float]) -> None:
    found = clip(start, end, 19.5, 9.5)
    for x, y in found or ():
        assert -0.51 <= x <= 19.51 or abs(start[0] - end[0]) > 1e6
        assert -0.51 <= y <= 9.51 or abs(start[1] - end[1]) > 1e6


@given(points=st.lists(st.none() | POINTS, max_size=8), ascii_only=st.booleans())
def test_any_line_is_drawn_inside_its_canvas(
    points: list[tuple[float, float] | None], ascii_only: bool
) -> None:
    dots, grid = Dots(10, 3, ascii_only), Grid(10, 3)
    dots.line(points, 0)
    dots.onto(grid, 0, 0)
    assert all(len(row) <= 10 for row in as_text(grid.rows()).split("\n"))


def test_a_line_from_corner_to_corner_has_no_hole() -> None:
    dots, grid = Dots(4, 2), Grid(4, 2)
    dots.line([(0, 0), (7, 7)], 0)
    dots.onto(grid, 0, 0)
    drawn = sum(
        (ord(char) - BRAILLE).bit_count()
        for row in range(2)
        for char in (grid.at(x, row) for x in range(4))
        if char != " "
    )
    assert drawn == 8


def test_a_gap_is_left_open_and_a_lone_point_is_a_dot() -> None:
    dots, grid = Dots(6, 1, ascii_only=True), Grid(6, 1)
    dots.line([(0, 0), (1, 0), None, (3, 0), None, (5, 0)], 0)
    dots.onto(grid, 0, 0)
    assert as_text(grid.rows()) == "** * *"
