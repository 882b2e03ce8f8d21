"""TOML files read into plain tables, with mistakes in the syntax said in our words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tutor.packs.files import Files
from tutor.words import _

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_MOST_DOTS = 1000  # on one line; the parser's time grows with the square of a key's parts


def read_table(files: Files, path: Path, optional: bool = False) -> dict[str, Any] | None:
    """The table in a TOML file; None, with a problem noted, for what is no TOML."""
    text = files.text(path, optional)
    if text is None:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            files.wrong(path, _("this line has too many dots; break it up"), line=number)
            return None
    try:
        return tomllib.loads(text)
    except RecursionError:
        files.wrong(path, _("brackets are nested too deeply"))
    except ValueError as error:
        line_number, column = _place(str(error), text)
        files.wrong(path, _sentence(str(error)), line=line_number, column=column)
    return None


def _place(message: str, text: str) -> tuple[int | None, int | None]:
    if found := _PLACE.search(message):
        return int(found[1]), int(found[2])
    if message.endswith("(at end of document)"):
        last = text.rstrip("\n").rpartition("\n")[2]
        return text.rstrip("\n").count("\n") + 1, len(last) + 1
    return None, None


def _sentence(message: str) -> str:
    # What the parser says is matched by its beginning, so that a new wording falls through to the
    # general sentence and never to the reader.
    for beginning, sentence in (
        ("Expected '=' after a key", _("a key must be followed by =")),
        ("Invalid statement", _("this is neither key = value nor a [table]")),
        (
            "Invalid initial character for a key part",
            _("a key is made of letters, digits, - and _, or quoted"),
        ),
        ("Expected newline or end of document", _("one line holds one key; something follows the value")),
        ("Invalid value", _("there is no value that TOML knows here; text needs quotes")),
        ("Unclosed array", _("a list is not closed; separate its entries by commas and end it with ]")),
        ("Unclosed inline table", _("a table in braces is not closed; end it with } on the same line")),
        ("Duplicate inline table key", _("a key stands twice in this table")),
        ("Cannot declare", _("this table stands twice, or after a key of the same name")),
        ("Cannot overwrite a value", _("this key stands twice")),
        ("Cannot mutate immutable", _("a list or a table in braces cannot be added to afterwards")),
        ("Cannot redefine", _("this table stands twice")),
        ("Expected \"'", _("a text in single quotes is not closed")),
        ("Unterminated string", _("a text in quotes is not closed")),
        ("Illegal character", _("a text in quotes must end on its line; use three for more lines")),
        ("Expected ']'", _("the name of a table ends with ]")),
        ("Expected ']]'", _("the name of a table in a list ends with ]]")),
        (
            "Unescaped '\\'",
            _("a backslash in double quotes needs a second one; formulas are easier in single quotes"),
        ),
        ("Escaped character", _("this escape names no character")),
        ("Invalid hex value", _("\\u needs four hexadecimal digits, \\U eight")),
        ("Invalid date", _("there is no such date or time")),
        ("Exceeds the limit", _("a number has too many digits")),
    ):
        if message.startswith(beginning):
            return sentence
    return _("this is not TOML")
