"""Where the learner stands in a course: dates, units that count as known, and what that spares."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from tutor.progress.days import Run, local_day, run
from tutor.progress.entries import Key, Progress
from tutor.progress.proof import depths, hardest, later, proved_at
from tutor.progress.review import Due, forecast
from tutor.progress.store import Record, RecordError
from tutor.service.graph import Graph
from tutor.service.keeping import Keeping
from tutor.service.ruling import Ruling, without_pass

DAYS = 8  # of the forecast, with today
PLACED = "placed"  # the event that ends a placement; its exercise is "", its pack the course


@dataclass(frozen=True, slots=True)
class Standing:
    """`dates` hold also what a proof `put_off` until later; `proofs` by unit, `proved` those that succeeded.

    `placed` are the units that a placement found to be known; `known` the ids of the exercises that need not
    be done first: passed, of a unit that is proved, or of one that is placed.
    """

    progress: Mapping[Key, Progress] = field(default_factory=dict)
    dates: Mapping[Key, Due] = field(default_factory=dict)
    put_off: frozenset[Key] = frozenset()
    proofs: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    proved: Mapping[str, datetime] = field(default_factory=dict)
    placed: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def days(
    keeping: Keeping, dates: Mapping[Key, Due], now: datetime, zone: tzinfo | None = None
) -> dict[str, Any]:
    """The run of days with work until now, in `zone`, and how much of `dates` comes on the next days."""
    today = local_day(now, zone)
    try:
        found = run(keeping.record().worked(zone), today)
    except RecordError:
        found = Run(0, False)
    return {"run": found.days, "today": found.today, "forecast": forecast(dates, now, DAYS)}


def standing(graph: Graph, keeping: Keeping) -> Standing:
    """From the record; where that cannot be read, nothing was done yet, and the notice says so."""
    depth = depths(graph.tasks())
    proofs = {unit.id: hardest(graph.tasks(unit), depth) for unit in graph.course.units}
    try:
        return _standing(graph, keeping.record(), proofs, Ruling(keeping).untold(graph.course))
    except RecordError as problem:
        keeping.say(str(problem))
        return Standing(proofs=proofs)


def _standing(
    graph: Graph, record: Record, proofs: Mapping[str, tuple[Key, ...]], untold: Set[Key]
) -> Standing:
    progress, dates = record.progress(graph.keys), record.schedule(graph.keys)
    solved = record.solved(key for wanted in proofs.values() for key in wanted)
    for key in untold & progress.keys():
        progress[key] = without_pass(progress[key])
    dates = {key: date for key, date in dates.items() if key not in untold}
    solved = {key: at for key, at in solved.items() if key not in untold}
    found = {unit: proved_at(wanted, solved) for unit, wanted in proofs.items()}
    proved = {unit: at for unit, at in found.items() if at is not None}
    placed = _placed(graph, record)
    known = {name for (_pack, name), each in progress.items() if each.passed_at is not None}
    put_off: dict[Key, Due] = {}
    for unit in graph.course.units:
        tasks = [task.key for task in graph.tasks(unit)]
        if unit.id in proved:
            undated = [key for key in tasks if key not in dates and key not in put_off]
            put_off |= later(proved[unit.id], undated)
        if unit.id in proved or unit.id in placed:
            known |= {name for _pack, name in tasks}
    return Standing(progress, dates | put_off, frozenset(put_off), proofs, proved, placed, frozenset(known))


def _placed(graph: Graph, record: Record) -> frozenset[str]:
    ended = record.events("", graph.course.id, PLACED)
    units = ended[-1].data.get("units") if ended else None
    said = units if isinstance(units, list) else []
    return frozenset(unit.id for unit in graph.course.units if unit.id in said)
