"""Lateness costs what the pack says, never less for coming later, and the same in every time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.homework.lateness import lost_share
from tutor.packs.homework import Late

DUE = datetime(2026, 11, 2, 23, 59, tzinfo=timezone(timedelta(hours=1)))
LATE = Late(grace_minutes=15, per_day=0.1, until=DUE + timedelta(days=7))

zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.timedeltas(timedelta(days=-3), timedelta(days=20)).map(lambda after: DUE + after)
policies = st.builds(
    Late,
    grace_minutes=st.integers(0, 10080),
    per_day=st.floats(0, 1),
    until=st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=15)).map(lambda after: DUE + after),
)


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        (timedelta(days=-1), 0.0),
        (timedelta(0), 0.0),
        (timedelta(minutes=15), 0.0),
        (timedelta(minutes=15, seconds=1), 0.1),
        (timedelta(days=1, minutes=15), 0.1),
        (timedelta(days=2, minutes=16), 0.3),
        (timedelta(days=7), 0.7),
        (timedelta(days=7, seconds=1), None),
    ],
)
def test_days_begun_count_from_the_end_of_the_grace(after: timedelta, lost: float | None) -> None:
    assert lost_share(LATE, DUE, DUE + after) == lost


def test_without_a_policy_nothing_counts_after_the_due_moment() -> None:
    assert lost_share(None, DUE, DUE) == 0.0
    assert lost_share(None, DUE, DUE + timedelta(seconds=1)) is None


def test_without_a_due_moment_nothing_is_late() -> None:
    assert lost_share(None, None, DUE) == 0.0


@given(policies, moments, st.timedeltas(timedelta(0), timedelta(days=5)))
def test_later_is_never_cheaper(late: Late, submitted: datetime, wait: timedelta) -> None:
    now, then = lost_share(late, DUE, submitted), lost_share(late, DUE, submitted + wait)
    assert (1.5 if now is None else now) <= (1.5 if then is None else then)
    assert then is None or 0 <= then <= 1


@given(policies, moments, zones, zones)
def test_the_zone_of_a_moment_changes_nothing(late: Late, submitted: datetime, one, other) -> None:
    assert lost_share(late, DUE.astimezone(one), submitted.astimezone(other)) == lost_share(
        late, DUE, submitted
    )


def test_the_night_that_has_an_hour_more_is_a_day_and_an_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    due = datetime(2026, 10, 24, 12, tzinfo=berlin)  # the clocks go back that night
    assert lost_share(Late(0, 0.5, None), due, datetime(2026, 10, 25, 11, tzinfo=berlin)) == 0.5
    assert lost_share(Late(0, 0.5, None), due, datetime(2026, 10, 25, 11, 30, tzinfo=berlin)) == 1.0


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        lost_share(LATE, DUE, datetime(2026, 11, 2))
    assert lost_share(LATE, DUE, datetime(2026, 11, 2, tzinfo=UTC)) == 0.0
