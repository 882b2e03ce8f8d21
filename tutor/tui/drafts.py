"""Unsaved text, kept beside the answers so that it survives any end of the program."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tutor import home
from tutor.tui.saving import replace_text

FORMAT = "byhand-draft 1"
LARGEST_FILE = 4 << 20  # bytes; what is larger was not written by us


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was found: the text, and the digest of the file's text that it began from."""

    text: str
    base: str


class Draft:
    """The draft of one exercise: a first line that says what it is, then the text as it was typed."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self.key = key

    def keep(self, text: str, base: str) -> None:
        """Keep `text`, which began from a file of digest `base`. Raises OSError."""
        # No fsync: a killed program loses nothing by that, and typing must not wait for a disk.
        replace_text(self.path, f"{FORMAT} {base} {self.key}\n{text.encode('utf-8', 'replace').decode()}")

    def drop(self) -> None:
        """Forget the draft. One that cannot be removed is told apart by its base the next time."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            pass

    def found(self) -> Kept | None:
        """The draft that was kept; None where there is none, or where the file is torn or foreign."""
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                return None
            head, newline, text = self.path.read_bytes().decode("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        base, _space, key = head.removeprefix(FORMAT + " ").partition(" ")
        if not newline or not head.startswith(FORMAT + " ") or key != self.key:
            return None
        return Kept(text, base)


def draft_of(pack: str, exercise_id: str) -> Draft:
    """The draft of an exercise by its pack and id. Raises HomeError."""
    name = f"{pack}-{exercise_id}.draft".replace("/", "-")
    return Draft(home.home() / "drafts" / name, f"{pack}:{exercise_id}")


def digest(text: str) -> str:
    """What a file's text is recognised by."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
