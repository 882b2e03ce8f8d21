"""The mastery map, units skipped by proof and the streak, from a real record by a real service's jobs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tutor.model import Attempt
from tutor.progress.entries import Event
from tutor.progress.store import Record
from tutor.service.courses import Courses
from tutor.service.graph import Graphs
from tutor.service.keeping import Keeping
from tutor.service.reviewing import Reviewing
from tutor.service.strengths import Strengths

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def attempt(exercise: str, days_ago: float = 0.0, status: Any = "pass") -> Attempt:
    at = (NOW - timedelta(days=days_ago)).isoformat(timespec="microseconds")
    uid = f"{exercise} {days_ago} {status}"
    return Attempt(uid, at, "course", exercise, "code", status, 1.0, 1, None, True, "h", "x", {}, "0")


class Learner:
    """A record at a moment, and what the service says about it."""

    def __init__(self) -> None:
        self.now = NOW
        self.keeping, self.graphs = Keeping(), Graphs()
        self.courses = Courses(self.keeping, self.graphs, self.clock)
        self.strengths = Strengths(self.keeping, self.graphs, self.clock)
        self.reviewing = Reviewing(self.keeping, self.graphs, self.clock)

    def clock(self) -> datetime:
        return self.now

    @property
    def record(self) -> Record:
        return self.keeping.record()

    def map(self) -> dict[str, Any]:
        said = self.strengths.mastery({}, b"", lambda part: None)["courses"][0]
        return {each["concept"]: each for each in said["concepts"]} | {"weakest": said["weakest"]}

    def unit(self, name: str) -> dict[str, Any]:
        units = self.courses.listing({}, b"", lambda part: None)["courses"][0]["units"]
        return next(unit for unit in units if unit["id"] == name)

    def stops(self, exercise: str) -> list[str]:
        said = self.courses.path({"exercise": exercise}, b"", lambda part: None)
        return [stop["id"] for stop in said["stops"] if stop["kind"] == "exercise"]

    def due(self) -> list[str]:
        return [item["id"] for item in self.reviewing.review({}, b"", lambda part: None)["due"]]


@pytest.fixture
def learner(own_home: Path) -> Iterator[Learner]:
    found = Learner()
    yield found
    found.keeping.close()


def test_nothing_done_begins_with_the_first_page(learner: Learner) -> None:
    shown = learner.map()
    assert {each["state"] for name, each in shown.items() if name != "weakest"} == {"new"}
    first, *more = (each["todo"]["id"] for each in shown["weakest"])
    assert first == "find-a-function/three-steps" and len({first, *more}) == 3


def test_the_map_moves_with_a_pass_and_with_time(learner: Learner) -> None:
    learner.record.append(attempt("softmax", 0))
    fresh = learner.map()["logits"]
    learner.now = NOW + timedelta(days=90)
    faded = learner.map()
    assert fresh["state"] == "fresh" and faded["logits"]["state"] == "fading"
    assert 0 < faded["logits"]["strength"] < fresh["strength"]
    todo = [each["todo"]["id"] for each in faded["weakest"]]
    assert "softmax" in todo and len(set(todo)) == 3


def test_what_was_tried_in_vain_is_offered_before_anything_new(learner: Learner) -> None:
    learner.record.append(attempt("embedding", 1, "fail"))
    weakest = learner.map()["weakest"][0]
    assert (weakest["concept"], weakest["state"], weakest["todo"]["id"]) == (
        "embedding",
        "begun",
        "embedding",
    )


def prove(learner: Learner, unit: str) -> list[str]:
    wanted: list[str] = learner.unit(unit)["proof"]["exercises"]
    for name in wanted:
        learner.record.append(attempt(name))
    return wanted


def test_two_of_the_hardest_prove_a_unit_and_the_way_goes_past_it(learner: Learner) -> None:
    before = learner.stops("scaled-dot-product-attention")
    wanted = prove(learner, "softmax-cross-entropy")
    unit = learner.unit("softmax-cross-entropy")
    assert len(wanted) == 2 and unit["proof"]["done"]
    after = learner.stops("scaled-dot-product-attention")
    assert "softmax" in before and "softmax" not in after
    assert all(entry["status"] == "new" for entry in unit["exercises"] if entry["id"] not in wanted)
    shown = learner.map()
    assert shown["temperature"]["state"] == "new", "skipped is not begun"
    assert "softmax-cross-entropy" not in {e["unit"] for e in shown["weakest"] if e["state"] == "new"}


def test_what_a_proof_skipped_is_reviewed_later(learner: Learner) -> None:
    prove(learner, "softmax-cross-entropy")
    learner.now = NOW + timedelta(days=13)
    assert "softmax" not in learner.due()
    learner.now = NOW + timedelta(days=60)
    assert "softmax" in learner.due()
    assert next(e for e in learner.unit("softmax-cross-entropy")["exercises"] if e["id"] == "softmax")["due"]


def test_a_solution_seen_first_proves_nothing(learner: Learner) -> None:
    name = learner.unit("softmax-cross-entropy")["proof"]["exercises"][0]
    at = (NOW - timedelta(days=1)).isoformat(timespec="microseconds")
    learner.record.append_event(Event("s", at, "course", name, "solution", {"shown": True}))
    prove(learner, "softmax-cross-entropy")
    assert not learner.unit("softmax-cross-entropy")["proof"]["done"]


def test_the_list_tells_the_days_of_work_and_what_comes(learner: Learner) -> None:
    for days_ago in (0, 1, 4, 9):
        learner.record.append(attempt("softmax", days_ago))
    days = learner.courses.listing({}, b"", lambda part: None)["days"]
    assert (days["run"], days["today"], len(days["forecast"])) == (3, True, 8)
    learner.now = NOW + timedelta(days=400)
    days = learner.courses.listing({}, b"", lambda part: None)["days"]
    assert (days["run"], days["forecast"]) == (0, [1, 0, 0, 0, 0, 0, 0, 0])
