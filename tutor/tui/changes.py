"""Two attempts compared: which lines of the answer changed, and which checks. No widget is known here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from tutor.words import _, ngettext

Json = Mapping[str, Any]
AROUND = 2  # unchanged lines shown on either side of a change
MARKS = {"pass": "✓", "fail": "✗", "skipped": "–", "undecided": "?"}


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """Lines with a sign: `-` was, `+` is now, " " is in both; "…" tells how many are left out between."""
    old, new = before.splitlines(), after.splitlines()
    groups = SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND)
    rows: list[tuple[str, str]] = []
    end = 0
    for group in groups:
        if (skipped := group[0][1] - end) > 0:
            rows.append(("…", _skipped(skipped)))
        for kind, i, j, k, m in group:
            rows += [(" ", line) for line in old[i:j]] if kind == "equal" else []
            rows += [("-", line) for line in old[i:j]] if kind in ("replace", "delete") else []
            rows += [("+", line) for line in new[k:m]] if kind in ("replace", "insert") else []
        end = group[-1][2]
    if rows and (skipped := len(old) - end) > 0:
        rows.append(("…", _skipped(skipped)))
    return rows


def changed_checks(before: Sequence[Json], after: Sequence[Json]) -> Iterator[str]:
    """A sentence for each check that did not end as it had before."""
    if not before:
        return  # nothing was looked at the time before
    was = {str(check["name"]): str(check["status"]) for check in before}
    for check in after:
        name, status = str(check["name"]), str(check["status"])
        if name not in was:
            yield _("{mark} {name}: new").format(mark=MARKS.get(status, "?"), name=name)
        elif was[name] != status:
            said = _("{mark} {name}: was {old}")
            yield said.format(mark=MARKS.get(status, "?"), name=name, old=MARKS.get(was[name], "?"))


def _skipped(n: int) -> str:
    return ngettext("{n} line is the same", "{n} lines are the same", n).format(n=n)
