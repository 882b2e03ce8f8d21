"""Curves over a common axis, each with a pattern of its own and its letter at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.axes import Axes
from tutor.text.plot.dots import Dots
from tutor.text.plot.grid import Grid, Rows, series
from tutor.text.plot.marks import put_names, put_points
from tutor.text.terminal import cells, clip

Json = Mapping[str, Any]
SAMPLE = 3  # cells of a line in the legend
BESIDE = 2  # columns for the letters


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `curves`."""
    names = [curve["name"] for curve in plot["curves"]]
    points = plot.get("points", ())
    places = legend_places([*names, *(group["name"] for group in points)], width)
    axes = Axes.of(plot, (width, height), ascii_only, above=1 + places[-1][1], beside=BESIDE)
    ends = []
    for n, curve in enumerate(plot["curves"]):
        line = [None if y is None else axes.dot(x, y) for x, y in zip(curve["x"], curve["y"], strict=True)]
        axes.dots.line(line, n)
        ends.append(_end(axes, curve))
    axes.flush()
    put_legend(axes.grid, names, places, ascii_only)
    put_points(axes, points, len(names))
    if points:
        column, row = places[len(names)]
        put_names(axes.grid, row, points, tones=len(names), left=column)
    _put_letters(axes, ends)
    return axes.rows()


def letter(n: int) -> str:
    """What stands for the n-th curve at its end and in the legend."""
    return chr(ord("A") + n)


def legend_places(names: Sequence[str], width: int) -> list[tuple[int, int]]:
    """Where each entry of a legend begins: column and row, in as few rows as hold them."""
    places, column, row = [], 0, 0
    for name in names:
        wide = cells(name) + SAMPLE + 3
        if column and column + wide > width:
            column, row = 0, row + 1
        places.append((column, row))
        column += wide + 3
    return places


def put_legend(
    grid: Grid,
    names: Sequence[str],
    places: Sequence[tuple[int, int]],
    ascii_only: bool,
) -> None:
    """A sample of each line, its letter and its name."""
    for n, (name, (column, row)) in enumerate(zip(names, places, strict=False)):
        sample = Dots(SAMPLE, 1, ascii_only)
        level = 0 if ascii_only else 2
        sample.line([(0, level), (sample.across - 1, level)], n)
        sample.onto(grid, column, row)
        text = f"{letter(n)} {name}"
        grid.put(column + SAMPLE + 1, row, clip(text, grid.width - column - SAMPLE - 1), series(n))


def _end(axes: Axes, curve: Json) -> float | None:
    """The row of the picture where a curve is last seen inside the axes, as a fraction."""
    seen = [
        y
        for x, y in zip(curve["x"], curve["y"], strict=True)
        if y is not None and axes.cell(x, y) is not None
    ]
    return axes.top + (1 - axes.y.share(seen[-1])) * (axes.tall - 1) if seen else None


def _put_letters(axes: Axes, ends: Sequence[float | None]) -> None:
    """The letters at the right edge, each as near to its curve's end as the others allow."""
    taken: set[int] = set()
    column = axes.left + 1 + axes.wide + 1
    for n in sorted(range(len(ends)), key=lambda n: (ends[n] is None, ends[n])):
        end = ends[n]
        if end is None:
            continue
        rows = range(axes.top, axes.top + axes.tall)
        free = [row for row in rows if row not in taken]
        if free:
            row = min(free, key=lambda row: (abs(row - end), row))
            taken.add(row)
            axes.grid.put(column, row, letter(n), series(n))
