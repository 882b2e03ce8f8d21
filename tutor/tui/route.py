"""The course in its order, as the service lists it: units of lessons, and after each lesson its exercises."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from tutor.tui.where import Place


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to read or do. `status` is new, tried or passed; empty for a lesson.

    `needs` are the exercises that help with it; of a lesson, `leads_to` are those on its page. Both as names
    with their pack. `recall` is the chance in 0..1 that what was passed would be recalled now.
    """

    place: Place
    title: str
    unit: str
    kind: str = "lesson"
    status: str = ""
    minutes: int | None = None
    changed: bool = False
    introduces: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    due: bool = False
    recall: float | None = None

    @property
    def passed(self) -> bool:
        """Whether it is an exercise that was passed."""
        return self.status == "passed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A unit of a course; `key` is unique among all courses, `number` that of its folder, if it has one.

    `proof` are the exercises that prove it, as names with their pack; `proved` and `placed` say that it need
    not be done.
    """

    key: str
    title: str
    course: str
    steps: tuple[Step, ...]
    number: int | None = None
    proof: tuple[str, ...] = ()
    proved: bool = False
    placed: bool = False

    @property
    def known(self) -> bool:
        """Whether it was skipped by proof or by placement."""
        return self.proved or self.placed

    @property
    def recalled(self) -> float:
        """How many of the passed exercises would be recalled now, as FSRS expects."""
        return sum(1.0 if each.recall is None else each.recall for each in self.exercises if each.passed)

    @property
    def exercises(self) -> tuple[Step, ...]:
        """What there is to do."""
        return tuple(step for step in self.steps if step.status)

    @property
    def passed(self) -> int:
        """How many of the exercises are passed."""
        return sum(step.passed for step in self.steps)


class Route:
    """All stages, and the way from step to step; `days` is what the service says of days."""

    def __init__(self, listing: Mapping[str, Any] | None = None) -> None:
        seen: set[Place] = set()
        courses = listing["courses"] if listing else []
        self.days: Mapping[str, Any] = (listing or {}).get("days") or {}
        self.stages = tuple(_stage(c, unit, seen) for c in courses for unit in c["units"])
        self.steps = tuple(step for stage in self.stages for step in stage.steps)

        self._by_name = {step.place.name: step for step in reversed(self.steps)}
        short = {step.place.name.partition(":")[2]: step for step in reversed(self.steps)}
        self._by_name = short | self._by_name
        self._stages = {stage.key: stage for stage in self.stages}

    def find(self, name: str) -> Step | None:
        """The step of a lesson's id, or of an exercise's id with or without its pack."""
        return self._by_name.get(name) if name else None

    def missing(self, step: Step) -> list[Step]:
        """What helps with an exercise and is not passed yet."""
        needed = (self._by_name.get(name) for name in step.needs)
        return [each for each in needed if each and each.status != "passed"]

    def before(self, stage: Stage) -> list[Stage]:
        """The other units that hold what this one needs and the learner has not passed, in their order."""
        keys = {each.unit for step in stage.exercises for each in self.missing(step)} - {stage.key}
        return [each for each in self.stages if each.key in keys]

    def skimmed(self, step: Step, opened: Container[str]) -> bool:
        """Whether a page was opened and none of its exercises tried."""
        todo = [each for name in step.leads_to if (each := self._by_name.get(name))]
        return not step.status and step.place.name in opened and {each.status for each in todo} == {"new"}

    def after(self, name: str) -> Step | None:
        """What follows, past other units that are known; None after the last and for what is not here."""
        found = self.find(name)
        if found is None:
            return None
        coming = self.steps[self.steps.index(found) + 1 :]
        return next((each for each in coming if each.unit == found.unit or self._is_open(each)), None)

    @property
    def first(self) -> Step | None:
        """Where to begin: the first step that is not known; None without a course."""
        return next(filter(self._is_open, self.steps), next(iter(self.steps), None))

    def _is_open(self, step: Step) -> bool:
        return not self._stages[step.unit].known

    def stage_of(self, step: Step) -> Stage:
        """The unit that a step belongs to."""
        return self._stages[step.unit]

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
        leads_to = tuple(f"{course['id']}:{name}" for name in lesson["exercises"])
        new_words = tuple(lesson["introduces"])
        steps.append(Step(place, lesson["title"], key, introduces=new_words, leads_to=leads_to))
        steps += [_exercise(course, entries.pop(n), key) for n in lesson["exercises"] if n in entries]
    steps += [_exercise(course, entry, key) for entry in entries.values()]
    new = tuple(step for step in steps if step.place not in seen)
    seen.update(step.place for step in new)
    said = unit.get("proof") or {}
    proof = tuple(f"{course['id']}:{name}" for name in said.get("exercises", ()))
    known = {"proved": bool(said.get("done")), "placed": bool(unit.get("placed"))}
    return Stage(key, unit["title"], course["title"], new, unit.get("number"), proof, **known)


def _exercise(course: Mapping[str, Any], entry: Mapping[str, Any], key: str) -> Step:
    kind = entry["kind"]
    return Step(
        Place("quiz" if kind == "quiz" else "exercise", f"{course['id']}:{entry['id']}"),
        entry["title"],
        key,
        kind,
        entry["status"],
        entry["minutes"],
        entry["changed"],
        needs=tuple(n if ":" in n else f"{course['id']}:{n}" for n in entry.get("needs", ())),
        due=bool(entry.get("due")),
        recall=entry.get("recall"),
    )
