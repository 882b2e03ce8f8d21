"""The record as lines of JSON, to take it elsewhere and to bring two together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from tutor.model import Attempt
from tutor.progress.entries import Event, dump
from tutor.words import _

FORMAT = 1
KINDS: Mapping[str, type[Attempt] | type[Event]] = {"attempt": Attempt, "event": Event}
_SORTS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("uid", "at", "pack", "exercise", "kind", "status", "what"), (str,)),
    **dict.fromkeys(("answer", "content_hash", "tutor"), (str,)),
    **dict.fromkeys(("verdict", "data"), (dict,)),
    "score": (int, float),
    "seed": (int, type(None)),
    "mistake": (str, type(None)),
    "counts": (bool, int),
}
YEARS = range(1970, 2200)  # beyond them no date can be reckoned with


class TransferError(Exception):
    """A line that is no entry of a record; the sentence says which and why."""


def lines(entries: Iterable[Attempt | Event]) -> Iterator[str]:
    """One line an entry, `{"format": 1, "attempt": {...}}` or `{"format": 1, "event": {...}}`."""
    for entry in entries:
        kind = "attempt" if isinstance(entry, Attempt) else "event"
        yield dump({"format": FORMAT, kind: asdict(entry)})


def entries_in(text: str, first: int = 1) -> list[Attempt | Event]:
    """The entries of some lines, of which the first has the number `first`. Raises TransferError."""
    rows = enumerate(text.splitlines(), first)
    return [_entry(row, n) for n, row in rows if row.strip()]


def _entry(row: str, n: int) -> Attempt | Event:
    try:
        said = json.loads(row)
    except (ValueError, RecursionError):
        raise TransferError(_("Line {n} is no JSON.").format(n=n)) from None
    if not isinstance(said, dict):
        raise TransferError(_("Line {n} is no entry of a record.").format(n=n))
    if said.get("format") != FORMAT:
        if isinstance(said.get("format"), int):
            said_so = _("Line {n} was written by another version; update this program: pip install -U byhand")
            raise TransferError(said_so.format(n=n))
        raise TransferError(_("Line {n} is no entry of a record.").format(n=n))
    for kind, made in KINDS.items():
        if isinstance(said.get(kind), dict):
            return _made(made, said[kind], n)
    raise TransferError(_("Line {n} is neither an attempt nor an event.").format(n=n))


def _made(made: type[Attempt] | type[Event], given: dict[str, Any], n: int) -> Attempt | Event:
    names = {field.name for field in fields(made)}
    wrong = names ^ given.keys()
    wrong |= {name for name in names & given.keys() if not isinstance(given[name], _SORTS[name])}
    if wrong or not _timed(given["at"]):
        said = _("Line {n} is incomplete or damaged: {what}.")
        raise TransferError(said.format(n=n, what=", ".join(sorted(wrong)) or "at"))
    return made(**given)


def _timed(at: str) -> bool:
    from datetime import datetime

    try:
        when = datetime.fromisoformat(at)
        return when.utcoffset() is not None and when.year in YEARS
    except ValueError:
        return False
