"""Formulas of the course look as they should: in two dimensions, on a line, in ASCII and in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.text.math import display, inline, spoken

Golden = Callable[[str, str], None]
LINES = (Path(__file__).parent / "formulas.tex").read_text(encoding="utf-8").splitlines()
FORMULAS = [line for line in LINES if not line.startswith("%")]


def drawn(tex: str, width: int | None = None, ascii: bool = False) -> str:  # noqa: A002
    rows = "\n".join(f"  {row}".rstrip() for row in display(tex, width, ascii))
    return f"{tex}\n\n{rows}\n"


def test_the_course_has_at_least_forty_formulas() -> None:
    assert len(set(FORMULAS)) == len(FORMULAS) >= 40


@pytest.mark.parametrize(
    ("name", "width", "ascii_"), [("", None, False), ("-narrow", 36, False), ("-ascii", 76, True)]
)
def test_formulas_in_two_dimensions(golden: Golden, name: str, width: int | None, ascii_: bool) -> None:
    golden(f"formulas{name}", "\n".join(drawn(tex, width, ascii_) for tex in FORMULAS))


def test_formulas_on_one_line(golden: Golden) -> None:
    golden("formulas-inline", "".join(f"{inline(tex)}\n{inline(tex, ascii=True)}\n\n" for tex in FORMULAS))


def test_formulas_in_words(golden: Golden) -> None:
    golden("formulas-spoken", "".join(f"{inline(tex)}\n{spoken(tex)}\n\n" for tex in FORMULAS))
