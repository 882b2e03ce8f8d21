"""Where a result is wrong, in rows of text: counts, the largest error, and a map of the entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tutor.text.terminal import printable
from tutor.words import _

Json = Mapping[str, Any]
# The judge's map is ASCII; shades tell the same without colour. An exclamation mark stays one.
SHADES = {".": "·", "-": "░", "+": "▒", "#": "█"}
TWICE = 20  # columns of a map up to which an entry is drawn two cells wide: about as wide as high


def of_difference(difference: Json) -> list[str]:
    """A `difference` of a verdict's check as rows; [] where there is nothing to count."""
    if not difference:
        return []
    rows = list(_counts(difference))
    chart = [printable(str(row), 200) for row in difference.get("map") or ()]
    if len(chart) > 1 or (chart and len(chart[0]) > 1):
        rows += [""] + ["  " + _drawn(row) for row in chart]
        rows.append(_legend("".join(chart)))
    return rows


def _counts(difference: Json) -> Iterator[str]:
    said = _("{wrong} of {all} entries are wrong")
    counted = said.format(wrong=difference.get("wrong", "?"), all=difference.get("of", "?"))
    largest, at = difference.get("largest"), difference.get("at")
    if isinstance(largest, (int, float)) and isinstance(at, Sequence):
        place = f"[{', '.join(map(str, at))}]"
        counted += _("; the largest error is {error} at {place}").format(error=f"{largest:.3g}", place=place)
    yield counted + "."
    odd = [(difference.get("nan"), "NaN"), (difference.get("inf"), "∞")]
    found = [f"{n} × {name}" for n, name in odd if n]
    if found:
        yield _("Your result holds {what}.").format(what=", ".join(found))


def _drawn(row: str) -> str:
    times = 2 if len(row) <= TWICE else 1
    return "".join(SHADES.get(char, char) * times for char in row)


def _legend(shown: str) -> str:
    """What the shades mean, of those that occur."""
    words = {
        ".": _("right"),
        "-": _("slightly off"),
        "+": _("clearly off"),
        "#": _("furthest off"),
        "!": _("NaN or infinite"),
    }
    return "  " + "   ".join(f"{SHADES.get(c, c)} {word}" for c, word in words.items() if c in shown)
