"""An exception as a cell describes it, with every field checked: foreign code may have written it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.judge.outputs import shape_text
from tutor.text.terminal import printable
from tutor.words import _

TYPE_LIMIT, MESSAGE_LIMIT, TEXT_LIMIT, NAMES_LIMIT = 80, 300, 200, 50
LINES, SHAPES, DIMENSIONS = 4, 8, 8
SYNTAX = ("SyntaxError", "IndentationError", "TabError")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the learner's file that led to the exception; `shapes` as in "q: (2, 3), k: (4, 3)"."""

    line: int
    text: str = ""
    shapes: str = ""

    def __str__(self) -> str:
        said = _("line {line}: {text}").format(line=self.line, text=self.text.strip())
        return f"{said}  ({self.shapes})" if self.shapes else said


@dataclass(frozen=True, slots=True)
class Raised:
    """What was raised and where: `line` counts from 1 in the learner's file, `text` is that line.

    `own` says that Python could not read the learner's own text, and not one that it gave to `exec`.
    `stage` is load (the file would not run), missing (functions are not defined), case or pack; `places`
    are the lines that led there, the outermost first.
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
    places: tuple[Place, ...] = ()
    own: bool = False

    @property
    def refused(self) -> bool:
        """Whether the sandbox refused a system call: EPERM is its answer."""
        return self.type == "PermissionError" or "[Errno 1]" in self.message

    @property
    def unreadable(self) -> bool:
        """Whether Python could not read the file at all."""
        return self.stage == "load" and self.type in SYNTAX and self.own


def of(value: Mapping[str, Any]) -> Raised:
    """The description in the body of an ERROR frame, whatever it holds."""
    frames = value.get("frames")
    last = frames[-1] if isinstance(frames, list) and frames else {}
    text = last.get("text") if isinstance(last, dict) else ""
    places = [_place(frame) for frame in frames[-LINES:]] if isinstance(frames, list) else []
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
        places=tuple(place for place in places if place is not None),
        own="column" in value,
    )


def _place(frame: Any) -> Place | None:
    line = _number(frame.get("line")) if isinstance(frame, dict) else None
    if line is None:
        return None
    text = _text(frame.get("text"), TEXT_LIMIT)
    text = "".join(char if char.isprintable() else " " for char in text).strip()
    return Place(line, text, _shapes(frame.get("shapes")))


def _shapes(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    said = []
    names = [name for name in value if name.isidentifier() and len(name) <= TYPE_LIMIT]
    for name in names[:SHAPES]:
        shape = value[name]
        if (
            isinstance(shape, list)
            and len(shape) <= DIMENSIONS
            and all(_number(n) is not None for n in shape)
        ):
            said.append(f"{name}: {shape_text(tuple(shape))}")
        elif _number(shape) is not None:
            said.append(_("{name}: list of {n}").format(name=name, n=shape))
    return ", ".join(said)


def _text(value: Any, limit: int) -> str:
    return printable(value, limit) if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < 10**9 else None


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_text(name, TYPE_LIMIT) for name in value[:NAMES_LIMIT] if isinstance(name, str))
