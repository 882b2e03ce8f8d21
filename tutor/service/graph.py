"""A course as exercises that teach concepts and need each other, from the summaries of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tutor import home
from tutor.model import Course, Unit
from tutor.packs import find
from tutor.packs.index import Index, Summary
from tutor.packs.load import load_course
from tutor.packs.problems import PackProblems
from tutor.progress.entries import Key
from tutor.progress.mastery import Task
from tutor.service.protocol import build
from tutor.words import current_language


@dataclass(frozen=True, slots=True)
class Graph:
    """A course with the summaries of its exercises by id, in its order; broken ones are left out."""

    course: Course
    summaries: Mapping[str, Summary]

    @property
    def keys(self) -> list[Key]:
        """What the record calls the exercises."""
        return [(self.course.id, name) for name in self.summaries]

    def tasks(self, unit: Unit | None = None) -> list[Task]:
        """The exercises of the course or of one unit."""
        names = self.summaries if unit is None else [n for n in unit.exercises if n in self.summaries]
        return [self._task(self.summaries[name]) for name in names]

    def _task(self, said: Summary) -> Task:
        needs = tuple(self.key(need) for need in said["needs"])
        return Task((self.course.id, said["id"]), tuple(said["concepts"]), needs, said["minutes"])

    def key(self, name: str) -> Key:
        """What the record calls an exercise that is named with or without its pack."""
        pack, _colon, exercise = name.rpartition(":")
        return pack or self.course.id, exercise


class Graphs:
    """The graphs of all packs, read as quickly as the index can."""

    def __init__(self) -> None:
        self.index = Index(home.home() / "cache" / "exercises.json", build())

    def every(self, problems: list[str] | None = None) -> Iterator[Graph]:
        """Each course that can be read; what is wrong with others and with exercises goes to `problems`."""
        problems = [] if problems is None else problems
        for folder in find.packs(home.home()):
            try:
                yield self._graph(load_course(folder), problems)
            except PackProblems as problem:
                problems += [str(p) for p in problem.problems]
        self.index.keep()

    def of(self, course: str) -> Graph | None:
        """The graph of one course by its id."""
        return next((graph for graph in self.every() if graph.course.id == course), None)

    def _graph(self, course: Course, problems: list[str]) -> Graph:
        found: dict[str, Summary] = {}
        for name in dict.fromkeys(name for unit in course.units for name in unit.exercises):
            folder = Path(course.folder) / "exercises" / name
            try:
                found[name] = self.index.summary(folder, course.id, current_language())
            except PackProblems as problem:
                problems += [str(p) for p in problem.problems]
        return Graph(course, found)
