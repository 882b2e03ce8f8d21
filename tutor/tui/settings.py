"""What the learner chose once and wants to keep: colours, and whether to be spoken to in plain lines."""

from __future__ import annotations

import json
from pathlib import Path

from tutor import home
from tutor.tui.saving import replace_text

FORMAT = 1
LONGEST_SESSION = 24 * 60  # minutes
LARGEST_FILE = 1 << 16  # bytes; what is larger was not written by us


class Settings:
    """Kept in `settings.json` at every change. A file that is missing, torn or foreign means: nothing chosen.

    `theme` is the name of a theme, "" for none; `plain` is None until the learner was asked; `session` is how
    many minutes the learner means to work at a time, 0 for any number.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Raises HomeError where the learner's directory cannot be named."""
        self.path = path or home.home() / "settings.json"
        self.theme = ""
        self.plain: bool | None = None
        self.session = 0
        self._load()

    def choose(self, theme: str | None = None, plain: bool | None = None, session: int | None = None) -> None:
        """Keep a choice; where it cannot be written, it holds until the end of the program."""
        self.theme = self.theme if theme is None else theme
        self.plain = self.plain if plain is None else plain
        self.session = self.session if session is None else session
        said = {"format": FORMAT, "theme": self.theme, "plain": self.plain, "session": self.session}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self.path, json.dumps(said))
        except (OSError, UnicodeError):
            pass

    def _load(self) -> None:
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                return
            said = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(said, dict) or said.get("format") != FORMAT:
                return
        except (OSError, ValueError, RecursionError):
            return
        theme, plain = said.get("theme"), said.get("plain")
        self.theme = theme if isinstance(theme, str) else ""
        self.plain = plain if isinstance(plain, bool) else None
        session = said.get("session")
        self.session = session if type(session) is int and 0 < session <= LONGEST_SESSION else 0
