"""The record's file: opened when it is sound, set aside when it is not ours, refused when it is newer.

What lies at the path is looked at through a read-only connection first, because even opening somebody
else's database for writing may change it.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tutor.progress import migrations
from tutor.progress.errors import DAMAGED, RecordError, explain, primary_code
from tutor.words import _

BUSY_SECONDS = 10.0
COMPANIONS = ("", "-wal", "-shm", "-journal")


def open_record(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection to the record at `path` in its current version, and a notice ("" if all is well).

    A file that is damaged or not ours is renamed first, with its companions, and the notice says where to.
    Raises `RecordError` when the record is newer than this program, or its place cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            trouble = _trouble(path)
            notice = _set_aside(path, trouble) if trouble else ""
            return _connect(path), notice
    except sqlite3.Error as error:
        raise explain(error, path) from None
    except OSError as error:
        sentence = _("{path} cannot be opened ({reason}); make its folder writable, or set TUTOR_HOME.")
        raise RecordError(sentence.format(path=path, reason=error.strerror)) from None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock, so that two processes never set aside each other's fresh file."""
    with path.with_name(path.name + ".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        migrations.migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # A commit in the WAL survives a killed process by itself; FULL adds one fsync (0.2 ms on a server,
        # a few on a laptop), so that what the learner was shown survives a power cut too.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")  # or REPLACE would pass the triggers by
    except BaseException:
        connection.close()
        raise
    return connection


def _trouble(path: Path) -> str:
    """Why the file at `path` cannot be the record; "" when it can, or is missing or empty.

    Raises `RecordError` for a record of a newer program.
    """
    if not path.exists():
        return ""
    if not path.is_file():
        return _("is no file")
    if _is_cut_or_foreign(path):
        return _("is damaged")
    try:
        return _look(path, "ro")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        return _look(path, "rw")  # killed in the middle of a transaction: only a writer can undo it


def _is_cut_or_foreign(path: Path) -> bool:
    """What SQLite itself would take for a fresh or a sound database: one byte, or half a last page."""
    with path.open("rb") as file:
        header = file.read(18)
        size = os.fstat(file.fileno()).st_size
    if size and not header.startswith(b"SQLite format 3\0"):
        return True
    wal = path.with_name(path.name + "-wal")
    if not size or (wal.exists() and wal.stat().st_size):
        return False  # the WAL may complete the last page
    page = int.from_bytes(header[16:18], "big")
    return size % (65536 if page <= 1 else page) != 0


def _look(path: Path, mode: str) -> str:
    uri = path.absolute().as_uri() + f"?mode={mode}"
    try:
        with closing(sqlite3.connect(uri, BUSY_SECONDS, isolation_level=None, uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != migrations.APPLICATION_ID:
                return _("belongs to another program") if application or tables else ""
            if migrations.version(connection) > len(migrations.STEPS):
                sentence = _(
                    "{path} was written by a newer version; update this program: pip install -U byhand"
                )
                raise RecordError(sentence.format(path=path))
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            return "" if sound else _("is damaged")
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGED:
            raise
        return _("is damaged")


def _set_aside(path: Path, trouble: str) -> str:
    """Rename the file and what SQLite keeps beside it; the sentence to show once."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path.with_name(f"{path.name}.set-aside-{stamp}")
    again = 1
    while os.path.lexists(target):
        again += 1
        target = path.with_name(f"{path.name}.set-aside-{stamp}-{again}")
    for companion in reversed(COMPANIONS):
        source = path.with_name(path.name + companion)
        if os.path.lexists(source):
            source.rename(target.with_name(target.name + companion))
    sentence = _(
        "{path} {trouble}, so it was set aside as {target} and a new record begun; keep it to repair it."
    )
    return sentence.format(path=path, trouble=trouble, target=target.name)
