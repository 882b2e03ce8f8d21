"""What a card program may ask: every exercise that was passed or is due, one part each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tutor import home
from tutor.packs import find, texts
from tutor.packs.problems import PackProblems
from tutor.progress.clock import now
from tutor.service.courses import Courses, solution_text, worked_text
from tutor.service.graph import Graph, Graphs
from tutor.service.keeping import Keeping
from tutor.service.requests import Part
from tutor.service.standing import standing
from tutor.words import current_language


class Cards:
    """Answers from the record and the packs; looking at a card is no look at the solution."""

    def __init__(
        self,
        keeping: Keeping,
        graphs: Graphs,
        courses: Courses,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.keeping, self.graphs, self.courses, self.clock = keeping, graphs, courses, clock

    def cards(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Send each in the order of the course; `worked` and `solution` only where it was passed.

        What a homework still keeps back is left out.
        """
        moment, count, closed = self.clock(), 0, self.courses.ruling.closed()
        for graph in self.graphs.every():
            stands = standing(graph, self.keeping)
            for unit in graph.course.units:
                for key in (task.key for task in graph.tasks(unit) if task.key not in closed):
                    progress, date = stands.progress.get(key), stands.dates.get(key)
                    passed = progress is not None and progress.passed_at is not None
                    due = date is not None and date.at <= moment
                    if (passed or due) and (said := self._card(graph, key[1], passed)) is not None:
                        part(said | {"unit": unit.id, "due": due, "passed": passed})
                        count += 1
        return {"cards": count}

    def _card(self, graph: Graph, name: str, passed: bool) -> dict[str, Any] | None:
        full = f"{graph.course.id}:{name}"
        try:
            exercise = texts.localised(find.find_exercise(full, home.home()), current_language())
            about = self.courses.exercise({"exercise": full}, b"", lambda part: None)
        except (find.UnknownExercise, find.AmbiguousExercise, PackProblems):
            return None  # it has changed on disk since the list was made
        told = {"worked": worked_text(exercise), "solution": solution_text(exercise)} if passed else {}
        return about | told | {"course": graph.course.title, "concepts": list(exercise.concepts)}
