"""Marks of a derivation that is being written: which still hold, and what is judged next."""

from __future__ import annotations

from typing import Any

from tutor.tui.marks import Marks

TEXT = "# comment\na\n= b\n= c"


def line(n: int, verdict: str = "follows") -> dict[str, Any]:
    return {"n": n, "text": "", "verdict": verdict}


def judged(text: str = TEXT) -> Marks:
    marks = Marks()
    marks.take([line(2), line(3, "does_not_follow"), line(4, "cannot_tell")], text)
    return marks


def test_marks_stand_beside_their_rows() -> None:
    assert judged().tones(TEXT) == {1: "right", 2: "wrong", 3: "unsure"}


def test_a_change_takes_the_marks_from_its_row_on() -> None:
    changed = TEXT.replace("= b", "= d")

    assert judged().tones(changed) == {1: "right"}
    assert judged().line(1, changed) is not None
    assert judged().line(3, changed) is None


def test_a_line_that_is_being_written_is_not_judged() -> None:
    assert Marks().due("a\n= b", 1) == "a"
    assert Marks().due("a", 0) is None


def test_a_finished_text_is_judged_once() -> None:
    marks = Marks()

    assert marks.due("a\n= b\n", 2) == "a\n= b"
    assert marks.due("a\n= b\n", 2) is None


def test_nothing_is_asked_where_only_comments_and_empty_rows_are_new() -> None:
    assert Marks().due("# a\n\n＃ b\n", 3) is None


def test_rows_below_a_cursor_that_only_looks_are_finished() -> None:
    assert judged("a\n= b\n= c").due("a\n= b\n= c\n= d", 0) == "a\n= b\n= c\n= d"


def test_a_certificate_stays_while_its_line_does() -> None:
    marks = judged()
    marks.certify(2, "exact")
    marks.take([line(2)], TEXT + "\n= d")
    assert marks.exact == {1: "exact"}

    marks.take([line(2)], "# comment\nz")
    assert marks.exact == {}
