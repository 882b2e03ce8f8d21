"""The fenced blocks of a Markdown page, as CommonMark finds them at the left margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


class Fence(NamedTuple):
    """A fenced block: the words after its opening marks, its line (from 1), and whether it ends."""

    words: tuple[str, ...]
    line: int
    closed: bool


def fences(body: str, first_line: int = 1) -> Iterator[Fence]:
    """Every fence in `body`, in order; `first_line` is the number of its first line."""
    marks, words, start = "", (), 0
    for number, line in enumerate(body.split("\n"), first_line):
        if marks:
            if _closes(line, marks):
                yield Fence(words, start, True)
                marks = ""
        elif (found := _OPENING.fullmatch(line)) and not (found[1][0] == "`" and "`" in found[2]):
            marks, words, start = found[1], tuple(found[2].split()), number
    if marks:
        yield Fence(words, start, False)


def _closes(line: str, marks: str) -> bool:
    stripped = line.strip(" \t")
    indented = len(line) - len(line.lstrip(" ")) > 3
    return not indented and len(stripped) >= len(marks) and set(stripped) == {marks[0]}
