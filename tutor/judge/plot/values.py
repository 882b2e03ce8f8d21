"""Single values of a plot, checked as they come out of a cell: numbers, texts, lists, tables."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tutor.packs.problems import did_you_mean, quote
from tutor.text.plot.ticks import number as shown
from tutor.text.terminal import printable
from tutor.words import _

LARGEST = 1e100  # beyond it no picture says anything, and differences overflow
LONGEST_NAME, LONGEST_CELL, LONGEST_SENTENCE = 40, 40, 400
MOST_ROWS, MOST_COLUMNS = 12, 8
DIGITS = 7  # more than any screen shows


class PlotWrong(ValueError):
    """What a plot returned cannot be shown; the text says what is wrong with it, without the place."""


def text(value: Any, what: str, longest: int = LONGEST_NAME) -> str:
    """A text of one line."""
    if not isinstance(value, str):
        raise PlotWrong(_("{what} must be a text").format(what=what))
    clean = " ".join(printable(value, None).split())
    if len(clean) > longest:
        raise PlotWrong(_("{what} is longer than {n} characters").format(what=what, n=longest))
    return clean


def number(value: Any, what: str, gap: bool = False) -> float | None:
    """A finite number in few digits; NaN is None where a `gap` is allowed."""
    if isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "fiu":
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PlotWrong(_("{what} must hold numbers").format(what=what))
    if gap and value != value:
        return None
    if not -LARGEST <= value <= LARGEST:  # also false for NaN
        raise PlotWrong(_("{what} holds {value}").format(what=what, value=f"{float(value):g}"))
    return float(f"{float(value):.{DIGITS}g}")


def numbers(value: Any, what: str, most: int, gap: bool = False) -> list[float | None]:
    """A list of 1 to `most` numbers, with None for NaN where a `gap` is allowed."""
    items = sequence(value, what)
    if not 1 <= len(items) <= most:
        raise PlotWrong(
            _("{what} holds {n} numbers; 1 to {most} are shown").format(what=what, n=len(items), most=most)
        )
    return [number(item, what, gap) for item in items]


def filled(value: Any, what: str, most: int) -> list[float]:
    """A list of 1 to `most` numbers without a gap."""
    return [item for item in numbers(value, what, most) if item is not None]


def pair(value: Any, what: str) -> list[float]:
    """Two numbers, the first one smaller."""
    found = filled(value, what, 2)
    if len(found) != 2 or not found[0] < found[1]:
        raise PlotWrong(_("{what} is written (low, high)").format(what=what))
    return found


def matrix(value: Any, what: str, most: tuple[int, int]) -> list[list[float]]:
    """A table of numbers with rows of one length, at most `most` rows and columns."""
    rows = sequence(value, what)
    if not 1 <= len(rows) <= most[0]:
        said = _("{what} has {n} rows; 1 to {most} are shown")
        raise PlotWrong(said.format(what=what, n=len(rows), most=most[0]))
    found = [filled(row, what, most[1]) for row in rows]
    if len({len(row) for row in found}) > 1:
        raise PlotWrong(_("{what} has rows of different lengths").format(what=what))
    return found


def places(value: Any, what: str, most: int) -> list[list[float]]:
    """Up to `most` points (x, y); there may be none."""
    items = sequence(value, what)
    if len(items) > most:
        raise PlotWrong(
            _("{what} holds {n} points; at most {most} are shown").format(what=what, n=len(items), most=most)
        )
    found = [filled(item, what, 2) for item in items]
    if any(len(point) != 2 for point in found):
        raise PlotWrong(_("{what} holds something that is no point (x, y)").format(what=what))
    return found


def sequence(value: Any, what: str) -> Sequence[Any]:
    """A list, a tuple or an array with an axis."""
    if isinstance(value, np.ndarray) and value.ndim > 0:
        items: list[Any] = value.tolist() if value.dtype.kind in "fiu" else [None]
        return items
    if not isinstance(value, (list, tuple)):
        raise PlotWrong(_("{what} must be a list or an array").format(what=what))
    return value


def table(value: Any) -> dict[str, list[Any]]:
    """A head and 1 to 12 rows of 2 to 8 texts; numbers are written in few digits."""
    rows = [list(map(_cell, sequence(row, "table"))) for row in sequence(value, "table")]
    if not 2 <= len(rows) <= MOST_ROWS + 1:
        said = _("the table has {n} rows under its head; 1 to {most} say the same as the picture")
        raise PlotWrong(said.format(n=max(len(rows) - 1, 0), most=MOST_ROWS))
    if len({len(row) for row in rows}) > 1 or not 2 <= len(rows[0]) <= MOST_COLUMNS:
        raise PlotWrong(_("the rows of the table are of one length, 2 to {most}").format(most=MOST_COLUMNS))
    return {"head": rows[0], "rows": rows[1:]}


def _cell(value: Any) -> str:
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return text(value, _("a cell of the table"), LONGEST_CELL)
    if not math.isfinite(value):
        return str(value)
    return shown(value)


def named(value: Any, what: str, most: int) -> list[tuple[str, Any]]:
    """The entries of a dict from names to values, 1 to `most` of them."""
    if not isinstance(value, Mapping) or not 1 <= len(value) <= most:
        raise PlotWrong(_("{what} must be a dict with 1 to {most} names").format(what=what, most=most))
    return [(text(name, _("a name in {what}").format(what=what)), item) for name, item in value.items()]


def known_keys(value: Mapping[str, Any], known: Sequence[str]) -> None:
    """Refuse a key that nobody reads."""
    for key in value:
        if key not in known:
            raise PlotWrong(_("there is no key {name}").format(name=quote(key)) + did_you_mean(key, known))
