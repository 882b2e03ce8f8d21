"""Whatever lies at the record's place: ours is opened, others' is set aside untouched, newer is refused."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from test_store import FIRST, attempt

from tutor.progress import migrations
from tutor.progress.store import Record, RecordError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite3"


def fill(path: Path, attempts: int = 20) -> bytes:
    with Record(path) as record:
        for n in range(attempts):
            record.append(attempt(str(n), answer="x" * 3000))
    return path.read_bytes()


def aside(path: Path) -> list[Path]:
    """The files set aside, without what SQLite keeps beside them."""
    found = path.parent.glob("record.sqlite3.set-aside-*")
    return sorted(kept for kept in found if not kept.name.endswith(("-wal", "-shm")))


def assert_set_aside(path: Path, content: bytes) -> None:
    with Record(path) as record:
        assert record.attempts() == []
        assert record.append(FIRST) is True
        notice = record.notice
    [kept] = aside(path)
    assert kept.read_bytes() == content
    assert kept.name in notice
    assert str(path) in notice
    with Record(path) as record:
        assert (record.attempts(), record.notice) == ([FIRST], "")


def test_an_empty_file_is_a_fresh_start(path: Path) -> None:
    path.touch()
    with Record(path) as record:
        assert (record.append(FIRST), record.notice, aside(path)) == (True, "", [])


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_record_is_set_aside(path: Path, share: float) -> None:
    content = fill(path)
    content = content[: int(len(content) * share)]
    path.write_bytes(content)
    assert_set_aside(path, content)


@pytest.mark.parametrize(
    "content", [b"x", b"not a database, but a letter\n" * 100, b"\0" * 5000, os.urandom(9000)]
)
def test_garbage_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert_set_aside(path, content)


def test_a_record_with_a_damaged_page_is_set_aside(path: Path) -> None:
    content = bytearray(fill(path))
    for page in range(2, 8):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    assert_set_aside(path, bytes(content))


@pytest.mark.parametrize("application", [0, 0x0F055112])
def test_another_programs_database_is_set_aside_unchanged(path: Path, application: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE attempt (mine TEXT)")
        other.execute(f"PRAGMA application_id = {application}")
        other.commit()
    assert_set_aside(path, path.read_bytes())


def test_a_directory_is_set_aside_with_what_is_in_it(path: Path) -> None:
    path.mkdir()
    (path / "letter").write_text("keep me")
    with Record(path) as record:
        assert record.append(FIRST) is True
        assert "is no file" in record.notice
    assert [(kept / "letter").read_text() for kept in aside(path)] == ["keep me"]


def test_a_fifo_is_set_aside_and_nobody_waits_for_it(path: Path) -> None:
    os.mkfifo(path)
    with Record(path) as record:
        assert record.append(FIRST) is True
    assert [kept.is_fifo() for kept in aside(path)] == [True]


def test_the_companions_go_with_the_file_so_that_it_can_be_repaired(path: Path) -> None:
    path.write_bytes(b"garbage" * 99)
    path.with_name("record.sqlite3-wal").write_bytes(b"what was not yet moved")
    Record(path).close()
    [main] = aside(path)
    assert main.with_name(main.name + "-wal").read_bytes() == b"what was not yet moved"


def test_two_files_set_aside_within_a_second_are_both_kept(path: Path) -> None:
    for content in (b"first" * 99, b"second" * 99):
        path.write_bytes(content)
        Record(path).close()
    assert {kept.read_bytes() for kept in aside(path)} == {b"first" * 99, b"second" * 99}


def test_a_newer_record_is_refused_and_left_as_it_is(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    content = path.read_bytes()
    with pytest.raises(RecordError, match="newer version; update"):
        Record(path)
    assert (path.read_bytes(), aside(path)) == (content, [])


def test_a_newer_record_that_is_still_in_the_wal_is_refused_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        newer.execute("PRAGMA user_version = 99")
        with pytest.raises(RecordError, match="newer version"):
            Record(path)
        assert newer.execute("PRAGMA user_version").fetchone() == (99,)


def test_damage_that_shows_later_is_told_in_one_sentence(path: Path) -> None:
    fill(path, 200)
    with Record(path) as record:
        os.truncate(path, 8192)
        with pytest.raises(RecordError, match="is damaged; run `tutor service stop`"):
            record.attempts()


def test_a_place_under_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(RecordError, match="set TUTOR_HOME"):
        Record(tmp_path / "home" / "record.sqlite3")


def test_a_record_held_by_another_program_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.progress.file.BUSY_SECONDS", 0.05)
    with Record(path) as record, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="in use by another program"):
            record.append(FIRST)
        other.execute("ROLLBACK")
        assert record.append(FIRST) is True
