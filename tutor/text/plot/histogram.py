"""How many numbers fall between neighbouring edges, as columns that stand on an axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.text.plot.axes import Axes
from tutor.text.plot.grid import LABEL, Rows
from tutor.text.plot.marks import put_points
from tutor.text.terminal import clip

Json = Mapping[str, Any]


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `histogram`; a gap of a dot parts the columns."""
    axes = Axes.of(plot, (width, height), ascii_only, above=bool(plot.get("name")))
    if plot.get("name"):
        axes.grid.put(0, 0, clip(plot["name"], width), LABEL)
    edges, dots = plot["edges"], axes.dots
    for left, right, count in zip(edges, edges[1:], plot["counts"], strict=False):
        start, (end, top) = axes.dot(left, 0.0)[0], axes.dot(right, count)
        first, last = round(start), max(round(end) - 1 - (not ascii_only), round(start))
        for x in range(max(first, 0), min(last, dots.across - 1) + 1):
            for y in range(max(round(top), 0), dots.down if count > axes.y.low else 0):
                dots.set(x, y, 0)
    axes.flush()
    put_points(axes, plot.get("points", ()), 1)
    return axes.rows()
