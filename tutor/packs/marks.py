"""Combining marks that pile up on one letter.

To bring n of them into their canonical order takes time that grows with the square of n: a name of sixty
kilobytes keeps Python's own parser, and with it every other check, busy for seconds.
"""

from __future__ import annotations

from unicodedata import combining

MOST_MARKS = 30  # more are in no language; the limit of Unicode's Stream-Safe Text Format, UAX 15 section 13


def piled(text: str) -> int | None:
    """The line, from 1, of the first letter that carries more than MOST_MARKS; None where none does."""
    if text.isascii():
        return None
    run = 0
    for at, char in enumerate(text):
        run = run + 1 if combining(char) else 0
        if run > MOST_MARKS:
            return text.count("\n", 0, at) + 1
    return None
