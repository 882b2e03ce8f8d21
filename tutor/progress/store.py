"""The learner's record: attempts and events that are only ever added to, and a little state."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from tutor.model import Attempt
from tutor.progress import clock, entries
from tutor.progress.dates import Dates
from tutor.progress.entries import Event, Key, Progress
from tutor.progress.errors import RecordError, explain
from tutor.progress.file import open_record
from tutor.progress.review import Due
from tutor.words import _

__all__ = ["Event", "Key", "Progress", "Record", "RecordError"]


class Record:
    """The database at `path`. One object serves all threads of a process; processes may share the file.

    `notice` is a sentence to show once when another file was found in its place, and "" otherwise.
    Every method raises `RecordError` when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._connection, self.notice = open_record(path)
        self._dates = Dates()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing written depends on it."""
        with self._lock:
            self._connection.close()

    def append(self, attempt: Attempt) -> bool:
        """Keep an attempt. True when it is on disk, False when one with its `uid` was there before."""
        return self._insert("attempt", entries.ATTEMPT_FIELDS, entries.attempt_row(attempt))

    def event(
        self,
        exercise: str,
        pack: str,
        what: str,
        data: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> Event:
        """Keep that something happened here, now or `at` another time."""
        when = now() if at is None else at.isoformat(timespec="microseconds")
        event = Event(os.urandom(16).hex(), when, pack, exercise, what, data or {})
        self.append_event(event)
        return event

    def append_event(self, event: Event) -> bool:
        """Keep an event that happened elsewhere; False when one with its `uid` was there before."""
        return self._insert("event", entries.EVENT_FIELDS, entries.event_row(event))

    def attempts(self, exercise: str | None = None, pack: str | None = None) -> list[Attempt]:
        """All attempts, or those of one exercise or pack, the oldest first."""
        rows = self._select("attempt", entries.ATTEMPT_FIELDS, exercise=exercise, pack=pack)
        return [entries.attempt_from(row) for row in rows]

    def latest(self, exercise: str, pack: str) -> Attempt | None:
        """The last attempt at an exercise that counted."""
        return self._last(exercise, pack, "counts")

    def latest_pass(self, exercise: str, pack: str) -> Attempt | None:
        """The last attempt at an exercise that passed."""
        return self._last(exercise, pack, "status = 'pass'")

    def _last(self, exercise: str, pack: str, which: str) -> Attempt | None:
        fields = ", ".join(entries.ATTEMPT_FIELDS)
        sql = f"SELECT {fields} FROM attempt WHERE exercise = ? AND pack = ? AND {which}"
        with self._working():
            row = self._connection.execute(
                f"{sql} ORDER BY at DESC, n DESC LIMIT 1", (exercise, pack)
            ).fetchone()
        return None if row is None else entries.attempt_from(row)

    def events(
        self, exercise: str | None = None, pack: str | None = None, what: str | None = None
    ) -> list[Event]:
        """All events, or those of one exercise, pack or sort, the oldest first."""
        rows = self._select("event", entries.EVENT_FIELDS, exercise=exercise, pack=pack, what=what)
        return [entries.event_from(row) for row in rows]

    def passed(self) -> set[Key]:
        """The exercises that were passed at least once."""
        with self._working():
            rows = self._connection.execute(
                "SELECT DISTINCT pack, exercise FROM attempt WHERE status = 'pass'"
            )
            return set(rows.fetchall())

    def progress(self, keys: Iterable[Key] | None = None) -> dict[Key, Progress]:
        """Where the learner stands with each exercise that was ever tried, or with these of them."""
        with self._working():
            self._dates.read(self._connection)
            return self._dates.standing(keys)

    def schedule(self, keys: Iterable[Key] | None = None) -> dict[Key, Due]:
        """When each exercise that was passed is due again, or these of them."""
        with self._working():
            self._dates.read(self._connection)
            return self._dates.schedule(keys)

    def solved(self, keys: Iterable[Key]) -> dict[Key, datetime]:
        """When each of these exercises was first passed without its solution having been shown before."""
        with self._working():
            self._dates.read(self._connection)
            return self._dates.solved(keys)

    def worked(self, zone: tzinfo | None = None) -> Iterator[date]:
        """The day of each attempt that counted, the latest first, in `zone` or in that of this machine."""
        with self._working():
            self._dates.read(self._connection)
            return self._dates.worked(zone)

    def state(self, key: str) -> Any:
        """The plain value last set for `key`, or None."""
        with self._working():
            row = self._connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return None if row is None else json.loads(row[0])

    def set_state(self, key: str, value: Any) -> None:
        """Remember a plain value for `key` in place of the one before."""
        sql = "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with self._working():
            self._connection.execute(sql, (key, entries.dump(value)))

    def _insert(self, table: str, fields: Sequence[str], row: tuple[Any, ...]) -> bool:
        places = ", ".join("?" * len(fields))
        sql = f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({places}) ON CONFLICT (uid) DO NOTHING"
        with self._working():
            return self._connection.execute(sql, row).rowcount == 1

    def _select(self, table: str, fields: Sequence[str], **wanted: str | None) -> list[tuple[Any, ...]]:
        given = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in given) or "1"
        sql = f"SELECT {', '.join(fields)} FROM {table} WHERE {where} ORDER BY at, n"
        with self._working():
            return self._connection.execute(sql, tuple(given.values())).fetchall()

    @contextmanager
    def _working(self) -> Iterator[None]:
        """One thread at a time, and SQLite's errors in the learner's words."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise explain(error, self.path) from None
            except OverflowError:
                raise RecordError(_("a number is too big for the record; use a seed below 2**63.")) from None


def now() -> str:
    """The time as the record keeps it: UTC, ISO 8601, microseconds, so that text sorts like time."""
    return clock.now().isoformat(timespec="microseconds")
