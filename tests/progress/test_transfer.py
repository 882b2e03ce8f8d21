"""The record taken elsewhere and brought together again."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_store import FIRST, attempt

from tutor.model import Attempt
from tutor.progress.entries import Event
from tutor.progress.store import Record
from tutor.progress.transfer import TransferError, entries_in, lines

HINT = Event("e", "2026-01-02T10:00:00.000000+00:00", "course", "softmax", "hint", {"n": 1})
Entry = Attempt | Event


def text(entries: list[Entry]) -> str:
    return "\n".join(lines(entries))


def test_what_is_written_is_read_again() -> None:
    assert entries_in(text([FIRST, HINT])) == [FIRST, HINT]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Line 3 is no JSON"),
        ("[" * 100_000, "Line 3 is no JSON"),
        ("[]", "no entry of a record"),
        ('{"format": 2}', "another version; update"),
        ('{"format": "1"}', "no entry of a record"),
        ('{"format": 1}', "neither an attempt nor an event"),
        ('{"format": 1, "event": {"uid": "x"}}', "incomplete or damaged"),
    ],
)
def test_a_line_that_is_none_is_named(line: str, said: str) -> None:
    with pytest.raises(TransferError, match=said):
        entries_in(f"{text([FIRST])}\n{line}", first=2)


@pytest.mark.parametrize(
    "change",
    [
        *({"at": "yesterday"}, {"at": "2026-01-01T10:00"}, {"at": "9999-12-31T23:59:59+00:00"}),
        *({"uid": 7}, {"more": 1}, {"data": []}, {"data": None}),
    ],
)
def test_an_entry_with_a_damaged_field_is_refused(change: dict[str, object]) -> None:
    said = json.loads(text([HINT]))
    said["event"] |= change
    with pytest.raises(TransferError, match="Line 1"):
        entries_in(json.dumps(said))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_a_sentence(junk: str) -> None:
    try:
        entries_in(junk)
    except TransferError as problem:
        assert str(problem)


ENTRIES: st.SearchStrategy[Entry] = st.builds(
    lambda uid, minute: attempt(uid, at=f"2026-01-01T10:{minute:02}:00.000000+00:00"),
    st.sampled_from("abcdefgh"),
    st.just(0),
) | st.builds(lambda uid: Event(uid, HINT.at, "course", "relu", "hint", {}), st.sampled_from("uvwxyz"))
RECORDS = st.lists(ENTRIES, max_size=6, unique_by=lambda e: e.uid)


def merged(*parts: list[Entry]) -> tuple[object, object, object]:
    """What a record holds after these have been brought into it, and when it says that things are due."""
    with TemporaryDirectory() as folder, Record(Path(folder, "record.sqlite3")) as record:
        for part in parts:
            for entry in entries_in(text(part)):
                if isinstance(entry, Attempt):
                    record.append(entry)
                else:
                    record.append_event(entry)
        held = {a.uid: a for a in record.attempts()}, {e.uid: e for e in record.events()}
        return (*held, record.schedule())


@settings(max_examples=25, deadline=None)
@given(RECORDS, RECORDS, RECORDS)
def test_bringing_records_together_does_not_hang_on_order_or_number(
    a: list[Entry], b: list[Entry], c: list[Entry]
) -> None:
    once = merged(a, b, c)
    assert merged(c, a, b) == once
    assert merged(b, a, b, c, c) == once
