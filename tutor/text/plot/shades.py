"""Ramps of characters from nothing to full, for numbers that are shown as shades."""

from __future__ import annotations

RAMPS = {False: " ░▒▓█", True: " .:+#"}
FULL = {False: "█", True: "#"}
EIGHTHS = " ▏▎▍▌▋▊▉"


def shade(share: float, ascii_only: bool) -> str:
    """The shade of a share from 0 to 1; what lies beyond has the shade of the end."""
    ramp = RAMPS[ascii_only]
    return ramp[min(int(min(max(share, 0.0), 1.0) * len(ramp)), len(ramp) - 1)]


def bar(length: float, ascii_only: bool) -> str:
    """A bar of `length` cells, to an eighth of a cell; in ASCII to a whole one."""
    if ascii_only:
        return FULL[True] * round(length)
    eighths = round(length * 8)
    return FULL[False] * (eighths // 8) + EIGHTHS[eighths % 8].strip()
