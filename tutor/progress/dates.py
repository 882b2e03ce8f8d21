"""When things are due and where the learner stands, worked out again only for what the record has gained.

The record is only added to, so rows that were read once stay true; their numbers grow with each commit.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from tutor.progress import entries
from tutor.progress.days import local_day
from tutor.progress.entries import Key, Progress
from tutor.progress.proof import solved_alone
from tutor.progress.review import Due, Tried, schedule

ATTEMPTS = f"SELECT n, {', '.join(entries.STANDING_FIELDS)} FROM attempt WHERE n > ? ORDER BY n"
EVENTS = f"SELECT n, {', '.join(entries.EVENT_FIELDS)} FROM event WHERE n > ? ORDER BY n"


class Dates:
    """Holds the short columns of a record's rows by exercise, and what follows from them."""

    def __init__(self) -> None:
        self._seen = {ATTEMPTS: 0, EVENTS: 0}
        self._attempts: defaultdict[Key, list[tuple[Any, ...]]] = defaultdict(list)
        self._events: defaultdict[Key, list[tuple[Any, ...]]] = defaultdict(list)
        self._due: dict[Key, Due | None] = {}
        self._standing: dict[Key, Progress] = {}
        self._counted: list[datetime] = []
        self._days: dict[tzinfo | None, tuple[int, set[date]]] = {}

    def read(self, connection: sqlite3.Connection) -> None:
        """Read the rows that have come since the last time. Raises `sqlite3.Error`."""
        for n, *row in self._new(connection, ATTEMPTS):
            key = (row[0], row[1])
            self._attempts[key].append((*row, n))
            self._forget(key)
            self._standing.pop(key, None)
            if row[4]:
                self._counted.append(datetime.fromisoformat(row[2]))
        for _n, *row in self._new(connection, EVENTS):
            key = (row[2], row[3])
            self._events[key].append(tuple(row))
            self._forget(key)

    def schedule(self, keys: Iterable[Key] | None = None) -> dict[Key, Due]:
        """When each of `keys` is due, or everything; what has no date is left out."""
        wanted = sorted(self._attempts.keys() | self._events.keys()) if keys is None else keys
        found = {key: self._date(key) for key in wanted}
        return {key: date for key, date in found.items() if date is not None}

    def standing(self, keys: Iterable[Key] | None = None) -> dict[Key, Progress]:
        """Where the learner stands with each of `keys` that was tried, or with everything."""
        wanted = self._attempts if keys is None else [key for key in keys if key in self._attempts]
        return {key: self._stands(key) for key in wanted}

    def solved(self, keys: Iterable[Key]) -> dict[Key, datetime]:
        """When each of `keys` was first passed without its solution having been shown before."""
        found = {key: self._solved(key) for key in keys if key in self._attempts}
        return {key: at for key, at in found.items() if at is not None}

    def days(self, zone: tzinfo | None = None) -> set[date]:
        """The days, in `zone`, with an attempt that counted."""
        seen, found = self._days.get(zone, (0, set[date]()))
        found |= {local_day(at, zone) for at in self._counted[seen:]}
        self._days[zone] = len(self._counted), found
        return set(found)

    def _solved(self, key: Key) -> datetime | None:
        passes = (row[2] for row in self._attempts[key] if row[3] == "pass")
        return solved_alone(passes, map(entries.event_from, self._events.get(key, ())))

    def _new(self, connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = connection.execute(sql, (self._seen[sql],)).fetchall()
        if rows:
            self._seen[sql] = rows[-1][0]
        return rows

    def _forget(self, key: Key) -> None:
        self._due.pop(key, None)

    def _date(self, key: Key) -> Due | None:
        if key not in self._due:
            counted = (row for row in self._attempts.get(key, ()) if row[4])
            tried = ((key, Tried(at, status == "pass")) for _p, _e, at, status, *_more in counted)
            happened = (entries.event_from(row) for row in self._events.get(key, ()))
            self._due[key] = schedule(tried, happened).get(key)
        return self._due[key]

    def _stands(self, key: Key) -> Progress:
        if key not in self._standing:
            rows = sorted(self._attempts[key], key=lambda row: (row[2], row[-1]))
            self._standing[key] = entries.standing(row[:-1] for row in rows)[key]
        return self._standing[key]
