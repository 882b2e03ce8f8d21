"""Which layout a folder has, and the submissions in it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tutor.homework.layouts import canvas, folders, gradescope, moodle
from tutor.homework.layouts.hand_in import HandIn, Wanted, submission_of
from tutor.homework.layouts.items import Item, items_below
from tutor.homework.marks import Submission
from tutor.words import _

Found = tuple[list[HandIn], list[Item]]
DOWNLOADS: dict[str, tuple[Callable[[Sequence[Item]], bool], Callable[[Sequence[Item]], Found]]] = {
    "gradescope": (gradescope.fits, gradescope.hand_ins),
    "moodle": (moodle.fits, moodle.hand_ins),
    "canvas": (canvas.fits, canvas.hand_ins),
}
LAYOUTS = ("folders", "bundles", *DOWNLOADS)


@dataclass
class HandedIn:
    """Every submission that was found, and a sentence for each file that belongs to none."""

    submissions: list[Submission] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def handed_in(paths: Sequence[Path], wanted: Wanted, layout: str | None = None) -> HandedIn:
    """The submissions below `paths`, by `layout` or by what the names look like. Raises OSError."""
    all_found = HandedIn()
    owners: dict[str, str] = {}
    for path in paths:
        with tempfile.TemporaryDirectory(prefix="byhand-grade-") as scratch:
            below = items_below(path, Path(scratch))
            all_found.problems += below.problems
            place = path.absolute().name.removesuffix(".zip")
            hand_ins, others = _arranged(below.items, place, wanted, layout)
            all_found.problems += [
                _("{name} belongs to no learner and was left out.").format(name=item.name) for item in others
            ]
            for hand_in in hand_ins:
                found = submission_of(hand_in, wanted)
                all_found.problems += _same_bundle(hand_in, found.learner, owners)
                all_found.submissions.append(found)
    return all_found


def _arranged(items: list[Item], place: str, wanted: Wanted, layout: str | None) -> Found:
    inner = _unwrapped(items)
    for name, (fits, hand_ins) in DOWNLOADS.items():
        for seen in (items, inner):
            if layout == name or (layout is None and fits(seen)):
                found = hand_ins(seen)
                if found[0] or seen is inner:
                    return found
    if any(len(item.parts) == 1 and not item.is_bundle for item in inner) and inner is not items:
        inner = items  # the one folder is a learner's
    elif inner is not items:
        place = items[0].parts[0]
    return folders.hand_ins(inner, place, wanted), []


def _unwrapped(items: list[Item]) -> list[Item]:
    """The items without the one folder that all of them lie in, if there is one."""
    tops = {item.parts[0] for item in items if len(item.parts) > 1}
    if len(tops) != 1 or any(len(item.parts) == 1 for item in items):
        return items
    return [Item("/".join(item.parts[1:]), item.path) for item in items]


def _same_bundle(hand_in: HandIn, learner: str, owners: dict[str, str]) -> list[str]:
    """A sentence for each bundle that somebody else has handed in as well, byte for byte."""
    said = []
    for item in hand_in.items:
        if not item.is_bundle or not item.path.is_file():
            continue
        with item.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        other = owners.setdefault(digest, learner)
        if other != learner:
            text = _("{source}: the same bundle as that of {other}, byte for byte; look at it yourself.")
            said.append(text.format(source=hand_in.source, other=other))
    return said
