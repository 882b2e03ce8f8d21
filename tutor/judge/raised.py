"""An exception as a cell describes it, with every field checked: foreign code may have written it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.text.terminal import printable

TYPE_LIMIT, MESSAGE_LIMIT, TEXT_LIMIT, NAMES_LIMIT = 80, 300, 200, 50
SYNTAX = ("SyntaxError", "IndentationError", "TabError")


@dataclass(frozen=True, slots=True)
class Raised:
    """What was raised and where: `line` counts from 1 in the learner's file, `text` is that line.

    `stage` is load (the file would not run), missing (functions are not defined), case or pack.
    """

    stage: str = "case"
    type: str = "Exception"
    message: str = ""
    line: int | None = None
    column: int | None = None
    text: str = ""
    file: str = ""
    missing: tuple[str, ...] = ()
    defined: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the sandbox refused a system call: EPERM is its answer."""
        return self.type == "PermissionError" or "[Errno 1]" in self.message

    @property
    def unreadable(self) -> bool:
        """Whether Python could not read the file at all."""
        return self.stage == "load" and self.type in SYNTAX


def of(value: Mapping[str, Any]) -> Raised:
    """The description in the body of an ERROR frame, whatever it holds."""
    frames = value.get("frames")
    last = frames[-1] if isinstance(frames, list) and frames else {}
    text = last.get("text") if isinstance(last, dict) else ""
    return Raised(
        stage=_text(value.get("stage"), TYPE_LIMIT) or "case",
        type=_text(value.get("type"), TYPE_LIMIT) or "Exception",
        message=_text(value.get("message"), MESSAGE_LIMIT),
        line=_number(value.get("line")),
        column=_number(value.get("column")),
        text=_text(text, TEXT_LIMIT).strip("\n"),
        file=_text(value.get("file"), TYPE_LIMIT),
        missing=_names(value.get("missing")),
        defined=_names(value.get("defined")),
    )


def _text(value: Any, limit: int) -> str:
    return printable(value, limit) if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value < 10**6 else None


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_text(name, TYPE_LIMIT) for name in value[:NAMES_LIMIT] if isinstance(name, str))
