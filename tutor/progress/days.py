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
    """The run that reaches until now, from the days of work, the latest first, as often as they are named.

    No more of them are looked at than belong to it. A day that is still to come by this clock was today by
    another.
    """
    found: list[date] = []
    for day in (min(day, today) for day in worked):
        if (found[-1] if found else today) - day > timedelta(days=REST_DAYS + 1):
            break
        if found[-1:] != [day]:
            found.append(day)
    return Run(len(found), found[:1] == [today])
