"""What people write for numbers, shapes, words and names, read generously and always in the same way."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MAX_DIGITS = 40

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")


def fold(text: str) -> str:
    """Text without what does not matter: case, spaces, full-width forms, a closing full stop."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", "", plain).rstrip(".")


def number(text: str) -> float | None:
    """`0.25`, `-1`, `1/4`, `25 %`, `1e-3`, `65,536`; None if it is no number."""
    plain = re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text).replace("−", "-").replace("⁄", "/"))
    if len(plain) > MAX_DIGITS:
        return None
    scale = 0.01 if plain.endswith("%") else 1.0
    above, slash, below = plain.removesuffix("%").partition("/")
    upper, lower = _exact(above), _exact(below) if slash else Fraction(1)
    if upper is None or not lower:
        return None
    try:
        return float(upper / lower) * scale
    except OverflowError:
        return None


def _exact(text: str) -> Fraction | None:
    if _GROUPED.match(text):
        text = text.replace(",", "")
    return Fraction(text.lower()) if _DECIMAL.match(text) else None


def shape(text: str) -> tuple[str, ...]:
    """The sizes of `(N, H, T)`, with or without brackets, without spaces."""
    plain = unicodedata.normalize("NFKC", text).strip().strip("()[]")
    return tuple(size for part in plain.split(",") if (size := re.sub(r"\s", "", part)))


def slug(heading: str) -> str:
    """A heading as an id: small letters and digits of any script, joined by hyphens."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", heading).lower().replace("_", " "))
    return "-".join(words)
