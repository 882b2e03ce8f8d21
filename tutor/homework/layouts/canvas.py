"""Canvas: all files in one folder, `lovelaceada_12345_67890_softmax.py`, with `LATE` behind a late name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.homework.layouts.hand_in import HandIn, grouped
from tutor.homework.layouts.items import Item

# Name, mark of lateness, the learner's number, the file's number, the name that the learner gave.
_NAME = re.compile(
    r"(?P<name>[^_/]+)(?P<late>_late)?_(?P<user>\d+)_\d+_(?P<file>[^/]+)(?P<rest>/.*)?", re.IGNORECASE
)


def fits(items: Sequence[Item]) -> bool:
    """Whether at least half of the files are called so."""
    return bool(items) and 2 * sum(_NAME.fullmatch(item.name) is not None for item in items) >= len(items)


def hand_ins(items: Sequence[Item]) -> tuple[list[HandIn], list[Item]]:
    """The learners, called by name and Canvas's number, and what is called otherwise."""
    named, others, late = [], [], set()
    for item in items:
        found = _NAME.fullmatch(item.name)
        if found is None:
            others.append(item)
            continue
        learner = f"{found['name']} ({found['user']})"
        named.append((learner, Item(found["file"] + (found["rest"] or ""), item.path)))
        if found["late"]:
            late.add(learner)
    return [
        HandIn(learner, learner, tuple(own), late=learner in late) for learner, own in grouped(named).items()
    ], others
