"""What keys do to lines of code: comments on and off, indentation in and out. No widget is known here."""

from __future__ import annotations

from collections.abc import Sequence

INDENT = 4


def toggled_comments(lines: Sequence[str]) -> list[str]:
    """The lines with `# ` before what each says, or without where every line that says something has it."""
    told = [line for line in lines if line.strip()]
    if told and all(line.lstrip().startswith("#") for line in told):
        return [_uncommented(line) for line in lines]
    margin = min((_margin(line) for line in told), default=0)
    return [line[:margin] + "# " + line[margin:] if line.strip() else line for line in lines]


def indented(lines: Sequence[str]) -> list[str]:
    """The lines one step further in; empty ones stay empty."""
    return [" " * INDENT + line if line.strip() else line for line in lines]


def dedented(lines: Sequence[str]) -> list[str]:
    """The lines one step further out, as far as they go; a tab is one step."""
    return [line[1:] if line.startswith("\t") else line[min(INDENT, _margin(line)) :] for line in lines]


def next_indentation(before: str, python: bool) -> str:
    """The spaces of a new line after `before`: as many as it has, one step more after a colon."""
    spaces = before[: _margin(before)]
    code = before.partition("#")[0].rstrip()
    if not python:
        return spaces
    if code.endswith((":", "(", "[", "{")):
        return spaces + " " * INDENT
    words = code.split()
    if words and words[0] in ("return", "break", "continue", "pass", "raise"):
        return spaces[:-INDENT]
    return spaces


def found(text: str, wanted: str, start: int, back: bool = False) -> int | None:
    """Where `wanted` stands next after (or before) `start`, round the end; capitals count if it has any."""
    if not wanted:
        return None
    if wanted == wanted.lower():
        text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if back:
        at = text.rfind(wanted, 0, max(start, 0))
        return _or_none(at if at >= 0 else text.rfind(wanted))
    at = text.find(wanted, start)
    return _or_none(at if at >= 0 else text.find(wanted))


def _or_none(at: int) -> int | None:
    return at if at >= 0 else None


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _uncommented(line: str) -> str:
    head, mark, rest = line.partition("#")
    return head + rest.removeprefix(" ") if mark else line
