"""The plain text of instructors' quizzes taken apart into blocks: a mark, and the text that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.text.quiz.reading import Problem, QuizError
from tutor.words import _

# The marks as text2qti's documentation gives them; each stands at the beginning of its line.
_MARKS = {
    "question": r"\d+\.",
    "one_right": r"\*[a-zA-Z]\)",
    "one_wrong": r"[a-zA-Z]\)",
    "several_right": r"\[\*\]",
    "several_wrong": r"\[ ?\]",
    "word": r"\*",
    "feedback": r"\.\.\.",
    "when_right": r"\+",
    "when_wrong": r"-",
    "solution": r"!",
    "number": r"=",
    "title": r"[Tt]itle:",
    "points": r"[Pp]oints:",
    "text_title": r"[Tt]ext [Tt]itle:",
    "text": r"[Tt]ext:",
    "quiz_title": r"[Qq]uiz [Tt]itle:",
    "quiz_description": r"[Qq]uiz description:",
    "setting": r"(?:[Pp]ick|[Ss]olutions pick|[Pp]oints per question|[Ss]huffle answers"
    r"|[Ss]how correct answers|[Oo]ne question at a time|[Cc]an't go back|[Ff]eedback is solution"
    r"|[Ss]olutions sample groups|[Ss]olutions randomize groups):",
}
_ALONE = {
    "essay": r"___+",
    "upload": r"\^\^\^+",
    "group": r"(?:END_)?GROUP",
    "code": r"```.*",
}
_BLOCK = re.compile(
    "|".join(
        [rf"(?P<{name}>{mark})[ \t]+(?=\S)" for name, mark in _MARKS.items()]
        + [rf"(?P<{name}>{mark})\s*$" for name, mark in _ALONE.items()]
    )
)
_ONE_LINE = {"points", "number", "word", "setting", *_ALONE}
_ONE_PARAGRAPH = {"title", "text_title", "quiz_title"}
_TAB = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A mark by its name, the text behind it, and the line (from 1) on which it stands."""

    kind: str
    text: str
    line: int
    mark: str = ""


def blocks(text: str) -> list[Block]:
    """The blocks of a quiz in plain text. Raises QuizError with the first line that is none."""
    lines = [line.expandtabs(_TAB).rstrip() for line in text.removeprefix("\ufeff").splitlines()]
    found: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line or line.startswith("%"):
            at += 1
        elif line == "COMMENT":
            at = _after(lines, at, re.compile("END_COMMENT"))
        elif (match := _BLOCK.match(line)) is None:
            said = _("this begins nothing; lines that go on are indented like the text above them")
            raise QuizError([Problem(at + 1, said)])
        elif match.lastgroup == "code":
            found.append(Block("code", "", at + 1))
            at = _after(lines, at, re.compile(r"```+"))
        else:
            kind = str(match.lastgroup)
            first, at = line[match.end() :], at + 1
            more = [] if kind in _ONE_LINE else list(_going_on(lines, at, kind, match.end()))
            at += len(more)
            text_ = "\n".join([first, *more]).strip()
            found.append(Block(kind, text_, at - len(more), match[kind].strip()))
    return found


def _after(lines: list[str], at: int, end: re.Pattern[str]) -> int:
    for n in range(at + 1, len(lines)):
        if end.fullmatch(lines[n]):
            return n + 1
    raise QuizError([Problem(at + 1, _("what begins here is never closed"))])


def _going_on(lines: list[str], at: int, kind: str, width: int) -> Iterator[str]:
    """The lines that belong to the text of a block, without their indent."""
    indent = width
    if kind in _ONE_PARAGRAPH or kind.startswith(("quiz", "text")):
        first = next((line for line in lines[at:] if line), "")
        indent = len(first) - len(first.lstrip()) if first.startswith("  ") else width
    for line in lines[at:]:
        if not line and kind in _ONE_PARAGRAPH:
            return
        if line and not line.startswith(" " * indent):
            return
        yield line[indent:]
