"""A screen as rows of text."""

from __future__ import annotations

import html
import re
from typing import Any

from rich.cells import cell_len
from textual.app import App

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
