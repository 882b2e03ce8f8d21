"""What a page draws in a fence stands whole on a screen of eighty columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.text.terminal import cells

ROOT = Path(__file__).parents[2]
PAGES = sorted(ROOT.glob("lessons/*/*.md"))
WIDEST = 72  # cells: eighty columns without the page's margins
OURS = ("quiz", "exercise", "plot")  # laid out by the program


def drawn(page: Path) -> Iterator[tuple[int, str]]:
    """The lines of the page's code fences, with their numbers."""
    fence: str | None = None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            fence = line[3:].strip() if fence is None else None
        elif fence is not None and not fence.startswith(OURS):
            yield number, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_no_line_is_cut(page: Path) -> None:
    assert [(number, line) for number, line in drawn(page) if cells(line) > WIDEST] == []
