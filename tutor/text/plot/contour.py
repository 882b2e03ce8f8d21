"""A surface seen from above in bands, and the path of somebody who walks on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.axes import Axes
from tutor.text.plot.grid import BAND, LABEL, Grid, Rows, series
from tutor.text.plot.shades import RAMPS
from tutor.text.plot.surface import sampled
from tutor.text.plot.ticks import number
from tutor.text.terminal import cells
from tutor.words import _

Json = Mapping[str, Any]
BANDS = 5
PATH, POINT = 3, 1
START, STEP, END = "S", "o", "E"
TARGETS = "x+*%@#"


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `contour`: the lowest band is blank."""
    axes = Axes.of(plot, (width, height), ascii_only, above=1)
    levels = levels_of(plot["surface"], plot.get("levels"))
    _put_bands(axes, plot["surface"], levels)
    path = plot.get("path", ())
    axes.dots.line([axes.dot(x, y) for x, y in path], PATH, solid=True)
    axes.flush()
    for n, group in enumerate(plot.get("points", ())):
        for x, y in group["at"]:
            if cell := axes.cell(x, y):
                axes.grid.put(*cell, TARGETS[n], series(POINT + n))
    _put_steps(axes, path)
    _put_legend(axes.grid, plot, levels, ascii_only)
    return axes.rows()


def levels_of(surface: Sequence[Sequence[float]], wanted: Sequence[float] | None = None) -> list[float]:
    """The values between the bands: the author's, or such that each band covers as much of the picture."""
    if wanted:
        return list(wanted)
    values = sorted(value for row in surface for value in row)
    return sorted({values[len(values) * n // BANDS] for n in range(1, BANDS)})


def _put_bands(axes: Axes, surface: Sequence[Sequence[float]], levels: Sequence[float]) -> None:
    ramp = RAMPS[axes.ascii_only]
    for y, row in enumerate(sampled(surface, axes.wide, axes.tall)):
        for x, value in enumerate(row):
            axes.grid.put(axes.left + 1 + x, axes.top + y, ramp[bisect_right(levels, value)], BAND)


def _put_steps(axes: Axes, path: Sequence[Sequence[float]]) -> None:
    """Every step, then the end and the start on top of them."""
    marked = [(place, STEP) for place in path[1:-1]]
    marked += [(place, END) for place in path[1:][-1:]] + [(place, START) for place in path[:1]]
    for (x, y), mark in marked:
        if cell := axes.cell(x, y):
            axes.grid.put(*cell, mark, series(PATH))


def _put_legend(grid: Grid, plot: Json, levels: Sequence[float], ascii_only: bool) -> None:
    ramp = RAMPS[ascii_only]
    entries = [(f"{plot['name']}:", LABEL)] if plot.get("name") else []
    entries += [(f"{char * 2} <{number(level, 2)}", BAND) for char, level in zip(ramp, levels, strict=False)]
    entries.append((f"{ramp[len(levels)] * 2} {_('more')}", BAND))
    entries += [
        (f"{TARGETS[n]} {group['name']}", series(POINT + n)) for n, group in enumerate(plot["points"])
    ]
    column = 0
    for text, tone in entries:
        if column + cells(text) <= grid.width:
            grid.put(column, 0, text, tone)
            column += cells(text) + 2
