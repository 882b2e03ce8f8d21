"""What was judged survives a kill at any byte, and is never kept twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.homework.journal import Journal, JournalInUse
from tutor.homework.judging import Judged


def judged(key: str) -> Judged:
    return Judged(key, {"status": "pass", "message": "对 \udc80"}, {"total": 1.5})


def kept(path: Path) -> list[str]:
    journal = Journal(path)
    journal.close()
    return list(journal.kept)


def test_a_file_cut_anywhere_keeps_its_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = Journal(path)
    journal.add([judged("a"), judged("b"), judged("a"), Judged("c", problem="no cell")])
    journal.close()
    whole = path.read_bytes()
    assert whole.count(b"\n") == 2
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        journal = Journal(path)
        assert len(journal.kept) == whole[:cut].count(b"\n")
        journal.add([judged("a"), judged("b")])
        journal.close()
        assert path.read_bytes() == whole


def test_what_is_kept_is_what_another_run_will_read(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.add([judged("a")])
    before = dict(journal.kept)
    journal.close()
    again = Journal(tmp_path / "j")
    assert again.kept == before
    again.close()


def test_lines_of_somebody_else_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'null\n{"key": 1}\n\xff\n{"key": "a", "verdict": [], "millis": {}}\n')
    assert kept(path) == []


def test_two_runs_do_not_write_to_one_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    with pytest.raises(JournalInUse, match="Another"):
        Journal(tmp_path / "j")
    journal.close()
    assert kept(tmp_path / "j") == []
