"""Dates that are worked out as the record grows are those of the whole record read at once."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from test_store import attempt

from tutor.progress.entries import STANDING_FIELDS, Event, standing
from tutor.progress.review import Tried, schedule
from tutor.progress.store import Record

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["softmax", "relu", "attention"]),
        st.integers(1, 28),
        st.sampled_from(["pass", "fail", "invalid", "hint", "solution", "look"]),
    ),
    max_size=12,
)


def whole(record: Record) -> tuple[object, object]:
    """The dates and the standing by the plain definitions."""
    tries = record.attempts()
    counted = (((a.pack, a.exercise), Tried(a.at, a.status == "pass")) for a in tries if a.counts)
    rows = (tuple(getattr(a, name) for name in STANDING_FIELDS) for a in tries)
    return schedule(counted, record.events()), standing(rows)


@settings(max_examples=20, deadline=None)
@given(ROWS)
def test_reading_on_gives_what_reading_anew_gives(rows: list[tuple[str, int, str]]) -> None:
    with TemporaryDirectory() as folder, Record(Path(folder, "record.sqlite3")) as record:
        for n, (exercise, day, what) in enumerate(rows):
            at = f"2026-01-{day:02}T10:00:00.000000+00:00"
            if what in ("hint", "solution"):
                record.append_event(Event(str(n), at, "course", exercise, what, {"shown": True}))
            elif what != "look":
                counts = what != "invalid"
                record.append(attempt(str(n), exercise=exercise, at=at, status=what, counts=counts))
            if what == "look" or n == len(rows) - 1:
                assert (record.schedule(), record.progress()) == whole(record)
        one = [("course", "softmax")]
        assert record.schedule(one).items() <= record.schedule().items()
        assert record.progress(one).items() <= record.progress().items()
