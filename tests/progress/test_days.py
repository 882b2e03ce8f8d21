"""A run of days: in the learner's zone, through summer time, with rest days, and with a clock set back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_store import attempt

from tutor.progress.days import REST_DAYS, Run, local_day, run
from tutor.progress.store import Record

TODAY = date(2026, 3, 31)


def ago(*days: int) -> set[date]:
    return {TODAY - timedelta(days=n) for n in days}


@pytest.mark.parametrize(
    ("worked", "found"),
    [
        (ago(), Run(0, False)),
        (ago(0), Run(1, True)),
        (ago(1), Run(1, False)),
        (ago(0, 1, 2), Run(3, True)),
        (ago(0, 3, 6), Run(3, True)),  # two free days each time
        (ago(0, 4), Run(1, True)),  # three free days
        (ago(REST_DAYS + 1), Run(1, False)),
        (ago(REST_DAYS + 2), Run(0, False)),
        (ago(-3, 1), Run(2, True)),  # the clock was set back
    ],
)
def test_rest_days_end_no_run(worked: set[date], found: Run) -> None:
    assert run(sorted(worked, reverse=True), TODAY) == found


@given(st.sets(st.integers(-5, 400).map(lambda n: TODAY - timedelta(days=n))))
def test_working_today_never_shortens_a_run(worked: set[date]) -> None:
    before, after = (
        run(sorted(worked, reverse=True), TODAY),
        run(sorted(worked | {TODAY}, reverse=True), TODAY),
    )
    assert after.today and 1 <= after.days <= before.days + 1
    assert 0 <= before.days <= max(len(worked), 1)


def test_a_day_is_the_learners_own() -> None:
    at = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    days = {name: local_day(at, ZoneInfo(name)).day for name in ("America/New_York", "UTC", "Asia/Taipei")}
    assert days == {"America/New_York": 1, "UTC": 1, "Asia/Taipei": 2}


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_hour_around_a_change_of_the_clocks_has_one_day(year: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    for month in (3, 10):
        start = datetime(year, month, 24, tzinfo=UTC)
        hours = [local_day(start + timedelta(hours=n), zone) for n in range(24 * 8)]
        assert hours == sorted(hours)
        sizes = {day: hours.count(day) for day in set(hours[2:-2]) - {hours[0], hours[-1]}}
        assert sorted(set(sizes.values())) == ([23, 24] if month == 3 else [24, 25])


def test_a_record_knows_its_days_in_any_zone_as_it_grows(tmp_path: Path) -> None:
    with Record(tmp_path / "record.sqlite3") as record:
        record.append(attempt("a", at="2026-03-01T23:30:00.000000+00:00"))
        record.append(attempt("b", at="2026-03-05T10:00:00.000000+00:00", counts=False))
        assert list(record.worked(UTC)) == [date(2026, 3, 1)]
        assert list(record.worked(ZoneInfo("Asia/Taipei"))) == [date(2026, 3, 2)]
        record.append(attempt("c", at="2026-03-04T10:00:00+08:00"))
        assert list(record.worked(UTC)) == [date(2026, 3, 4), date(2026, 3, 1)]
