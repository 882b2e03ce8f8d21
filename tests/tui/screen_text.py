"""A screen as rows of text, and golden files of such rows."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.app import App

GOLDEN = Path(__file__).parents[1] / "golden"
PIECE = re.compile(r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
LINE = re.compile(r'clip-path="url\(#[\w-]*-line-(\d+)\)"')
CELL = 12.2  # SVG units; what Textual draws one column as


def screen_text(app: App[Any]) -> str:
    """What the app shows, a row a line, without colours and without spaces at the ends of rows."""
    rows: dict[int, dict[int, str]] = {}
    for found in PIECE.finditer(app.export_screenshot(simplify=True)):
        line = LINE.search(found[0])
        if line is not None:
            column = round(float(found[2]) / CELL)
            for char in html.unescape(found[4]).replace("\xa0", " "):
                rows.setdefault(int(line[1]), {})[column] = char
                column += cell_len(char)
    height = app.size.height
    return "\n".join(_row(rows.get(n, {})) for n in range(height)) + "\n"


def _row(chars: dict[int, str]) -> str:
    text, at = "", 0
    for column in sorted(chars):
        text += " " * (column - at) + chars[column]
        at = max(at, column) + cell_len(chars[column])
    return text.rstrip()


def same_as_golden(name: str, shown: str, accept: bool) -> None:
    """Compare with `tests/golden/<name>.txt`; with `--accept`, write it."""
    path = GOLDEN / f"{name}.txt"
    if accept:
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"{path} is missing; `pytest --accept` writes it"
    assert shown == path.read_text(encoding="utf-8")
