"""When things are due and where the learner stands, worked out again only for what the record has gained.

The record is only added to, so rows that were read once stay true; their numbers grow with each commit.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from itertools import chain
from typing import Any

from tutor.progress import entries
from tutor.progress.days import local_day
from tutor.progress.entries import Event, Key, Progress
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
        self._moments: list[datetime] | None = None

    def read(self, connection: sqlite3.Connection) -> None:
        """Read the rows that have come since the last time. Raises `sqlite3.Error`."""
        for row in self._new(connection, ATTEMPTS):
            self._attempts[row[1], row[2]].append(row)
            self._moments = None
            self._due.pop((row[1], row[2]), None)
            self._standing.pop((row[1], row[2]), None)
        for row in self._new(connection, EVENTS):
            self._events[row[3], row[4]].append(row)
            self._due.pop((row[3], row[4]), None)

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

    def worked(self, zone: tzinfo | None = None) -> Iterator[date]:
        """The day, in `zone`, of each attempt that counted, the latest first."""
        if self._moments is None:
            every = chain.from_iterable(self._attempts.values())
            self._moments = sorted((datetime.fromisoformat(row[3]) for row in every if row[5]), reverse=True)
        return (local_day(at, zone) for at in self._moments)

    def _solved(self, key: Key) -> datetime | None:
        passes = (row[3] for row in self._attempts[key] if row[4] == "pass")
        return solved_alone(passes, self._happened(key))

    def _new(self, connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = connection.execute(sql, (self._seen[sql],)).fetchall()
        if rows:
            self._seen[sql] = rows[-1][0]
        return rows

    def _happened(self, key: Key) -> Iterator[Event]:
        return (entries.event_from(row[1:]) for row in self._events.get(key, ()))

    def _date(self, key: Key) -> Due | None:
        if key not in self._due:
            counted = (row for row in self._attempts.get(key, ()) if row[5])
            tried = ((key, Tried(row[3], row[4] == "pass")) for row in counted)
            self._due[key] = schedule(tried, self._happened(key)).get(key)
        return self._due[key]

    def _stands(self, key: Key) -> Progress:
        if key not in self._standing:
            rows = sorted(self._attempts[key], key=lambda row: (row[3], row[0]))
            self._standing[key] = entries.standing(row[1:] for row in rows)[key]
        return self._standing[key]
