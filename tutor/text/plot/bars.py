"""Bars that lie under each other, each with its name and its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.grid import AXIS, LABEL, Grid, Rows, series
from tutor.text.plot.shades import FULL, RAMPS, bar
from tutor.text.plot.ticks import number
from tutor.text.terminal import cells, clip

Json = Mapping[str, Any]
DIGITS = 3
SHARE_OF_NAMES = 3  # names take a third of the picture at most


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `bars`; it is as high as there are bars."""
    groups, names = plot["groups"], plot["labels"]
    several = len(groups) > 1
    each = len(groups) + several  # rows of one label, with a blank one between labels of several bars
    left = min(max(map(cells, names)), width // SHARE_OF_NAMES) + 1
    right = 2 + max(cells(number(value, DIGITS)) for group in groups for value in group["values"])
    grid = Grid(width, several + each * len(names) - several)
    if several:
        _put_names(grid, groups, ascii_only)
    scale = Scale(plot["range"], left, max(2, width - left - right))
    for n, name in enumerate(names):
        top = several + n * each
        grid.put(0, top, clip(name, left - 1), LABEL)
        for m, group in enumerate(groups):
            _put_bar(grid, top + m, scale, group["values"][n], m, ascii_only)
    return grid.rows()


class Scale:
    """From a number to its distance from `zero`, the column where bars begin."""

    def __init__(self, ends: Sequence[float], left: int, wide: int) -> None:
        self.low, self.high = ends
        self.wide = wide - (self.low < 0)  # the line at zero takes a column
        self.zero = left + round(-self.length(min(self.low, 0.0)))

    def length(self, value: float) -> float:
        """The length of the bar in cells, negative to the left; what is out of range is cut."""
        least, most = min(self.low, 0.0), max(self.high, 0.0)
        half = most / 2 - least / 2
        return min(max(value, least), most) / 2 / half * self.wide if half else 0.0


def _put_bar(grid: Grid, y: int, scale: Scale, value: float, number_of: int, ascii_only: bool) -> None:
    length, start = scale.length(value), scale.zero
    if scale.low < 0:
        grid.put(start, y, "|" if ascii_only else "│", AXIS)
        start += 1
    if length < 0:
        left = min(round(-length), scale.zero)
        grid.put(
            scale.zero - left, y, _filled(FULL[ascii_only] * left, number_of, ascii_only), series(number_of)
        )
        grid.put(start + 1, y, number(value, DIGITS), LABEL)
        return
    text = _filled(bar(length, ascii_only), number_of, ascii_only)
    grid.put(start, y, text, series(number_of))
    grid.put(start + cells(text) + 1, y, number(value, DIGITS), LABEL)


def _filled(text: str, number_of: int, ascii_only: bool) -> str:
    """A bar in the pattern of its group; the first group is solid."""
    patterns = RAMPS[ascii_only][:0:-1]
    return text if number_of == 0 else patterns[number_of % len(patterns)] * cells(text)


def _put_names(grid: Grid, groups: Sequence[Json], ascii_only: bool) -> None:
    column = 0
    for n, group in enumerate(groups):
        text = f"{_filled(FULL[ascii_only] * 2, n, ascii_only)} {group['name']}"
        grid.put(column, 0, clip(text, max(grid.width - column, 0)), series(n))
        column += cells(text) + 3
