"""Gradescope: `submission_12345/...` for each, and `submission_metadata.yml`, which says whose and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.homework.layouts.hand_in import HandIn, grouped
from tutor.homework.layouts.items import Item
from tutor.words import _

METADATA = "submission_metadata.yml"
LARGEST = 256 << 20  # bytes; it holds every result of every earlier submission
_FOLDER = re.compile(r"(submission_\w+)/(.+)")
_ENTRY = re.compile(r"(submission_\w+):\s*")
_FIELD = re.compile(r"(?P<indent> +)(?P<dash>- )?:(?P<key>\w+): ?(?P<value>.*)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)")


@dataclass
class Entry:
    """Who handed something in together, and when."""

    submitters: list[dict[str, str]] = field(default_factory=list)
    submitted: str | None = None

    def learners(self) -> list[str]:
        """The submitters, called by name and the university's number, or else the address."""
        return [
            f"{who.get('name', '?')} ({number})"
            if (number := who.get("sid") or who.get("email"))
            else who["name"]
            for who in self.submitters
            if who
        ]


def fits(items: Sequence[Item]) -> bool:
    """Whether the metadata lie beside the submissions."""
    return any(item.name == METADATA for item in items)


def hand_ins(items: Sequence[Item]) -> tuple[list[HandIn], list[Item]]:
    """A hand-in for each submitter of each submission, and what is called otherwise."""
    named, others = [], []
    known: dict[str, Entry] = {}
    for item in items:
        found = _FOLDER.fullmatch(item.name)
        if item.name == METADATA:
            known = _metadata(item)
        elif found is None:
            others.append(item)
        else:
            named.append((found[1], Item(found[2], item.path)))
    unknown = (_("the metadata do not say whose it is."),)
    hand_ins = []
    for folder, own in grouped(named).items():
        entry = known.get(folder, Entry())
        learners = entry.learners()
        said = () if learners else unknown
        hand_ins += [HandIn(who, folder, tuple(own), entry.submitted, said) for who in learners or [folder]]
    return hand_ins, others


def _metadata(item: Item) -> dict[str, Entry]:
    with item.path.open("rb") as file:
        return read_metadata(file.read(LARGEST).decode("utf-8", "replace"))


def read_metadata(text: str) -> dict[str, Entry]:
    """The entries by folder. Only the lines that say who and when are read, whatever stands between them.

    It is YAML as Gradescope's Ruby writes it: keys are symbols (`:name:`), submitters a list.
    """
    entries: dict[str, Entry] = {}
    entry, inside = Entry(), False
    for line in text.splitlines():
        begun = _ENTRY.fullmatch(line)
        if begun:
            entry = entries.setdefault(begun[1], Entry())
            inside = False
            continue
        found = _FIELD.fullmatch(line)
        if found is None:
            continue
        outer = len(found["indent"]) == 2 and not found["dash"]
        if outer:
            inside = found["key"] == "submitters"
            if found["key"] == "created_at":
                entry.submitted = _moment(_scalar(found["value"]))
        elif inside:
            if found["dash"]:
                entry.submitters.append({})
            if entry.submitters and found["key"] in ("name", "sid", "email"):
                entry.submitters[-1][found["key"]] = _scalar(found["value"])
    return entries


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)", _escape, text[1:-1])
    return "" if text in ("~", "null") else text


def _escape(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "ux" and len(code) > 1:
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t"}.get(code, code)


def _moment(text: str) -> str | None:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    zone = "+00:00" if found[3] in ("Z", "UTC") else found[3]
    return f"{found[1]}T{found[2]}{zone if ':' in zone else zone[:3] + ':' + zone[3:]}"
