"""Tables for spreadsheets: numbers as they are read, and text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from tutor.homework.export.files import save
from tutor.homework.numbers import number
from tutor.text.terminal import printable

Cell = str | float | int | None

# A cell that begins with one of these is computed and not shown; the full-width ones too, in some languages.
FORMULA = tuple("=+-@＝＋－＠")


def text_cell(text: str) -> str:
    """`text` on one line, harmless; where it would begin a formula, after an apostrophe.

    Spaces in front are taken off: a tab or a space there hides a formula from the eye and not from a
    spreadsheet. (OWASP, "CSV Injection".)
    """
    flat = " ".join(printable(text, None).split())
    return "'" + flat if flat.startswith(FORMULA) else flat


def write_table(path: Path, rows: Iterable[Iterable[Cell]], bom: bool) -> Path:
    """Write rows as RFC 4180 CSV in UTF-8; None is an empty cell. Raises OSError.

    `bom`: Excel takes a file without a byte order mark for the local code page and garbles Chinese names;
    programs that look a column up by its name find the mark in front of the first one. So it depends on
    who reads the file.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return save(path, out.getvalue(), "utf-8-sig" if bom else "utf-8")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return text_cell(value) if isinstance(value, str) else number(value)
