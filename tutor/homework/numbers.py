"""Numbers as people read them: points, percentages, medians."""

from __future__ import annotations

UNKNOWN = "–"


def number(value: float, decimals: int = 4) -> str:
    """A number with at most so many decimals, without zeros at its end."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def points(value: float) -> str:
    """Points as people read them, with at most two decimals."""
    return number(value, 2)


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percent, never 0 for something nor 100 for less than all."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return str(whole)


def rough(value: float | None) -> str:
    """A median with two digits, a dash where it is not known."""
    if value is None:
        return UNKNOWN
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def signed(value: float | None) -> str:
    """A correlation with two decimals, its sign a minus and not a hyphen; a dash where it is undefined."""
    return UNKNOWN if value is None else f"{value:.2f}".replace("-", "−")
