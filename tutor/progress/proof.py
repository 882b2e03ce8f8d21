"""What need not be done: a unit whose two hardest exercises were solved counts as known.

It follows from the record alone: there is nothing to claim and nothing to store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from tutor.progress.entries import Event, Key
from tutor.progress.mastery import USUAL_MINUTES, Task
from tutor.progress.review import Due

WANTED = 2  # exercises that prove a unit; one of that many or fewer is simply done
FIRST_REVIEW, BETWEEN_REVIEWS = timedelta(days=14), timedelta(days=2)


def depths(tasks: Iterable[Task]) -> dict[Key, int]:
    """The longest chain of `needs` below each exercise, 0 for one that needs nothing of the course.

    Where exercises need each other in a circle, it is cut before the one whose key is the smallest.
    """
    known = {task.key: task for task in tasks}
    waiting = {key: {need for need in task.needs if need in known} for key, task in known.items()}
    helps: dict[Key, list[Key]] = {key: [] for key in known}
    for key, needs in waiting.items():
        for need in needs:
            helps[need].append(key)
    found = dict.fromkeys(known, 0)
    ready = sorted(key for key, needs in waiting.items() if not needs)
    while waiting:
        if not ready:
            ready = [min(waiting)]
        key = ready.pop()
        del waiting[key]
        for harder in helps[key]:
            if harder in waiting:
                found[harder] = max(found[harder], found[key] + 1)
                waiting[harder].discard(key)
                if not waiting[harder] and harder not in ready:
                    ready.append(harder)
    return found


def hardest(unit: Sequence[Task], depth: Mapping[Key, int]) -> tuple[Key, ...]:
    """The exercises that prove a unit: the deepest along `needs`, of these the longest; none if it is short.

    Equals go by their ids, so that it is the same two everywhere.
    """
    if len(unit) <= WANTED:
        return ()
    ranked = sorted(unit, key=lambda t: (-depth.get(t.key, 0), -(t.minutes or USUAL_MINUTES), t.key))
    return tuple(task.key for task in ranked[:WANTED])


def solved_alone(passes: Iterable[str], events: Iterable[Event]) -> datetime | None:
    """When an exercise was first passed, unless its solution had been shown before; times as in `Attempt`."""
    first = min(map(datetime.fromisoformat, passes), default=None)
    shown = (e for e in events if e.what == "solution" and e.data.get("shown"))
    if first is None or any(datetime.fromisoformat(event.at) <= first for event in shown):
        return None
    return first


def proved_at(wanted: Sequence[Key], solved: Mapping[Key, datetime]) -> datetime | None:
    """When the last of the exercises that prove a unit was solved; None while one is missing."""
    if not wanted or any(key not in solved for key in wanted):
        return None
    return max(solved[key] for key in wanted)


def later(proved: datetime, skipped: Sequence[Key]) -> dict[Key, Due]:
    """When what was skipped is asked for all the same: two weeks after the proof, then one every other day.

    `skipped` are the exercises of the unit that have no date of their own, in the order of the course.
    """
    dates = (proved + FIRST_REVIEW + n * BETWEEN_REVIEWS for n in range(len(skipped)))
    return {key: Due(at, proved, 0, 0) for key, at in zip(skipped, dates, strict=True)}
