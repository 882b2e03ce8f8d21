"""Points of several classes, and the boundary between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.text.plot.axes import Axes
from tutor.text.plot.grid import Rows
from tutor.text.plot.marks import put_names, put_points
from tutor.text.plot.surface import zero_line

Json = Mapping[str, Any]
BOUNDARY = 2  # the series after two classes: another tone than theirs


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """The picture of a checked plot of the kind `scatter`."""
    axes = Axes.of(plot, (width, height), ascii_only, above=1)
    if plot.get("boundary"):
        zero_line(plot["boundary"], axes.dots, BOUNDARY)
    axes.flush()
    met = put_points(axes, plot["points"])
    put_names(axes.grid, 0, plot["points"], met)
    return axes.rows()
