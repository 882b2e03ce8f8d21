"""The course in its order, as the service lists it: units of lessons, and after each lesson its exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.tui.where import Place


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to read or do. `status` is new, tried or passed; empty for a lesson."""

    place: Place
    title: str
    unit: str
    kind: str = "lesson"
    status: str = ""
    minutes: int | None = None
    changed: bool = False
    introduces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A unit of a course; `key` is unique among all courses."""

    key: str
    title: str
    course: str
    steps: tuple[Step, ...]

    @property
    def exercises(self) -> tuple[Step, ...]:
        """What there is to do."""
        return tuple(step for step in self.steps if step.status)

    @property
    def passed(self) -> int:
        """How many of the exercises are passed."""
        return sum(step.status == "passed" for step in self.steps)


class Route:
    """All stages, and the way from step to step."""

    def __init__(self, listing: Mapping[str, Any] | None = None) -> None:
        seen: set[Place] = set()
        courses = listing["courses"] if listing else []
        self.stages = tuple(_stage(c, unit, seen) for c in courses for unit in c["units"])
        self.steps = tuple(step for stage in self.stages for step in stage.steps)

    def find(self, name: str) -> Step | None:
        """The step of a lesson's id, or of an exercise's id with or without its pack."""
        for step in self.steps:
            if name in (step.place.name, step.place.name.partition(":")[2]):
                return step
        return None

    def after(self, name: str) -> Step | None:
        """What follows; None after the last step and for what is not on the route."""
        found = self.find(name)
        at = self.steps.index(found) + 1 if found else len(self.steps)
        return self.steps[at] if at < len(self.steps) else None

    def stage_of(self, step: Step) -> Stage:
        """The unit that a step belongs to."""
        return next(stage for stage in self.stages if stage.key == step.unit)

    def neighbour(self, lesson: str, by: int) -> Step | None:
        """The next lesson, or with -1 the one before."""
        lessons = [step for step in self.steps if not step.status]
        names = [step.place.name for step in lessons]
        at = names.index(lesson) + by if lesson in names else -1
        return lessons[at] if 0 <= at < len(lessons) else None


def _stage(course: Mapping[str, Any], unit: Mapping[str, Any], seen: set[Place]) -> Stage:
    key = f"{course['id']}/{unit['id']}"
    entries = {entry["id"]: entry for entry in unit["exercises"]}
    steps: list[Step] = []
    for lesson in unit["lessons"]:
        place = Place("lesson", lesson["id"])
        steps.append(Step(place, lesson["title"], key, introduces=tuple(lesson["introduces"])))
        steps += [_exercise(course, entries.pop(n), key) for n in lesson["exercises"] if n in entries]
    steps += [_exercise(course, entry, key) for entry in entries.values()]
    new = tuple(step for step in steps if step.place not in seen)
    seen.update(step.place for step in new)
    return Stage(key, unit["title"], course["title"], new)


def _exercise(course: Mapping[str, Any], entry: Mapping[str, Any], key: str) -> Step:
    kind = entry["kind"]
    place = Place("quiz" if kind == "quiz" else "exercise", f"{course['id']}:{entry['id']}")
    return Step(place, entry["title"], key, kind, entry["status"], entry["minutes"], entry["changed"])
