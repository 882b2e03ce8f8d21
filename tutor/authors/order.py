"""Whether the course introduces everything before it is needed."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.model import Course, Exercise
from tutor.words import _


def order_problems(course: Course, exercises: Iterable[Exercise]) -> tuple[list[str], list[str]]:
    """Problems and advice: an exercise comes after what it needs, and after its concepts are introduced.

    An exercise stands where the first lesson leads to it; exercises that no lesson leads to stand nowhere.
    """
    lessons = [lesson for unit in course.units for lesson in unit.lessons]
    place: dict[str, int] = {}
    introduced: dict[str, int] = {}
    for n, lesson in enumerate(lessons):
        for name in lesson.exercises:
            place.setdefault(name, n)
        for concept in lesson.introduces:
            introduced.setdefault(concept, n)
    problems, advice = [], []
    for exercise in exercises:
        here = place.get(exercise.id)
        if here is None:
            continue
        where = f"exercises/{exercise.id}/exercise.toml"
        for need in exercise.needs:
            if place.get(need, here) > here:
                said = _("{where}: needs {need}, to which only {lesson} leads, later; move one of them.")
                problems.append(said.format(where=where, need=need, lesson=lessons[place[need]].id))
        for concept in exercise.concepts:
            if introduced.get(concept, here) > here:
                said = _("{where}: {concept} is introduced later, in {lesson}; move one of them.")
                problems.append(
                    said.format(where=where, concept=concept, lesson=lessons[introduced[concept]].id)
                )
            elif concept not in introduced:
                said = _("{where}: no lesson introduces {concept}; add it to a page's `introduces`.")
                advice.append(said.format(where=where, concept=concept))
    return problems, advice
