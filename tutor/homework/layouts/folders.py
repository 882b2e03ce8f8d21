"""A folder for each learner with `<exercise>.py` or `.txt` in it, bundles, or one learner's own files."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.homework.layouts.hand_in import HandIn, Wanted, grouped
from tutor.homework.layouts.items import Item


def hand_ins(items: Sequence[Item], place: str, wanted: Wanted) -> list[HandIn]:
    """Each bundle by itself, other files by their first folder.

    Files that lie straight in the `place` that was named, or in folders named for exercises, are one
    learner's, who is called like it.
    """
    loose = [(_learner(item, place, wanted), item) for item in items if not item.is_bundle]
    found = [
        HandIn(learner, learner if learner != place else items[0].name, tuple(own))
        for learner, own in grouped(loose).items()
    ]
    for item in items:
        if item.is_bundle:
            folder, name = item.parts[0], item.parts[-1]
            learner = folder if len(item.parts) > 1 else name.rpartition(".")[0] or name
            found.append(HandIn(learner, item.name, (item,), named=False))
    return found


def _learner(item: Item, place: str, wanted: Wanted) -> str:
    first = item.parts[0]
    own = len(item.parts) == 1 or first.lower().replace("_", "-") in wanted.exercises
    return place if own else first
