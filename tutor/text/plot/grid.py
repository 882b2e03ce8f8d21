"""A picture in cells: what stands where, and in which tone. The screen chooses the colour of a tone."""

from __future__ import annotations

from itertools import groupby

from tutor.text.terminal import cells

Run = tuple[str, str]  # text and its tone
Rows = list[list[Run]]

AXIS, LABEL, SHADE, BAND = "axis", "label", "shade", "band"
SERIES = 6  # tones s0 to s5, and as many patterns and marks


def series(n: int) -> str:
    """The tone of the n-th series, counted from 0."""
    return f"s{n % SERIES}"


class Grid:
    """`height` rows of `width` cells, all blank. What is put outside of it is not seen."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells: list[list[Run]] = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, tone: str = "") -> None:
        """Write `text` from the cell (x, y) on to the right; a wide character takes two cells or none."""
        if not 0 <= y < self.height:
            return
        row = self._cells[y]
        for char in text:
            wide = cells(char)
            if wide == 0 and 0 < x <= self.width:
                letter = x - 1 if row[x - 1][0] or x == 1 else x - 2  # a wide one begins a cell earlier
                row[letter] = (row[letter][0] + char, tone)
            elif wide and x >= 0 and x + wide <= self.width:
                self._clear(row, x, wide)
                row[x] = (char, tone)
                if wide == 2:
                    row[x + 1] = ("", tone)
            x += wide

    def at(self, x: int, y: int) -> str:
        """What stands in a cell."""
        return self._cells[y][x][0]

    def rows(self) -> Rows:
        """The rows as runs of one tone each, without blanks at their ends."""
        return [_runs(row) for row in self._cells]

    def _clear(self, row: list[Run], x: int, wide: int) -> None:
        """Blank the other half of wide characters that are about to lose one."""
        if row[x][0] == "" and x > 0:
            row[x - 1] = (" ", "")
        after = x + wide
        if after < self.width and row[after][0] == "":
            row[after] = (" ", "")


def _runs(row: list[Run]) -> list[Run]:
    runs = [("".join(text for text, _tone in group), tone) for tone, group in groupby(row, lambda c: c[1])]
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return runs


def as_text(rows: Rows) -> str:
    """The picture without its tones, a row a line."""
    return "\n".join("".join(text for text, _tone in row) for row in rows)
