"""Plots in cells: each kind as golden text, legible without colour, never wider than its room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plot_samples import SAID, SAMPLES

from tutor.text.plot.draw import HIGHEST, KINDS, draw
from tutor.text.plot.grid import Grid, as_text
from tutor.text.terminal import cells

Golden = Callable[[str, str], None]
NUMBERS = st.floats(-1e100, 1e100)
WIDTHS = st.integers(1, 200)
HEIGHTS = st.integers(1, 60)


def lines(plot: dict[str, object], width: int, height: int = 14, ascii_only: bool = False) -> list[str]:
    return as_text(draw(plot, width, height, ascii_only)).split("\n")


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_looks_as_it_should(golden: Golden, kind: str, width: int) -> None:
    shown = as_text(draw(SAMPLES[kind], width, 14))
    golden(f"plot-{kind}-{width}", shown + "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_form_in_ascii(golden: Golden, kind: str) -> None:
    shown = as_text(draw(SAMPLES[kind], 60, 14, ascii_only=True))
    names = "平方误差它狗"
    assert "".join(char for char in shown if char not in names).isascii()
    golden(f"plot-{kind}-ascii", shown + "\n")


@pytest.mark.parametrize("kind", KINDS)
@given(width=WIDTHS, height=HEIGHTS, ascii_only=st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_picture_leaves_its_room(kind: str, width: int, height: int, ascii_only: bool) -> None:
    rows = lines(SAMPLES[kind], width, height, ascii_only)
    assert all(cells(row) <= max(width, 8) for row in rows)
    assert len(rows) <= HIGHEST + 1


def test_curves_are_told_apart_without_colour() -> None:
    """Two curves of the same shape differ in the dots that are drawn, and each has its letter at its end."""
    flat = [{"name": name, "x": [0, 1], "y": [y, y]} for name, y in (("one", 1.0), ("two", 3.0))]
    plot = SAMPLES["curves"] | {"curves": flat, "points": []}
    rows = [row for row in lines(plot, 60) if row.endswith((" A", " B"))]
    assert len(rows) == 2
    assert len({row[4:-2] for row in rows}) == 2


def test_letters_of_curves_that_end_together_do_not_cover_each_other() -> None:
    same = [{"name": str(n), "x": [0, 1], "y": [0.0, 0.0]} for n in range(5)]
    rows = lines(SAMPLES["curves"] | {"curves": same, "points": []}, 60)
    assert sorted(row[-1] for row in rows if row[-2:-1] == " " and row[-1:] in tuple("ABCDE")) == list(
        "ABCDE"
    )


def test_where_two_classes_share_a_cell_a_third_mark_says_so() -> None:
    picture = "\n".join(lines(SAMPLES["scatter"], 60))
    assert "# both" in picture
    assert picture.count("#") == 2


def test_a_walk_is_marked_from_start_to_end() -> None:
    picture = "\n".join(lines(SAMPLES["contour"], 60)[1:])
    assert picture.count("S") == picture.count("E") == 1
    assert picture.count("o") >= 3


def test_a_heat_map_that_is_too_wide_says_what_it_leaves_out() -> None:
    wide = SAMPLES["heatmap"] | {
        "matrix": [[0.0] * 64],
        "rows": ["r"],
        "columns": [str(n) for n in range(64)],
    }
    assert "one column in 2 is shown" in lines(wide, 60)[-1]
    assert "is shown" not in lines(wide, 80)[-1]


def test_numbers_stand_in_a_heat_map_where_they_fit() -> None:
    assert "0.67" in "\n".join(lines(SAMPLES["heatmap"], 60))
    assert "0.67" not in "\n".join(lines(SAMPLES["heatmap"], 24))


def test_a_bar_is_as_long_as_its_share_of_the_room() -> None:
    plot = SAID | {"kind": "bars", "labels": ["a", "b"], "range": [0, 1]}
    half, full = lines(plot | {"groups": [{"name": "", "values": [0.5, 1.0]}]}, 47)
    assert full.count("█") == 2 * half.count("█") == 40


@given(
    ys=st.lists(st.none() | NUMBERS, min_size=1, max_size=30),
    low=NUMBERS,
    high=NUMBERS,
    width=st.integers(24, 120),
    ascii_only=st.booleans(),
)
@example(ys=[0.0, 1.0], low=0.0, high=2.2e-309, width=24, ascii_only=False)
@example(ys=[6.6e56], low=0.0, high=1e-250, width=24, ascii_only=False)
@settings(deadline=None)
def test_any_curve_is_drawn(
    ys: list[float | None], low: float, high: float, width: int, ascii_only: bool
) -> None:
    """Constants, one point, gaps, huge and tiny ranges."""
    low, high = sorted((low, high))
    if low == high:
        high = low + 1 if low + 1 > low else low * 2 if low > 0 else 0.0
    plot = SAMPLES["curves"] | {
        "y": {"name": "y", "range": [low, high]},
        "x": {"name": "x", "range": [0.0, float(len(ys))]},
        "curves": [{"name": "c", "x": [float(n) for n in range(len(ys))], "y": ys}],
        "points": [],
    }
    assert all(cells(row) <= width for row in lines(plot, width, 12, ascii_only))


@given(
    matrix=st.integers(1, 8).flatmap(
        lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), min_size=2, max_size=8)
    ),
    width=st.integers(24, 90),
)
@example(matrix=[[0.0], [5e-324]], width=24)
@settings(deadline=None)
def test_any_table_of_numbers_is_drawn(matrix: list[list[float]], width: int) -> None:
    every = [value for row in matrix for value in row]
    low, high = min(every), max(every)
    names = {"rows": [str(n) for n in range(len(matrix))], "columns": [str(n) for n in range(len(matrix[0]))]}
    ends = [low, high] if low < high else [low - abs(low) / 2 - 0.5, low + abs(low) / 2 + 0.5]
    heat = SAMPLES["heatmap"] | names | {"matrix": matrix, "range": ends}
    assert all(cells(row) <= width for row in lines(heat, width))
    if len(matrix[0]) > 1:
        assert all(cells(row) <= width for row in lines(SAMPLES["contour"] | {"surface": matrix}, width))


@pytest.mark.parametrize("ends", [(0.0, 5e-324), (-1e308, 1e308), (1.0, 1.0000000000000002)])
@pytest.mark.parametrize("value", [-1.7e308, 0.0, 5e-324, 1.7e308])
def test_a_number_out_of_any_range_has_the_shade_of_its_end(ends: tuple[float, float], value: float) -> None:
    heat = SAMPLES["heatmap"] | {"rows": ["r"], "columns": ["c"], "matrix": [[value]], "range": list(ends)}
    first = next(row for row in lines(heat, 24) if row.startswith("r "))[2:3].strip()
    assert first == ("" if value <= ends[0] else "█" if value >= ends[1] else first)


@given(values=st.lists(NUMBERS, min_size=1, max_size=5), width=st.integers(24, 90))
def test_any_bars_are_drawn(values: list[float], width: int) -> None:
    ends = [min(0.0, *values), max(0.0, *values)]
    plot = SAID | {
        "kind": "bars",
        "labels": [str(n) for n in range(len(values))],
        "groups": [{"name": "", "values": values}],
        "range": ends if ends[0] < ends[1] else [0, 1],
    }
    rows = lines(plot, width)
    assert len(rows) == len(values)
    assert all(cells(row) <= width for row in rows)


@given(texts=st.lists(st.tuples(st.integers(-2, 12), st.text("a狗é\u0301 ", max_size=6)), max_size=6))
def test_whatever_is_put_into_a_grid_its_rows_keep_their_width(texts: list[tuple[int, str]]) -> None:
    grid = Grid(10, 1)
    for x, text in texts:
        grid.put(x, 0, text)
    assert cells(as_text(grid.rows())) <= 10
