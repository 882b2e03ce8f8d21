"""Which lines of a derivation have a mark that still holds, and what is to be judged next. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from tutor.tui.parts import LINE_TONES

Json = Mapping[str, Any]


class Marks:
    """The lines that were judged last. A line hangs on those above: a change takes the marks below along."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.lines: dict[int, Json] = {}
        self.exact: dict[int, str] = {}
        self.asked = ""

    def take(self, lines: Sequence[Json], text: str) -> None:
        """Keep the lines of a verdict on `text`, and certificates of lines that are as they were."""
        same = self._same(text)
        self.rows = text.split("\n")
        self.lines = {line["n"] - 1: line for line in lines}
        self.exact = {row: says for row, says in self.exact.items() if row < same}

    def certify(self, n: int, says: str) -> None:
        """Line `n` (from 1) is exact."""
        self.exact[n - 1] = says

    def line(self, row: int, text: str) -> Json | None:
        """What is known of a row of `text`, if that still holds."""
        return self.lines.get(row) if row < self._same(text) else None

    def tones(self, text: str) -> dict[int, str]:
        """The marks that still hold, by row."""
        same = self._same(text)
        return {
            row: LINE_TONES.get(line["verdict"], "wrong") for row, line in self.lines.items() if row < same
        }

    def due(self, text: str, row: int) -> str | None:
        """The rows of `text` to judge while the cursor stands in `row`; None where nothing new is finished.

        A row is finished when the cursor is elsewhere: nobody wants to hear about half a line.
        """
        rows, same = text.split("\n"), self._same(text)
        end = row if row >= same else len(rows)
        wanted = "\n".join(rows[:end])
        if not any(_says_something(line) for line in rows[same:end]) or wanted == self.asked:
            return None
        self.asked = wanted
        return wanted

    def _same(self, text: str) -> int:
        pairs = zip(self.rows, text.split("\n"), strict=False)
        return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _says_something(row: str) -> bool:
    return bool(row.replace("＃", "#").partition("#")[0].strip())
