"""The days of work and what comes, in one line that blames nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.words import _, ngettext


def days_line(said: Mapping[str, Any] | None) -> str:
    """One line, or "" where there is nothing to tell; `said` is what the service says of days."""
    if not said:
        return ""
    coming = said["forecast"][1:]
    parts = []
    if said["run"]:
        parts.append(
            ngettext("{n} day of work in this run", "{n} days of work in this run", said["run"]).format(
                n=said["run"]
            )
        )
    if any(coming):
        counts = " ".join(map(str, coming))
        parts.append(_("due in the next {n} days: {counts}").format(n=len(coming), counts=counts))
    return " · ".join(parts)
