"""Two axes with ticks and names around an area of cells, and the way from a number to its place there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.text.plot.dots import Dots, Point
from tutor.text.plot.grid import AXIS, LABEL, Grid, Rows
from tutor.text.plot.ticks import labels, ticks
from tutor.text.terminal import cells, clip

Json = Mapping[str, Any]
# Upright, its tick, level, its tick, corner.
LINES = {False: ("│", "┤", "─", "┬", "└"), True: ("|", "+", "-", "+", "+")}
CELLS_A_TICK = (10, 3)  # at least so far apart, across and down


@dataclass(frozen=True, slots=True)
class Axis:
    """Its name (or ""), and the numbers at its ends."""

    name: str
    low: float
    high: float

    def share(self, value: float) -> float:
        """How far along the axis a number lies: 0 at its beginning, 1 at its end."""
        part = 1.0 if math.isfinite(self.high - self.low) else 0.5
        low, high = part * self.low, part * self.high
        return (part * value - low) / (high - low)


class Axes:
    """A picture of `width` x `height` cells with axes: `dots` and `mark` draw into its area.

    `above` rows at the top stay free for a legend, `beside` columns at the right for letters.
    """

    def __init__(
        self,
        x: Axis,
        y: Axis,
        size: tuple[int, int],
        ascii_only: bool = False,
        above: int = 0,
        beside: int = 0,
    ) -> None:
        width, height = size
        self.x, self.y, self.ascii_only = x, y, ascii_only
        self.grid = Grid(width, height)
        self.top = above + bool(y.name)
        self.tall = max(2, height - self.top - 2 - bool(x.name))
        values = ticks(y.low, y.high, max(2, self.tall // CELLS_A_TICK[1]))
        self._upright = list(zip(values, labels(values), strict=True))
        self.left = max(cells(text) for _value, text in self._upright) + 1
        self.wide = max(2, width - self.left - 1 - beside)
        self.dots = Dots(self.wide, self.tall, ascii_only)
        self._draw_upright()
        self._draw_level()

    @classmethod
    def of(
        cls, plot: Json, size: tuple[int, int], ascii_only: bool = False, above: int = 0, beside: int = 0
    ) -> Axes:
        """The axes that a checked plot describes under `x` and `y`."""
        x, y = (Axis(plot[key]["name"], *plot[key]["range"]) for key in ("x", "y"))
        return cls(x, y, size, ascii_only, above, beside)

    def dot(self, x: float, y: float) -> Point:
        """Where a pair of numbers lies among the dots; outside of the area where it is out of range."""
        across, down = self.x.share(x), self.y.share(y)
        return across * (self.dots.across - 1), (1 - down) * (self.dots.down - 1)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell of the picture that holds a pair of numbers, or None where it is out of range."""
        across, down = self.x.share(x), self.y.share(y)
        if not (0 <= across <= 1 and 0 <= down <= 1):
            return None
        column = int(round(across * (self.dots.across - 1)) // self.dots.fine[0])
        row = int(round((1 - down) * (self.dots.down - 1)) // self.dots.fine[1])
        return self.left + 1 + column, self.top + row

    def rows(self) -> Rows:
        """The finished picture, the dots below the marks."""
        return self.grid.rows()

    def flush(self) -> None:
        """Put the dots into the picture; marks that come later stand on top."""
        self.dots.onto(self.grid, self.left + 1, self.top)

    def _draw_upright(self) -> None:
        line, tick = LINES[self.ascii_only][:2]
        if self.y.name:
            self.grid.put(0, self.top - 1, clip(self.y.name, self.grid.width), LABEL)
        for row in range(self.tall):
            self.grid.put(self.left, self.top + row, line, AXIS)
        for value, text in self._upright:
            row = self.top + round((1 - self.y.share(value)) * (self.tall - 1))
            self.grid.put(self.left - 1 - cells(text), row, text, AXIS)
            self.grid.put(self.left, row, tick, AXIS)

    def _draw_level(self) -> None:
        line, tick, corner = LINES[self.ascii_only][2:]
        bottom = self.top + self.tall
        self.grid.put(self.left, bottom, corner + line * self.wide, AXIS)
        values = ticks(self.x.low, self.x.high, max(2, self.wide // CELLS_A_TICK[0]))
        free = 0
        for value, text in zip(values, labels(values), strict=True):
            column = self.left + 1 + round(self.x.share(value) * (self.wide - 1))
            self.grid.put(column, bottom, tick, AXIS)
            start = min(max(column - cells(text) // 2, 0), self.grid.width - cells(text))
            if start >= free:
                self.grid.put(start, bottom + 1, text, AXIS)
                free = start + cells(text) + 1
        name = clip(self.x.name, self.wide)
        self.grid.put(self.left + 1 + (self.wide - cells(name)) // 2, bottom + 2, name, LABEL)
