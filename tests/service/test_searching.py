"""The service finds words in the lessons and statements of every pack, and says what it cannot look for."""

from __future__ import annotations

import pytest

from tutor.service.requests import BadRequest
from tutor.service.searching import Searching

pytestmark = pytest.mark.usefixtures("own_home")


def hits(query: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = Searching().search({"query": query}, b"", lambda _part: None)["hits"]
    return found


def test_lessons_and_exercises_are_found_with_their_place() -> None:
    found = hits("softmax")
    assert ("exercise", "course:softmax", None) in [(h["kind"], h["name"], h["line"]) for h in found]
    lines = [hit for hit in found if hit["kind"] == "lesson" and hit["line"] is not None]
    assert lines and all("softmax" in str(hit["text"]).lower() for hit in lines)


def test_the_options_of_a_quiz_are_not_found() -> None:
    assert hits("The sum ran over the examples instead of the classes") == []


@pytest.mark.parametrize("query", [None, 3, "x" * 201])
def test_what_is_no_query_is_refused(query: object) -> None:
    with pytest.raises(BadRequest, match="at most 200"):
        Searching().search({"query": query}, b"", lambda _part: None)
