"""Moments and spans of time in words, in the reader's own time zone."""

from __future__ import annotations

from datetime import datetime

from tutor.words import _, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400
_HOURS_UP_TO = 2 * DAY  # beyond that, hours say nothing
_MINUTES_UP_TO = 2 * HOUR


def local(moment: str) -> str:
    """A moment in ISO 8601 with its zone as a local date, time and zone. Raises ValueError."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M %Z").rstrip()


def until(moment: str, now: datetime) -> str:
    """How far a moment (ISO 8601 with its zone) is from `now`: "in 3 days", "2 hours ago"."""
    seconds = (datetime.fromisoformat(moment) - now).total_seconds()
    said = _("in {span}") if seconds >= 0 else _("{span} ago")
    return said.format(span=span(abs(seconds)))


def span(seconds: float) -> str:
    """A length of time in its largest sensible unit, rounded down."""
    if seconds >= _HOURS_UP_TO:
        n = int(seconds // DAY)
        return ngettext("{n} day", "{n} days", n).format(n=n)
    if seconds >= _MINUTES_UP_TO:
        n = int(seconds // HOUR)
        return ngettext("{n} hour", "{n} hours", n).format(n=n)
    n = int(seconds // MINUTE)
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)
