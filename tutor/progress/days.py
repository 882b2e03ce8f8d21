"""Days with work, in the learner's own zone: a run of them that rest days do not end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

REST_DAYS = 2  # in a row that a run survives: a weekend


@dataclass(frozen=True, slots=True)
class Run:
    """How many days of the present run had work in them, and whether today is one of them."""

    days: int
    today: bool


def local_day(at: datetime, zone: tzinfo | None = None) -> date:
    """The day of a moment where the learner is; None is the zone of this machine, summer time included."""
    return at.astimezone(zone).date()


def run(worked: Iterable[date], today: date) -> Run:
    """The run that reaches until now. A day that is still to come by this clock was today by another."""
    days = sorted({min(day, today) for day in worked}, reverse=True)
    last, count = today, 0
    for day in days:
        if last - day > timedelta(days=REST_DAYS + 1):
            break
        last, count = day, count + 1
    return Run(count, days[:1] == [today])
