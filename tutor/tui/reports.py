"""What the workers of the exercise screen report to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.message import Message

from tutor.tui.desk import Desk, Opening
from tutor.tui.files import Seen


@dataclass
class Opened(Message):
    """The exercise and its answer file are there."""

    about: dict[str, Any]
    desk: Desk
    opening: Opening


@dataclass
class Saved(Message):
    """The file now holds `text`."""

    text: str


@dataclass
class ChangedElsewhere(Message):
    """Another program has saved the file."""

    seen: Seen


@dataclass
class Judged(Message):
    """The verdict on `text` has come, with what the service says about recording it.

    One that is not `final` stands, but the slip of a wrong line is still searched for.
    """

    said: dict[str, Any]
    text: str
    final: bool = True


@dataclass
class Certified(Message):
    """SymPy has shown line `n` to be exact; `says` for what."""

    n: int
    says: str


@dataclass
class Ran(Message):
    """The answer was run on the first cases."""

    said: dict[str, Any]


@dataclass
class Hinted(Message):
    """A hint has come."""

    said: dict[str, Any]


@dataclass
class Solved(Message):
    """The solution has come, or why it is not shown yet."""

    said: dict[str, Any]


@dataclass
class Restarted(Message):
    """The starter is back; the old answer is kept as `backup`, if there was one."""

    backup: Path | None


@dataclass
class Ended(Message):
    """An errand is over; `why` it could not be finished, in one sentence, or "" where all was said."""

    why: str = ""
