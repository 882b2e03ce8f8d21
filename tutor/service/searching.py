"""Search over every pack: its lessons and the statements of its exercises."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Lock
from typing import Any

from tutor import home
from tutor.model import Course
from tutor.packs import find, texts
from tutor.packs.load import load_course
from tutor.packs.problems import PackProblems
from tutor.service.requests import BadRequest, Part
from tutor.text.search import LONGEST_QUERY, Page, page_of, search
from tutor.words import _, current_language

FRESH_SECONDS = 30.0  # for this long an author's change may be missed while letters are typed


class Searching:
    """Keeps what there is to be found, by language, between the letters of a query."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, list[Page]]] = {}
        self._reading = Lock()

    def search(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The lines that hold every word of `query`, the best first; none for an empty one."""
        query = request.get("query")
        if not isinstance(query, str) or len(query) > LONGEST_QUERY:
            raise BadRequest(_("A search is a text of at most {n} characters.").format(n=LONGEST_QUERY))
        hits = [
            {
                "kind": hit.page.kind,
                "name": hit.page.name,
                "title": hit.page.title,
                "unit": hit.page.unit,
                "line": hit.line,
                "text": hit.text,
            }
            for hit in search(self._pages(), query)
        ]
        return {"query": query, "hits": hits}

    def _pages(self) -> list[Page]:
        language = current_language()
        with self._reading:
            when, pages = self._kept.get(language, (-FRESH_SECONDS, []))
            if time.monotonic() - when > FRESH_SECONDS:
                pages = list(_all_pages(language))
                self._kept[language] = (time.monotonic(), pages)
        return pages


def _all_pages(language: str) -> Iterator[Page]:
    for folder in find.packs(home.home()):
        try:
            course = load_course(folder)
        except PackProblems:
            continue
        yield from _pages_of(course, language)


def _pages_of(course: Course, language: str) -> Iterator[Page]:
    for unit in course.units:
        for lesson in unit.lessons:
            try:
                text = texts.lesson(lesson, language).text
            except PackProblems:
                continue
            yield page_of("lesson", lesson.id, lesson.title, unit.title, text)
        for name in unit.exercises:
            try:
                exercise = find.find_exercise(f"{course.id}:{name}", home.home())
                exercise = texts.localised(exercise, language)
                text = texts.statement(exercise, language).text
            except (PackProblems, find.UnknownExercise):
                continue
            yield page_of("exercise", f"{course.id}:{name}", exercise.title, unit.title, text)
