"""What can go wrong with the record, as one sentence for the learner."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tutor.words import _

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class RecordError(Exception):
    """The record cannot be opened, read or written; its text is one sentence for the learner."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; -1 when the error comes from Python's side."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


def explain(error: sqlite3.Error, path: Path) -> RecordError:
    """The sentence for an error of SQLite while it worked on the record at `path`."""
    code = primary_code(error)
    if code in DAMAGED:
        sentence = _("{path} is damaged; run `tutor service stop`, and the next start sets it aside.")
    elif code == sqlite3.SQLITE_FULL:
        sentence = _("{path} cannot grow: the disk is full; make room and try again.")
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        sentence = _("{path} cannot be written; make it and its folder writable, or set TUTOR_HOME.")
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        sentence = _("{path} is in use by another program; close that and try again.")
    else:
        sentence = _("{path} cannot be used ({reason}); look at its disk, or set TUTOR_HOME.")
    return RecordError(sentence.format(path=path, reason=error))
