"""A table of numbers as shades, with the numbers where they fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.axes import Axis
from tutor.text.plot.grid import LABEL, SHADE, Grid, Rows
from tutor.text.plot.shades import RAMPS, shade
from tutor.text.plot.ticks import number
from tutor.text.terminal import cells, clip
from tutor.words import _

Json = Mapping[str, Any]
SHARE_OF_NAMES = 3  # names take a third of the picture at most
DIGITS = 3
SWATCH = 2  # cells of shade beside a number
WIDEST = 3  # cells of shade without one


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `heatmap`, as high as its rows.

    Where it is too wide even at a cell a column, every second, third ... column is shown, and it says so.
    """
    left = min(max(map(cells, plot["rows"])), width // SHARE_OF_NAMES) + 1
    texts = written(plot["matrix"], plot["range"])
    wide = max(cells(text) for row in texts for text in row)
    count = len(plot["columns"])
    layout = Layout(count, width - left, wide)
    grid = Grid(width, len(texts) + 3)
    _put_columns(grid, plot, left, layout)
    scale = Axis("", *plot["range"])
    for y, row in enumerate(plot["matrix"], 2):
        grid.put(0, y, clip(plot["rows"][y - 2], left - 1), LABEL)
        for n, at in enumerate(range(0, count, layout.every)):
            column = left + n * layout.step
            grid.put(column, y, shade(scale.share(row[at]), ascii_only) * layout.shaded, SHADE)
            if layout.numbers:
                grid.put(column + SWATCH + 1, y, texts[y - 2][at], LABEL)
    _put_scale(grid, plot, layout.every, ascii_only)
    return grid.rows()


class Layout:
    """How `count` columns share the room: cells from one to the next, shaded cells, numbers or none."""

    def __init__(self, count: int, room: int, wide: int) -> None:
        room = max(room, 1)
        self.every = math.ceil(count / room)
        shown = math.ceil(count / self.every)
        self.numbers = room // shown >= SWATCH + wide + 3
        self.step = SWATCH + wide + 3 if self.numbers else min(room // shown, WIDEST + 1)
        self.shaded = SWATCH if self.numbers else self.step - (self.step > SWATCH)


def _put_columns(grid: Grid, plot: Json, left: int, layout: Layout) -> None:
    """The axis' name over the columns, and as many of their names as have room."""
    title = ""
    if plot["x"]["name"] and plot["y"]["name"]:
        title = _("rows: {y}, columns: {x}").format(y=plot["y"]["name"], x=plot["x"]["name"])
    grid.put(0, 0, clip(title, grid.width), LABEL)
    free = 0
    for n, at in enumerate(range(0, len(plot["columns"]), layout.every)):
        column = left + n * layout.step
        text = clip(plot["columns"][at], max(layout.step - 1, cells(plot["columns"][at][:4])))
        if column >= free and column + cells(text) <= grid.width:
            grid.put(column, 1, text, LABEL)
            free = column + cells(text) + 1


def _put_scale(grid: Grid, plot: Json, every: int, ascii_only: bool) -> None:
    low, high = plot["range"]
    y = grid.height - 1
    scale = f"{number(low, 3)} {RAMPS[ascii_only]} {number(high, 3)}"
    grid.put(0, y, scale, SHADE)
    if every > 1:
        said = _("one column in {n} is shown").format(n=every)
        grid.put(cells(scale) + 3, y, clip(said, max(grid.width - cells(scale) - 3, 0)), LABEL)


def written(matrix: list[list[float]], ends: Sequence[float] = ()) -> list[list[str]]:
    """The numbers, with as many decimals as the largest of them or of the ends needs for three digits."""
    largest = max(abs(value) for row in [*matrix, ends] for value in row)
    decimals = DIGITS - 1 - math.floor(math.log10(largest)) if largest else 0
    if not -DIGITS <= decimals <= 2 * DIGITS:
        return [[number(value, DIGITS - 1) for value in row] for row in matrix]
    return [[f"{value:.{max(decimals, 0)}f}" for value in row] for row in matrix]
