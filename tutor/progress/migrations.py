"""The tables of the record, version by version.

`PRAGMA user_version` holds the number of steps taken. A step is never edited once released: a learner
somewhere has taken it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

APPLICATION_ID = 0x62796864  # "byhd": tells our files from other programs' databases

Step = Callable[[sqlite3.Connection], None]


def begin(connection: sqlite3.Connection) -> None:
    """Version 1: attempts and events, to be added to only, and a small table that may change.

    The long columns stand last, so that reading the short ones does not touch their pages.
    """
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("""
        CREATE TABLE attempt (
            n INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            pack TEXT NOT NULL,
            exercise TEXT NOT NULL,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            score REAL NOT NULL,
            seed INTEGER,
            mistake TEXT,
            counts INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            tutor TEXT NOT NULL,
            answer TEXT NOT NULL,
            verdict TEXT NOT NULL
        )""")
    connection.execute("""
        CREATE TABLE event (
            n INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            pack TEXT NOT NULL,
            exercise TEXT NOT NULL,
            what TEXT NOT NULL,
            data TEXT NOT NULL
        )""")
    connection.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    for table in ("attempt", "event"):
        connection.execute(f"CREATE INDEX {table}_of_exercise ON {table} (exercise, pack)")
        for change in ("UPDATE", "DELETE"):
            connection.execute(f"""
                CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}
                BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""")


def ordered_by_time(connection: sqlite3.Connection) -> None:
    """Find the latest attempt at an exercise without reading all of them."""
    for table in ("attempt", "event"):
        connection.execute(f"DROP INDEX {table}_of_exercise")
        connection.execute(f"CREATE INDEX {table}_of_exercise ON {table} (exercise, pack, at, n)")


STEPS: tuple[Step, ...] = (begin, ordered_by_time)


def version(connection: sqlite3.Connection) -> int:
    """The number of steps that the database has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that are missing, all of them or none.

    The connection must be in autocommit mode. Raises `sqlite3.Error` when a step fails; then nothing changed.
    """
    if version(connection) >= len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may have migrated since.
        for step in steps[version(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {max(len(steps), version(connection))}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
