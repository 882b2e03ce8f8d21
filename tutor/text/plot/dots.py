"""Lines and dots finer than a cell: braille, two dots across and four down, or one mark a cell in ASCII."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tutor.text.plot.grid import SERIES, Grid, series

BRAILLE = 0x2800
# Bit of the dot (x, y) within its cell: dots 1-2-3-7 run down the left, 4-5-6-8 down the right.
BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
MARKS = "*.~=:-"  # not those of points
# Dots drawn and left out in turn, so that lines can be told apart without colour.
PATTERNS: tuple[tuple[int, ...], ...] = ((1, 0), (4, 3), (1, 2), (6, 2, 1, 2), (2, 4), (8, 4))
assert len(MARKS) == len(PATTERNS) == SERIES

Point = tuple[float, float]


class Dots:
    """Dots over `width` x `height` cells of a picture; (0, 0) is the middle of the dot at the upper left."""

    def __init__(self, width: int, height: int, ascii_only: bool = False) -> None:
        self.width, self.height, self.ascii_only = width, height, ascii_only
        self.fine = (1, 1) if ascii_only else (2, 4)
        self.across, self.down = width * self.fine[0], height * self.fine[1]
        self._bits: dict[tuple[int, int], tuple[int, int]] = {}

    def set(self, x: int, y: int, number: int) -> None:
        """Set one dot for the series `number`; outside nothing happens."""
        if not (0 <= x < self.across and 0 <= y < self.down):
            return
        column, row = x // self.fine[0], y // self.fine[1]
        bit = BITS[x % self.fine[0]][y % self.fine[1]]
        self._bits[column, row] = (self._bits.get((column, row), (0, 0))[0] | bit, number)

    def line(self, points: Sequence[Point | None], number: int, solid: bool = False) -> None:
        """Join the points with the pattern of the series `number`; None is a gap, a lone point one dot."""
        pattern = (1, 0) if solid or self.ascii_only else PATTERNS[number % SERIES]
        # Far outside a tiny range a place on the screen is no number any more.
        points = [point if point and all(map(math.isfinite, point)) else None for point in points]
        walked = 0.0
        before: Point | None = None
        for n, point in enumerate(points):
            alone = before is None and (n + 1 == len(points) or points[n + 1] is None)
            if point is not None and alone:
                self.set(round(point[0]), round(point[1]), number)
            elif point is not None and before is not None:
                walked = self._segment(before, point, number, pattern, walked)
            before = point

    def _segment(self, start: Point, end: Point, number: int, pattern: Sequence[int], walked: float) -> float:
        clipped = clip(start, end, self.across - 0.5, self.down - 0.5)
        if clipped is None:
            return walked
        (x0, y0), (x1, y1) = clipped
        length = max(abs(x1 - x0), abs(y1 - y0))
        steps = max(1, math.ceil(length))
        for step in range(steps + 1):
            share = step / steps
            if _drawn(pattern, int(walked + share * length)):
                self.set(round(x0 + share * (x1 - x0)), round(y0 + share * (y1 - y0)), number)
        return walked + length

    def onto(self, grid: Grid, left: int, top: int) -> None:
        """Put what is drawn into a picture, its upper left cell at (left, top)."""
        for (column, row), (bits, number) in self._bits.items():
            char = MARKS[number % SERIES] if self.ascii_only else chr(BRAILLE + bits)
            grid.put(left + column, top + row, char, series(number))


def _drawn(pattern: Sequence[int], walked: int) -> bool:
    place = walked % sum(pattern)
    for n, length in enumerate(pattern):
        if place < length:
            return n % 2 == 0
        place -= length
    return False


def clip(start: Point, end: Point, right: float, bottom: float) -> tuple[Point, Point] | None:
    """The part of a segment inside -0.5 <= x <= right, -0.5 <= y <= bottom, or None (Liang and Barsky)."""
    (x0, y0), (x1, y1) = start, end
    across, down = x1 - x0, y1 - y0
    enters, leaves = 0.0, 1.0
    for slope, room in (
        (-across, x0 + 0.5),
        (across, right - x0),
        (-down, y0 + 0.5),
        (down, bottom - y0),
    ):
        if slope == 0:
            if room < 0:
                return None
            continue
        share = room / slope
        if slope < 0:
            enters = max(enters, share)
        else:
            leaves = min(leaves, share)
    if enters > leaves:
        return None
    return (x0 + enters * across, y0 + enters * down), (x0 + leaves * across, y0 + leaves * down)
