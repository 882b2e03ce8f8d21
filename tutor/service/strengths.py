"""The mastery map: how strong each concept is, and what to do for the three weakest."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from typing import Any

from tutor.model import Lesson, Unit
from tutor.progress.clock import now
from tutor.progress.mastery import RECALLED, Strength, retrievability, strengths, weakest
from tutor.service.graph import Graph, Graphs
from tutor.service.keeping import Keeping
from tutor.service.requests import Part
from tutor.service.standing import Standing, standing

WEAKEST = 3


class Strengths:
    """Answers from the record and the packs; `clock` says what time it is."""

    def __init__(self, keeping: Keeping, graphs: Graphs, clock: Callable[[], datetime] = now) -> None:
        self.keeping, self.graphs, self.clock = keeping, graphs, clock

    def mastery(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Every concept with its strength, by course and unit, and of each course the weakest three.

        The three come with one thing to do each, an exercise or a page, and no thing comes twice.
        """
        now = self.clock()
        courses, problems = [], list[str]()
        for graph in self.graphs.every(problems):
            stands = standing(graph, self.keeping)
            met = {key: date for key, date in stands.dates.items() if key not in stands.put_off}
            found = strengths(graph.tasks(), met, stands.progress, now)
            units = {each.concept: _unit_of(graph, each) for each in found}
            concepts = [_said(each, units[each.concept], stands) for each in found]
            todo: list[dict[str, Any]] = []
            for each in weakest(_open(found, units, stands), len(found)):
                taken = {said["todo"]["id"] for said in todo}
                what = _todo(graph, each, units[each.concept], stands, taken, now)
                if what is not None and len(todo) < WEAKEST:
                    todo.append(_said(each, units[each.concept], stands) | {"todo": what})
            titled = [{"id": unit.id, "title": unit.title} for unit in graph.course.units]
            said = {"id": graph.course.id, "title": graph.course.title, "units": titled}
            courses.append(said | {"concepts": concepts, "weakest": todo})
        return {"format": 1, "courses": courses, "problems": problems}


def _open(found: list[Strength], units: dict[str, Unit], stands: Standing) -> list[Strength]:
    """Without what is new only because its unit was proved or placed."""
    skipped = stands.placed | stands.proved.keys()
    return [each for each in found if each.state != "new" or units[each.concept].id not in skipped]


def _unit_of(graph: Graph, found: Strength) -> Unit:
    """The unit whose page introduces a concept, or else the first with an exercise that teaches it."""
    for unit in graph.course.units:
        if any(found.concept in page.introduces for page in unit.lessons):
            return unit
    first = found.tasks[0][1]
    return next(unit for unit in graph.course.units if first in unit.exercises)


def _said(found: Strength, unit: Unit, stands: Standing) -> dict[str, Any]:
    dates = [stands.dates.get(key) for key in found.tasks]
    return {
        "concept": found.concept,
        "unit": unit.id,
        "state": found.state,
        "strength": round(found.value, 3),
        "recall": None if found.recall is None else round(found.recall, 3),
        "passed": sum(date is not None and date.passes > 0 for date in dates),
        "exercises": [name for _pack, name in found.tasks],
    }


def _todo(
    graph: Graph, found: Strength, unit: Unit, stands: Standing, taken: Container[str], now: datetime
) -> dict[str, Any] | None:
    """What strengthens a concept most: what fades; then what was tried; then its page; then what is new."""
    free = [key for key in found.tasks if key[1] not in taken]
    fading = [
        (retrievability(date, now), n, key)
        for n, key in enumerate(free)
        if (date := stands.dates.get(key)) and date.passes
    ]
    if fading and min(fading)[0] < RECALLED:
        return _exercise(graph, min(fading)[2][1])
    tried = [key for key in free if key in stands.progress and stands.progress[key].passed_at is None]
    if tried:
        return _exercise(graph, tried[0][1])
    page = next((page for page in unit.lessons if found.concept in page.introduces), None)
    if found.state == "new" and page is not None and page.id not in taken:
        return _page(page)
    new = [key for key in free if key not in stands.progress]
    left = new or [key for _recall, _n, key in sorted(fading)]
    return _exercise(graph, left[0][1]) if left else None


def _exercise(graph: Graph, name: str) -> dict[str, Any]:
    found = graph.summaries[name]
    place = "quiz" if found["kind"] == "quiz" else "exercise"
    return {"kind": place, "id": name, "pack": graph.course.id} | {k: found[k] for k in ("title", "minutes")}


def _page(page: Lesson) -> dict[str, Any]:
    return {"kind": "lesson", "id": page.id, "title": page.title, "minutes": None}
