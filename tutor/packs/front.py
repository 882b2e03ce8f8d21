"""The front matter of a lesson: `key: value` lines between two lines `---`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from tutor.packs.fields import Distinct, Line, Table
from tutor.packs.files import Files
from tutor.packs.wording import validate
from tutor.words import _

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:(.*)")


class FrontSpec(Table):
    """What a page says about itself."""

    title: Line
    introduces: Annotated[list[Line], Distinct] = Field(default=[])


class Page(NamedTuple):
    """A page's front matter, its body, and the line (from 1) on which the body begins."""

    front: FrontSpec
    body: str
    first_line: int


def read_page(files: Files, path: Path, text: str) -> Page | None:
    """`text` taken apart; None, with a problem noted, when its front matter is absent or wrong."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        files.wrong(path, _('has no front matter; begin with "---", "title: ...", "---"'), line=1)
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        files.wrong(path, _('the front matter is not closed by a line "---"'), line=1)
        return None
    data, readable = _read_keys(files, path, lines[1:end])
    front = validate(FrontSpec, data, lambda key, what: files.wrong(path, what, key))
    if not readable or front.broken or front.spec is None:
        return None
    return Page(front.spec, "\n".join(lines[end + 1 :]), end + 2)


def _read_keys(files: Files, path: Path, lines: list[str]) -> tuple[dict[str, Any], bool]:
    data: dict[str, Any] = {}
    readable = True
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _KEY.fullmatch(line.rstrip())
        if found is None:
            files.wrong(path, _('is no "key: value"; lists are written [a, b] on one line'), line=number)
            readable = False
        elif found[1] in data:
            files.wrong(path, _("stands twice"), found[1], line=number)
            readable = False
        else:
            data[found[1]] = _value(found[2].strip())
    return data, readable


def _value(text: str) -> str | list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    quoted = len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text
