"""Where the learner is: the trail of screens and the place on each page, kept in a file at every change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from tutor import home
from tutor.tui.saving import replace_text

FORMAT = 1
KINDS = ("lesson", "exercise", "quiz", "review")
LONGEST_TRAIL, MOST_PAGES, LONGEST_NAME = 20, 1000, 200
LARGEST_FILE = 1 << 20  # bytes; what is larger was not written by us


class Place(NamedTuple):
    """A screen other than home: its kind, one of `KINDS`, and the id of what it shows."""

    kind: str
    name: str


class Where:
    """The trail from home to the current screen, and how far each page was read.

    Reads its file once. A file that is missing, torn or foreign means: at home. One that cannot be
    written is not written; the app goes on. `opened` are the lessons that were looked into, `new` tells
    whether there was no file: a first visit.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or state_path()
        self.trail: list[Place] = []
        self.last: Place | None = None
        self.blocks: dict[str, int] = {}
        self.opened: dict[str, None] = {}
        self.new = not self.path.exists()
        self._load()

    @property
    def here(self) -> Place | None:
        """The current place; None at home."""
        return self.trail[-1] if self.trail else None

    def go(self, place: Place) -> None:
        """Enter a place; one that is on the trail already is returned to."""
        if place in self.trail:
            del self.trail[self.trail.index(place) :]
        self.trail = [*self.trail, place][-LONGEST_TRAIL:]
        if place.kind == "lesson":
            self.opened.pop(place.name, None)
            self.opened[place.name] = None
        self._keep()

    def go_on(self, place: Place) -> None:
        """Enter a place instead of the current one."""
        del self.trail[-1:]
        self.go(place)

    def back(self) -> Place | None:
        """Leave the current place; answers where that leads, None for home."""
        del self.trail[-1:]
        self._keep()
        return self.here

    def go_home(self) -> None:
        """Leave everything."""
        self.trail = []
        self._keep()

    def read_to(self, page: str, block: int) -> None:
        """Remember the first visible block of a page, counted from 0."""
        if self.blocks.get(page, 0) != block:
            self.blocks.pop(page, None)
            self.blocks[page] = block
            self._keep()

    def block(self, page: str) -> int:
        """Where reading of a page goes on."""
        return self.blocks.get(page, 0)

    def _keep(self) -> None:
        if self.here is not None and self.here.kind != "review":  # what is due is no place in the course
            self.last = self.here
        pages = list(self.blocks.items())[-MOST_PAGES:]
        opened = list(self.opened)[-MOST_PAGES:]
        said = {"format": FORMAT, "trail": self.trail, "last": self.last, "blocks": dict(pages)}
        said["opened"] = opened
        try:
            replace_text(self.path, json.dumps(said, ensure_ascii=False))
        except (OSError, UnicodeError):
            pass

    def _load(self) -> None:
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                return
            said = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(said, dict) or said.get("format") != FORMAT:
                return
            trail, last, blocks = said.get("trail"), said.get("last"), said.get("blocks")
            opened = said.get("opened")
        except (OSError, ValueError, RecursionError):
            return
        places = [_place(each) for each in trail] if isinstance(trail, list) else []
        self.trail = [place for place in places if place][-LONGEST_TRAIL:]
        self.last = _place(last) or self.here
        found = blocks.items() if isinstance(blocks, dict) else ()
        self.blocks = {page: n for page, n in found if type(n) is int and n >= 0}
        pages = opened if isinstance(opened, list) else []
        self.opened = dict.fromkeys(page for page in pages if isinstance(page, str))


def state_path() -> Path:
    """The file of the app's own state. Raises HomeError."""
    return home.home() / "app-state.json"


def _place(said: Any) -> Place | None:
    if not isinstance(said, list) or len(said) != 2:
        return None
    kind, name = said
    if kind not in KINDS or not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        return None
    return Place(kind, name)
