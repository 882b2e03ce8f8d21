"""Points as letters: one mark for each class, and another where two classes share a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.axes import Axes
from tutor.text.plot.grid import LABEL, Grid, series
from tutor.text.terminal import cells, clip
from tutor.words import _

Json = Mapping[str, Any]
MARKS = "ox+*%@"
BOTH = "#"


def put_points(axes: Axes, groups: Sequence[Json], first: int = 0) -> bool:
    """Mark every point of the groups that lies inside; whether two groups met in one cell."""
    owners: dict[tuple[int, int], int] = {}
    met = False
    for n, group in enumerate(groups):
        for x, y in group["at"]:
            cell = axes.cell(x, y)
            if cell is None:
                continue
            shared = owners.setdefault(cell, n) != n
            met = met or shared
            mark, tone = (BOTH, LABEL) if shared else (MARKS[n % len(MARKS)], series(first + n))
            axes.grid.put(*cell, mark, tone)
    return met


def put_names(
    grid: Grid, row: int, groups: Sequence[Json], met: bool = False, tones: int = 0, left: int = 0
) -> None:
    """The legend of the marks in one row, from the column `left` on; `tones` series came before them."""
    entries = [
        (f"{MARKS[n % len(MARKS)]} {group['name']}", series(tones + n)) for n, group in enumerate(groups)
    ]
    if met:
        entries.append((BOTH + " " + _("both"), LABEL))
    for text, tone in entries:
        grid.put(left, row, clip(text, max(grid.width - left, 0)), tone)
        left += cells(text) + 3
