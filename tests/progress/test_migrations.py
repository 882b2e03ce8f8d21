"""Migrations bring any older file to the current version, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from test_store import FIRST

from tutor.progress.migrations import APPLICATION_ID, STEPS, migrate, version
from tutor.progress.store import Record


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "record.sqlite3", isolation_level=None)) as connection:
        yield connection


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_empty_database_is_brought_to_the_current_version(database: sqlite3.Connection) -> None:
    migrate(database)
    assert version(database) == len(STEPS)
    assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert tables(database) >= {"attempt", "event", "state"}


@pytest.mark.parametrize("application", [0, APPLICATION_ID])
def test_a_record_of_version_0_is_taken_up(tmp_path: Path, application: int) -> None:
    path = tmp_path / "record.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA application_id = {application}")
    with Record(path) as record:
        assert (record.append(FIRST), record.notice) == (True, "")


def test_only_missing_steps_are_taken_and_attempts_stay(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    with Record(path) as record:
        record.append(FIRST)

    def forbidden(connection: sqlite3.Connection) -> None:
        raise AssertionError("taken before")

    def later(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE attempt ADD COLUMN note TEXT")

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, (*[forbidden] * len(STEPS), later))
        assert version(connection) == len(STEPS) + 1
        assert connection.execute("SELECT uid, note FROM attempt").fetchall() == [("a", None)]


def test_a_step_that_fails_leaves_the_file_as_it_was(database: sqlite3.Connection) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("CREATE TABLE half (x)")

    with pytest.raises(sqlite3.OperationalError, match="half already exists"):
        migrate(database, (*STEPS, fails))
    assert (version(database), tables(database)) == (0, set())
    assert database.execute("PRAGMA application_id").fetchone() == (0,)


def test_the_current_version_is_not_written_again(database: sqlite3.Connection) -> None:
    migrate(database)
    changes = database.execute("PRAGMA data_version").fetchone(), database.total_changes
    migrate(database)
    assert (database.execute("PRAGMA data_version").fetchone(), database.total_changes) == changes
