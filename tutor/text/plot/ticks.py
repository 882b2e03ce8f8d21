"""Where an axis has its ticks, and what is written beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
DIGITS = 4  # of a number that stands alone
EXACT = 17  # digits that tell any two floats apart


def span(values: Iterable[float], wanted: Sequence[float] | None = None) -> tuple[float, float]:
    """The range of an axis: the `wanted` one, or from the least to the greatest of the values.

    A range of no width is widened, so that the one value stands in the middle; without values it is 0 to 1.
    """
    low, high = wanted if wanted is not None else _ends(values)
    if low < high:
        return float(low), float(high)
    room = abs(low) / 2 or 0.5
    return low - room, high + room


def _ends(values: Iterable[float]) -> tuple[float, float]:
    listed = list(values)
    return (min(listed), max(listed)) if listed else (0.0, 1.0)


def ticks(low: float, high: float, most: int) -> list[float]:
    """At least one and at most `most` round numbers from `low` to `high`, in even steps."""
    most = max(most, 1)
    width = high / most - low / most  # the difference itself may be too large for a float
    if not width > 0 or width < 1e-300:
        return [low]
    size = 10.0 ** math.floor(math.log10(width))
    for nice in (*NICE, *(10 * n for n in NICE)):
        found = _multiples(low, high, nice * size)
        if 0 < len(found) <= most:
            return found
    return [low, high][:most]


def _multiples(low: float, high: float, step: float) -> list[float]:
    if step == math.inf:
        return []
    first, last = low / step, high / step
    if max(abs(first), abs(last)) > 2**50:
        return []  # the steps are smaller than the gaps between floats
    slack = 1e-9 * max(1.0, last - first)
    numbers = range(math.ceil(first - slack), math.floor(last + slack) + 1)
    if len(numbers) > 1000:
        return []
    return [min(max(float(f"{n * step:.15g}"), low), high) for n in numbers]


def labels(values: Sequence[float]) -> list[str]:
    """The values with as few digits as tell them apart."""
    for digits in range(DIGITS, EXACT + 1):
        written = [number(value, digits) for value in values]
        if len(set(written)) == len(set(values)):
            break
    return written


def place(value: float | str) -> str:
    """A slider's place as it is shown: a word, or a number without a needless .0."""
    return value if isinstance(value, str) else number(value, EXACT - 5)


def number(value: float, digits: int = DIGITS) -> str:
    """A number in a few digits: 0.25, 1200, 3e-07."""
    text = f"{value:.{digits}g}"
    if "e" in text and 1e-3 <= abs(value) < 1e7:
        text = f"{value:.0f}"
    return "0" if text == "-0" else text
