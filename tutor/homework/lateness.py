"""What lateness costs: one rule for the learner's table, for grading, and for every export."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from tutor.packs.homework import Late

DAY = timedelta(days=1)


def lost_share(late: Late | None, due: datetime | None, submitted: datetime) -> float | None:
    """The share of the points (0 to 1) that lateness costs; None where the answer no longer counts.

    What comes at the due moment itself is in time. After the grace, each day of 24 hours begun since the
    grace ended costs `late.per_day`. Raises ValueError for a moment without its time zone.
    """
    if submitted.tzinfo is None or (due is not None and due.tzinfo is None):
        raise ValueError("a moment without its time zone")
    if due is None:
        return 0.0
    # Two moments in one zone would be subtracted by their clocks, which summer time puts back.
    due, submitted = due.astimezone(UTC), submitted.astimezone(UTC)
    if submitted <= due:
        return 0.0
    if late is None or (late.until is not None and submitted > late.until):
        return None
    over = submitted - due - timedelta(minutes=late.grace_minutes)
    if over <= timedelta(0):
        return 0.0
    return min(1.0, round(late.per_day * math.ceil(over / DAY), 9))
