"""The table from the kind of a plot to what draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tutor.text.plot import bars, contour, curves, heatmap, histogram, scatter
from tutor.text.plot.grid import Rows
from tutor.text.terminal import wrap
from tutor.words import _

Json = Mapping[str, Any]
KINDS: dict[str, Callable[[Json, int, int, bool], Rows]] = {
    "curves": curves.draw,
    "scatter": scatter.draw,
    "heatmap": heatmap.draw,
    "contour": contour.draw,
    "bars": bars.draw,
    "histogram": histogram.draw,
}
NARROWEST, LOWEST, HIGHEST = 24, 8, 24


def draw(plot: Json, width: int, height: int, ascii_only: bool = False) -> Rows:
    """A checked plot (see `tutor.judge.plot.read`) as rows of at most `width` cells.

    Axes keep to `height` rows within 8 and 24; bars and heat maps are as high as they are long. Where there
    is no room for a picture, one sentence says so.
    """
    if width < NARROWEST:
        said = _("This window is too narrow for the picture.")
        return [[(line, "")] for line in wrap(said, max(width, 8))]
    return KINDS[plot["kind"]](plot, width, min(max(height, LOWEST), HIGHEST), ascii_only)
