"""Where no known mistake fits: is the answer the right one after a single change?

A relation is told only where it holds on every case to which it applies, and where the answer is right on
all others. It is told as a question, because the output shows what happened and not why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tutor.judge.drawn import Drawn
from tutor.judge.relation.changes import Change, changes
from tutor.judge.relation.scaling import factor, offset, other_axis
from tutor.judge.relation.seen import Relation, Seen, outputs_seen, same
from tutor.judge.returned import Returned
from tutor.model import Exercise
from tutor.words import _


def relations(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], wrong: Sequence[str]
) -> dict[str, Relation]:
    """The relation of each wrong output to the right one, as far as there is one."""
    seen = outputs_seen(exercise, drawn, results) if wrong else {}
    found = {}
    for name in wrong:
        if seen.get(name) and (relation := _exchanged(name, wrong, seen) or relation_of(seen[name])):
            found[name] = relation
    return found


def relation_of(seen: Sequence[Seen]) -> Relation | None:
    """The relation that holds on all of `seen`, the simplest first, or None."""
    with np.errstate(all="ignore"):
        for relation, change in changes():
            if _holds(seen, change):
                return relation
        return factor(seen) or offset(seen) or other_axis(seen)


def _holds(seen: Iterable[Seen], change: Change) -> bool:
    """Whether the answer is the changed right one wherever the change applies, and right elsewhere."""
    telling = False
    for one in seen:
        target = change(one.expected)
        if not same(one.expected if target is None else target, one.actual):
            return False
        telling = telling or not same(one.expected, one.actual)
    return telling


def _exchanged(name: str, wrong: Sequence[str], seen: Mapping[str, list[Seen]]) -> Relation | None:
    """Another wrong output that holds what belongs here, while this one holds what belongs there."""
    for other in wrong:
        if other == name or len(seen.get(other, ())) != len(seen[name]):
            continue
        both = list(zip(seen[name], seen[other], strict=True))
        if all(same(a.expected, b.actual) and same(b.expected, a.actual) for a, b in both):
            message = _(
                "{name} is what {other} should be, and the reverse. In which order are they asked for?"
            )
            help_ = _("Return the results in the order of the statement.")
            return Relation("exchanged", message.format(name=name, other=other), help_)
    return None
