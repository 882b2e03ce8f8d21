"""What a list says about each exercise, kept on disk: hundreds need not be read to be listed."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from tutor.model import Exercise
from tutor.packs.load import exercise_stamp, load_exercise
from tutor.packs.texts import localised

FORMAT = 1
LARGEST_FILE = 16 << 20  # bytes; what is larger was not written by us
MOST = 20_000  # entries; packs come and go

Summary = Mapping[str, Any]
"""id, kind, title, minutes, points, concepts, needs (ids) and the content hash of one exercise."""


class Index:
    """Summaries by folder and language, each with a stamp of its files; one file holds them all.

    `build` names the program: what another one wrote does not count. A file that is missing, torn or cannot
    be written costs time and nothing else.
    """

    def __init__(self, path: Path, build: str) -> None:
        self.path, self.build = path, build
        self._lock = Lock()
        self._kept: dict[str, tuple[str, Summary]] | None = None
        self._changed = False

    def summary(self, folder: Path, pack: str, language: str) -> Summary:
        """The summary of the exercise in `folder`. Raises PackProblems where it is broken, each time."""
        key = f"{language} {pack} {os.path.abspath(folder)}"  # noqa: PTH100 - resolves `..` but no link
        stamp = f"{zlib.crc32(repr(exercise_stamp(folder)).encode()):08x}"
        with self._lock:
            kept = self._entries().get(key)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        found = _summary(localised(load_exercise(folder, pack), language))
        with self._lock:
            self._entries()[key] = (stamp, found)
            self._changed = True
        return found

    def keep(self) -> None:
        """Write down what is new."""
        with self._lock:
            if not self._changed:
                return
            newest = dict(list(self._entries().items())[-MOST:])
            said = {"format": FORMAT, "build": self.build, "exercises": newest}
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
                beside.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
                beside.replace(self.path)
                self._changed = False
            except (OSError, UnicodeError):
                pass

    def _entries(self) -> dict[str, tuple[str, Summary]]:
        if self._kept is None:
            self._kept = _read(self.path, self.build)
        return self._kept


def _summary(exercise: Exercise) -> Summary:
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "minutes": exercise.minutes,
        "points": exercise.points,
        "concepts": list(exercise.concepts),
        "needs": list(dict.fromkeys((*exercise.needs, *exercise.uses))),
        "hash": exercise.hash,
    }


def _read(path: Path, build: str) -> dict[str, tuple[str, Summary]]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return {}
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["format"] != FORMAT or said["build"] != build:
            return {}
        return {key: (str(stamp), dict(entry)) for key, (stamp, entry) in said["exercises"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
