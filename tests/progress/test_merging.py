"""Two machines' records brought together: the same whatever the order, the grouping and the repetition."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from test_store import attempt

from tutor.model import Attempt
from tutor.progress.days import run
from tutor.progress.entries import Event
from tutor.progress.mastery import Task, strengths
from tutor.progress.review import LONGEST_DAYS, Due, Tried, due
from tutor.progress.store import Record
from tutor.progress.transfer import entries_in, lines

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
NAMES = ("softmax", "relu")
TASKS = [
    Task(("course", "softmax"), ("shares",), (("course", "relu"),)),
    Task(("course", "relu"), ("slope",)),
]
Entry = Attempt | Event


def at(hours: float) -> str:
    return (START + timedelta(hours=hours)).isoformat(timespec="microseconds")


def entry(n: int) -> Entry:
    """The `n`th thing that ever happened anywhere; some share their moment, as two machines' may."""
    name, hours = NAMES[n % 2], 37 * (n // 2)
    what = ("pass", "fail", "hint", "pass", "solution", "fail", "placed")[n % 7]
    if what in ("pass", "fail"):
        return attempt(str(n), exercise=name, at=at(hours), status=what)
    data = {"shown": True} if what == "solution" else {"units": []}
    return Event(f"e{n}", at(hours), "course", name, what, data)


RECORDS = st.lists(st.integers(0, 27).map(entry), max_size=8, unique_by=lambda e: e.uid).map(
    lambda entries: frozenset(lines(entries))
)


def joined(*records: Iterable[str]) -> tuple[frozenset[str], object]:
    """What a record holds, and says, after these were brought into it one after the other."""
    with TemporaryDirectory() as folder, Record(Path(folder, "record.sqlite3")) as record:
        for each in records:
            for one in entries_in("\n".join(sorted(each))):
                record.append(one) if isinstance(one, Attempt) else record.append_event(one)
        dates, now = record.schedule(), START + 60 * DAY
        told = strengths(TASKS, dates, record.progress(), now), run(record.worked(UTC), now.date())
        solved = record.solved(task.key for task in TASKS)
        held = frozenset(lines([*record.attempts(), *record.events()]))
        return held, (dates, told, solved, record.passed())


@settings(max_examples=8, deadline=None)
@given(RECORDS, RECORDS, RECORDS)
def test_merging_is_commutative_associative_and_idempotent(
    a: frozenset[str], b: frozenset[str], c: frozenset[str]
) -> None:
    both, other = joined(a, b)[0], joined(b, c)[0]
    assert joined(a, b) == joined(b, a)
    assert joined(both, c) == joined(a, other)
    assert joined(a, a) == joined(a)
    assert both == a | b


OUTCOMES: dict[int, dict[str, object]] = {
    1: {"outcome": "missed"},
    2: {"outcome": "wrong", "seconds": 20},
    3: {"outcome": "right", "seconds": 30, "variant": "shape"},
    4: {"outcome": "right", "seconds": -1},
}
WHAT = st.sampled_from(["pass", "fail", "hint", "solution", "rating", "review", "question", "start"])
STORY = st.lists(st.tuples(st.floats(-200, 5000), WHAT, st.integers(1, 4)), min_size=1, max_size=25)


def told(story: list[tuple[float, str, int]]) -> Due | None:
    """When an exercise is due after all this, at these hours, in any order."""
    tries = [Tried(at(hours), what == "pass") for hours, what, _n in story if what in ("pass", "fail")]
    events = [
        Event(str(k), at(hours), "course", "softmax", what, {"shown": True, "rating": n} | OUTCOMES[n])
        for k, (hours, what, n) in enumerate(story)
        if what not in ("pass", "fail")
    ]
    return due(tries, events)


@settings(deadline=None)
@given(STORY)
def test_no_sequence_of_answers_gives_a_date_in_the_past_or_beyond_a_year(
    story: list[tuple[float, str, int]],
) -> None:
    date = told(story)
    if date is None:
        return
    moments = [START + timedelta(hours=hours) for hours, _what, _n in story]
    second = timedelta(seconds=1)
    assert min(moments) - second <= date.last <= max(moments) + second
    assert date.at >= date.last + DAY - second
    assert date.at <= max(moments) + LONGEST_DAYS * DAY + second
    assert told(story[::-1]) == date
