"""The way to an exercise: what it needs, and what that needs, each after what leads to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from tutor.model import Course, Exercise, Lesson

WORDS_A_MINUTE = 120  # a page with formulas is read slower than a novel
_WORD = re.compile(r"[^\W\u3400-\u9fff]+|[\u3400-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to read or to do on the way."""

    kind: Literal["page", "exercise"]
    id: str
    title: str
    minutes: int
    done: bool = False


def route(
    course: Course,
    goal: str,
    find: Callable[[str], Exercise],
    text: Callable[[Lesson], str],
    passed: Collection[str],
) -> list[Stop]:
    """The shortest way to the exercise `goal` of a course: no more than its `needs` and theirs.

    What was `passed` ends the search: it and what led to it are known. Before an exercise come the pages up
    to the first that leads to it, back to the page that leads to another one. The goal itself always
    counts. `text` reads a page. Raises what `find` and `text` raise.
    """
    stops: list[Stop] = []
    read: set[str] = set()
    for exercise in _in_order(goal, find, passed):
        for page in _pages_before(course, exercise.id):
            if page.id not in read:
                read.add(page.id)
                stops.append(Stop("page", page.id, page.title, reading_minutes(text(page))))
        done = exercise.id in passed
        stops.append(Stop("exercise", exercise.id, exercise.title, exercise.minutes or 0, done))
    return stops


def _in_order(goal: str, find: Callable[[str], Exercise], passed: Collection[str]) -> list[Exercise]:
    found: dict[str, Exercise] = {}
    begun: set[str] = set()

    def walk(name: str) -> None:
        if name in begun or (name in passed and name != goal):
            return
        begun.add(name)  # before its needs, so that a circle of needs ends
        exercise = find(name)
        for need in (*exercise.needs, *exercise.uses):
            walk(need)
        found[name] = exercise

    walk(goal)
    return list(found.values())


def _pages_before(course: Course, exercise: str) -> Iterator[Lesson]:
    for unit in course.units:
        leading: list[Lesson] = []
        for page in unit.lessons:
            leading.append(page)
            if exercise in page.exercises:
                yield from leading
                return
            if page.exercises:
                leading = []


def reading_minutes(text: str) -> int:
    """How long a page takes: its words, and pairs of Chinese characters, at a slow pace."""
    return max(1, round(len(_WORD.findall(text)) / WORDS_A_MINUTE))
