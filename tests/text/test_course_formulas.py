"""Every formula of the course's own lessons and exercises can be drawn, at the width of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.authors.pages import check_pages
from tutor.text.formula import screen_parser
from tutor.text.math import display, inline, spoken
from tutor.text.page import front_matter
from tutor.text.terminal import cells

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("lessons/*/*.md"), *ROOT.glob("exercises/*/*.md")])


def formulas(path: Path) -> list[str]:
    tokens = screen_parser().parse(front_matter(path.read_text(encoding="utf-8"))[1])
    displayed = [token.content for token in tokens if token.type == "formula"]
    children = (child for token in tokens for child in token.children or [])
    return displayed + [child.meta["tex"] for child in children if "tex" in child.meta]


def test_the_course_has_formulas() -> None:
    assert sum(len(formulas(path)) for path in PAGES) > 100


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_formula_is_drawn(path: Path) -> None:
    for tex in formulas(path):
        for width in (76, 36):
            assert all(cells(row) <= width for row in display(tex, width)), tex
        assert "\\" not in inline(tex) + spoken(tex)


def test_the_check_of_authors_says_so_too() -> None:
    assert [str(problem) for problem in check_pages(ROOT)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_formula_is_shown_as_it_was_written(path: Path) -> None:
    tokens = screen_parser().parse(front_matter(path.read_text(encoding="utf-8"))[1])
    children = (child for token in tokens for child in token.children or [])
    assert not [child.content for child in children if child.type == "text" and "$" in child.content]
