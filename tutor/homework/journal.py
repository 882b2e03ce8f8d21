"""What has been judged, on disk as soon as it is: a run that was killed goes on from here."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tutor.homework.judging import Judged
from tutor.words import _

SYNC_SECONDS = 1.0


class JournalInUse(Exception):
    """Another run writes to the same journal."""


class Journal:
    """An append-only file of JSON lines, one for each answer; a torn last line counts as never written.

    Raises JournalInUse, OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: dict[str, Judged] = {}
        self.file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644), "r+b")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.file.close()
            raise JournalInUse(_("Another `tutor grade` is writing to {path}.").format(path=path)) from None
        self._read()
        self.synced = time.monotonic()

    def _read(self) -> None:
        whole = 0
        for line in self.file:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            found = _read_line(line)
            if found is not None:
                self.kept[found.key] = found
        self.file.seek(whole)
        self.file.truncate()

    def add(self, judged: Iterable[Judged]) -> None:
        """Keep verdicts; what could not be judged is left for another run."""
        for one in judged:
            if one.verdict is None or one.key in self.kept:
                continue
            said = {"key": one.key, "millis": dict(one.millis), "verdict": dict(one.verdict)}
            line = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
            self.file.write(line)
            # As another run will read it: a result must not depend on whether there was one.
            self.kept[one.key] = _read_line(line) or one
        self.file.flush()
        if time.monotonic() - self.synced > SYNC_SECONDS:
            self.sync()

    def sync(self) -> None:
        """Wait until everything is on the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.synced = time.monotonic()

    def close(self) -> None:
        """Let another run have it."""
        self.sync()
        self.file.close()


def _read_line(line: bytes) -> Judged | None:
    try:
        said: Any = json.loads(line)
        key, verdict, millis = said["key"], said["verdict"], said["millis"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not (isinstance(key, str) and isinstance(verdict, dict) and isinstance(millis, dict)):
        return None
    return Judged(key, verdict, millis)
