"""Nothing is used before it was introduced: along an exercise's own `needs`, not just somewhere before it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tutor.model import Course, Exercise
from tutor.packs import texts
from tutor.packs.load import load_course, load_exercise
from tutor.packs.path import route

ROOT = Path(__file__).parents[2]


@cache
def course() -> Course:
    return load_course(ROOT)


@cache
def exercise(name: str) -> Exercise:
    return load_exercise(ROOT / "exercises" / name, "course")


@cache
def introduced() -> dict[str, list[str]]:
    """The pages that introduce each concept."""
    found: dict[str, list[str]] = {}
    for unit in course().units:
        for page in unit.lessons:
            for concept in page.introduces:
                found.setdefault(concept, []).append(page.id)
    return found


@cache
def known(name: str) -> frozenset[str]:
    """The concepts that the pages on the way to an exercise introduce."""
    stops = route(course(), name, exercise, lambda page: "", ())
    pages = {stop.id for stop in stops if stop.kind == "page"}
    return frozenset(concept for concept, at in introduced().items() if pages & set(at))


def words(found: Exercise) -> str:
    """Everything that a learner meets in an exercise, and the reference that is shown afterwards."""
    derivation = found.derivation
    lines = [*derivation.model, derivation.start or "", derivation.goal or ""] if derivation else []
    sources = [text for name, text in found.sources.items() if name in ("reference.py", "starter.py")]
    statement = texts.statement(found, "en").text
    return "\n".join([found.title, statement, *sources, *lines]).lower()


EXERCISES = [name for unit in course().units for name in unit.exercises]


@pytest.mark.parametrize("name", EXERCISES)
def test_what_an_exercise_teaches_was_introduced_on_the_way_to_it(name: str) -> None:
    assert not set(exercise(name).concepts) - known(name)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_mentions_no_concept_that_comes_later(name: str) -> None:
    text = words(exercise(name))
    used = {
        concept
        for concept in introduced()
        if re.search(r"(?<![\w-])" + re.escape(concept).replace(r"\-", "[-_ ]") + r"(?![\w-])", text)
    }
    assert not used - known(name)


@pytest.mark.parametrize("name", EXERCISES)
def test_needs_come_first_in_the_course(name: str) -> None:
    order = {other: n for n, other in enumerate(EXERCISES)}
    assert all(order[need] <= order[name] for need in exercise(name).needs if need in order)
