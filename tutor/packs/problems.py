"""What is wrong with a pack: one line each, in words an author can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.words import _

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one file.

    `file` is relative to the pack and carries `:line` or `:line:column` where a place in the text is
    known; `key` is the place in a TOML table (`[[slips]][1].line`, counted from 1) or empty.
    """

    file: str
    key: str
    what: str

    def __post_init__(self) -> None:
        # Names and keys come from the pack: none may write escape codes to a terminal or break the line.
        for name in ("file", "key", "what"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.what) if part)


class PackProblems(Exception):
    """A pack that cannot be used as it is; `problems` holds every mistake that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: list[Problem] = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def one_line(text: str) -> str:
    """`text` without anything that a terminal would act on: such characters become escapes."""
    return "".join(
        char if char.isprintable() or char == "\u3000" else _escaped(char)  # the ideographic space
        for char in text
    )


def _escaped(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")


def quote(value: object) -> str:
    """A TOML value as its author wrote it, cut to a length that fits a sentence."""
    if isinstance(value, dict):
        return _("a table")
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_cut(value)}"'
    if isinstance(value, int) and value.bit_length() > 256:
        return _("a very large number")
    return _cut(str(value))


def _cut(text: str) -> str:
    text = one_line(text[: _LONGEST_QUOTE + 1])
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def similar(name: str, known: Iterable[str], n: int = 1) -> list[str]:
    """Up to `n` of the `known` names that `name` may have been meant to be, best first."""
    if len(name) > 100:  # no slip of the finger, and difflib is quadratic in the length
        return []
    folded = {other.lower(): other for other in sorted(known)}
    return [folded[close] for close in difflib.get_close_matches(name.lower(), folded, n=n)]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown `name`: `, did you mean "..."?`, or nothing."""
    close = similar(name, known)
    return _(', did you mean "{name}"?').format(name=close[0]) if close else ""


def one_of(known: Iterable[str]) -> str:
    """A short list for the end of a sentence: `"a", "b", "c"`."""
    return ", ".join(f'"{name}"' for name in known)
