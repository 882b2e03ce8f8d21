"""A homework in plain lines: dates in the reader's zone, lateness in words, columns measured in cells."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tutor.text.homework import plain
from tutor.text.moments import local, span, until
from tutor.text.terminal import cells

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def exercise(name: str, state: str, **more: Any) -> dict[str, Any]:
    points = {"points": 1.0, "possible": 3.0, "parts": None, "attempts_left": None}
    return {"id": name, "state": state} | points | more


SAID: dict[str, Any] = {
    "title": "线性代数",
    "pack": "drill",
    "version": "1.0",
    "due": "2026-11-02T23:59:00+01:00",
    "late": {"grace_minutes": 15, "per_day": 0.1, "until": "2026-11-09T23:59:00+01:00"},
    "lost": 0.0,
    "solutions_open": False,
    "solutions_from": "2026-11-10T08:00:00+01:00",
    "feedback": "symptom",
    "points": 1.0,
    "possible": 7.5,
    "missing": ["二"],
    "exercises": [
        exercise("norm", "fail", parts={"y": 1, "dx": 2.0}, attempts_left=1),
        exercise("二", "missing", points=0.0, possible=4.5),
    ],
}


def test_the_whole_is_told_in_the_reader_s_own_time() -> None:
    assert plain(SAID, NOW).split("\n") == [
        "线性代数 (drill 1.0)",
        "Due 2026-11-03 06:59 CST, in 34 hours. Up to 15 minutes late costs nothing;",
        "then each day begun costs 10% of the points; after 2026-11-10 06:59 CST",
        "nothing counts.",
        "Hints and solutions open 2026-11-10 15:00 CST.",
        "A verdict says what is wrong, not what would be right.",
        "  norm  1 of 3    not right  1 attempt left",
        "    y 1, dx 2",
        "  二    0 of 4.5  missing",
        "1 of 7.5 points so far. Missing: 二.",
        "Hand in with: tutor submit drill",
    ]


def test_columns_stand_under_each_other_in_cells() -> None:
    rows = [line for line in plain(SAID, NOW).split("\n") if " of " in line and line.startswith("  ")]
    assert len({cells(row[: row.index(" of ")]) for row in rows}) == 1


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        (None, "Nothing counts after that."),
        ({"grace_minutes": 0, "per_day": 0.0, "until": None}, "Late answers count in full."),
        ({"grace_minutes": 0, "per_day": 0.25, "until": None}, "Each day begun costs 25% of the points."),
        ({"grace_minutes": 2880, "per_day": 0.0, "until": None}, "Up to 2 days late costs nothing."),
    ],
)
def test_what_lateness_costs_is_one_sentence(late, sentence: str) -> None:
    assert sentence in plain(SAID | {"late": late}, NOW, 200)


def test_what_is_kept_back_is_a_question_mark() -> None:
    hidden = [exercise("norm", "taken", points=None)]
    shown = plain(SAID | {"points": None, "feedback": "none", "exercises": hidden}, NOW)
    assert "? of 3  taken" in shown and "7.5 points in all." in shown and "so far" not in shown


def test_too_late_is_said_and_nothing_is_asked_for() -> None:
    shown = plain(SAID | {"lost": None}, NOW + timedelta(days=20))
    assert "18 days ago" in shown and "nothing counts any more" in shown and "tutor submit" not in shown


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 minutes"), (60, "1 minute"), (7199, "119 minutes"), (7200, "2 hours"), (172800, "2 days")],
)
def test_a_span_is_told_in_its_largest_sensible_unit(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_a_moment_is_told_where_the_reader_is() -> None:
    assert local("2026-11-01T00:30:00-08:00") == "2026-11-01 16:30 CST"
    assert until("2026-11-01T13:00:00+00:00", NOW) == "in 60 minutes"
    assert until("2026-11-01T09:00:00+00:00", NOW) == "3 hours ago"
