"""How a formula is drawn: `display` in two dimensions, `inline` on a line, `spoken` in words."""

from __future__ import annotations

from tutor.text.math.glyphs import ASCII, UNICODE
from tutor.text.math.inline import Line
from tutor.text.math.lines import display
from tutor.text.math.parse import read
from tutor.text.math.spoken import spoken
from tutor.text.math.tree import FormulaError

__all__ = ["FormulaError", "display", "inline", "spoken"]


def inline(tex: str, ascii: bool = False) -> str:  # noqa: A002
    """A formula on one line with explicit brackets: `(a + b)/c`. Raises FormulaError."""
    return " ".join(Line(ASCII if ascii else UNICODE).text(read(tex)).split())
