"""The entries of the record as data, and as rows of its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tutor.model import Attempt, Status

# The order of the tables, which puts the long columns last.
ATTEMPT_FIELDS = (
    *("uid", "at", "pack", "exercise", "kind", "status", "score", "seed", "mistake", "counts"),
    *("content_hash", "tutor", "answer", "verdict"),
)
EVENT_FIELDS = ("uid", "at", "pack", "exercise", "what", "data")
STANDING_FIELDS = ("pack", "exercise", "at", "status", "counts", "content_hash")

Key = tuple[str, str]
"""A pack's id and an exercise's id."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened beside the attempts: a hint taken, a solution read. `at` as in `Attempt`."""

    uid: str
    at: str
    pack: str
    exercise: str
    what: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the learner stands with one exercise.

    `tries` counts the attempts that count. `passed_at` is the time of the first pass, `passed_hash` the
    content hash of the latest one; both are None before it. `last_at` and `last_status` are those of the
    latest attempt of any sort.
    """

    tries: int
    last_at: str
    last_status: Status
    passed_at: str | None = None
    passed_hash: str | None = None


def attempt_row(attempt: Attempt) -> tuple[Any, ...]:
    """The values of `ATTEMPT_FIELDS` as SQLite holds them."""
    short = [getattr(attempt, name) for name in ATTEMPT_FIELDS[:-2]]
    return (*short, storable(attempt.answer), dump(attempt.verdict))


def attempt_from(row: tuple[Any, ...]) -> Attempt:
    """The attempt in a row of `ATTEMPT_FIELDS`."""
    found: dict[str, Any] = dict(zip(ATTEMPT_FIELDS, row, strict=True))
    return Attempt(**found | {"counts": bool(found["counts"]), "verdict": json.loads(found["verdict"])})


def event_row(event: Event) -> tuple[Any, ...]:
    """The values of `EVENT_FIELDS` as SQLite holds them."""
    return event.uid, event.at, event.pack, event.exercise, event.what, dump(event.data)


def event_from(row: tuple[Any, ...]) -> Event:
    """The event in a row of `EVENT_FIELDS`."""
    found: dict[str, Any] = dict(zip(EVENT_FIELDS, row, strict=True))
    return Event(**found | {"data": json.loads(found["data"])})


def standing(rows: Iterable[tuple[Any, ...]]) -> dict[Key, Progress]:
    """Where the learner stands, from rows of `STANDING_FIELDS` in the order of time."""
    found: dict[Key, Progress] = {}
    for pack, exercise, at, status, counts, content_hash in rows:
        before = found.get((pack, exercise), Progress(0, at, status))
        after = replace(before, tries=before.tries + bool(counts), last_at=at, last_status=status)
        if status == "pass":
            after = replace(after, passed_at=before.passed_at or at, passed_hash=content_hash)
        found[pack, exercise] = after
    return found


def dump(value: Any) -> str:
    """JSON text of plain data. Raises `TypeError` for anything else."""
    return storable(json.dumps(value, ensure_ascii=False, default=_plain))


def storable(text: str) -> str:
    """`text` without lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"the record keeps plain data, not {type(value).__name__}")
