"""A text with numbered lines, and which of its lines differ from those of another."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tutor.model import Exercise
from tutor.packs import texts
from tutor.words import _, current_language

LONGEST = 60  # lines that somebody reads in two minutes
_HEADING = re.compile(r"\A\s*# .*\n")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines `first` to `last` (from 0, `last` excluded) of a text, and what should stand there instead."""

    first: int
    last: int
    instead: tuple[str, ...]


def even(source: str) -> str:
    """A program in one even layout, without comments. Raises SyntaxError, ValueError, RecursionError."""
    return ast.unparse(ast.parse(source))


def hunks(wrong: Sequence[str], right: Sequence[str]) -> list[Hunk]:
    """Where one text differs from another, the smallest number of lines."""
    codes = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    return [Hunk(i, j, tuple(right[k:n])) for tag, i, j, k, n in codes if tag != "equal"]


def mended(lines: Sequence[str], chosen: Sequence[Hunk]) -> str:
    """The text with these hunks put right."""
    found = list(lines)
    for hunk in sorted(chosen, key=lambda each: each.first, reverse=True):
        found[hunk.first : hunk.last] = hunk.instead
    return "\n".join(found)


def wrong_lines(lines: Sequence[str], chosen: Sequence[Hunk]) -> tuple[int, ...]:
    """The numbers, from 1, that name these hunks; where a line is missing, those of both its neighbours."""
    found: set[int] = set()
    for hunk in chosen:
        first, last = (hunk.first, hunk.last) if hunk.last > hunk.first else (hunk.first - 1, hunk.first + 1)
        found |= {n + 1 for n in range(max(first, 0), min(last, len(lines)))}
    return tuple(sorted(found))


def diff(lines: Sequence[str], chosen: Sequence[Hunk]) -> str:
    """The wrong lines, and what should stand there."""
    rows: list[str] = []
    for hunk in chosen:
        rows += [f"- {line.strip()}" for line in lines[hunk.first : hunk.last]]
        rows += [f"+ {line.strip()}" for line in hunk.instead]
    return "\n".join(rows)


def numbered(lines: Sequence[str]) -> str:
    """A Markdown fence with a number before every line."""
    width = len(str(len(lines)))
    fence = "`" * max(3, 1 + max((len(run) for line in lines for run in re.findall("`+", line)), default=0))
    rows = [f"{n:>{width}}  {line}".rstrip() for n, line in enumerate(lines, 1)]
    return "\n".join([f"{fence}text", *rows, fence])


def asked(exercise: Exercise, *parts: str) -> str:
    """Markdown: the title, what is asked now, and below it what the exercise itself asks."""
    whole = _HEADING.sub("", texts.statement(exercise, current_language()).text).strip()
    below = ["## " + _("The exercise"), whole] if whole else []
    return "\n\n".join([f"# {exercise.title}", *parts, *below]) + "\n"
