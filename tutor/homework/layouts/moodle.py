"""Moodle: a folder for each learner, `Ada Lovelace_12345_assignsubmission_file_/softmax.py`, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.homework.layouts.hand_in import HandIn, grouped
from tutor.homework.layouts.items import Item

_NAME = re.compile(
    r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_file(?:_(?P<flat>[^/]*))?(?P<rest>/.+)?"
)


def fits(items: Sequence[Item]) -> bool:
    """Whether anything is called so."""
    return any(_NAME.fullmatch(item.name) for item in items)


def hand_ins(items: Sequence[Item]) -> tuple[list[HandIn], list[Item]]:
    """The learners, called by name and Moodle's number of the participant, and what is called otherwise."""
    named, others = [], []
    for item in items:
        found = _NAME.fullmatch(item.name)
        if found is None:
            others.append(item)
        else:
            inside = (found["flat"] or "") + (found["rest"] or "")
            named.append((f"{found['name']} ({found['number']})", Item(inside.strip("/"), item.path)))
    return [HandIn(learner, learner, tuple(own)) for learner, own in grouped(named).items()], others
