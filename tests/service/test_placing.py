"""Placement over the real course: its quizzes ask, the record keeps it, and it may be refused or left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tutor.progress.entries import Event
from tutor.sandbox.hosts import Hosts
from tutor.service.courses import Courses
from tutor.service.graph import Graphs
from tutor.service.keeping import Keeping
from tutor.service.placing import Placing, Run, _search
from tutor.service.requests import BadRequest
from tutor.text.quiz import parse, right_answers
from tutor.text.quiz.question import Number, Quiz


class Learner:
    """Knows these units; `now` moves when it is told to."""

    def __init__(self, hosts: Hosts) -> None:
        self.now = datetime(2026, 6, 1, 9, tzinfo=UTC)
        self.keeping, self.graphs, self.hosts = Keeping(), Graphs(), hosts
        self.placing = Placing(self.keeping, self.graphs, hosts, lambda: self.now)

    def place(self, **asked: Any) -> dict[str, Any]:
        return self.placing.place(asked, b"", lambda part: None)

    def answer(self, said: dict[str, Any], right: bool) -> dict[str, Any]:
        name = said["question"].partition("#")[2]
        question = next(q for q in parse(said["text"], said["drawn"]).questions if q.id == name)
        line = right_answers(Quiz((question,))).splitlines()[0] if right else ""
        return self.place(question=said["question"], answer=line.partition(": ")[2])

    def listed(self) -> list[dict[str, Any]]:
        said = Courses(self.keeping, self.graphs).listing({}, b"", lambda part: None)
        units: list[dict[str, Any]] = said["courses"][0]["units"]
        return units

    def titles(self, ids: set[str]) -> set[str]:
        return {unit["title"] for unit in self.listed() if unit["id"] in ids}


@pytest.fixture
def learner(own_home: Path, hosts: Hosts) -> Iterator[Learner]:
    found = Learner(hosts)
    yield found
    found.keeping.close()


@pytest.mark.parametrize("top", ["softmax-cross-entropy", ""])
def test_who_knows_some_units_is_placed_at_their_border(learner: Learner, top: str) -> None:
    graph = learner.graphs.of("course")
    assert graph is not None
    states, units = _search(graph).states, _search(graph).units
    knows = min((s for s in states if not top or s >> units.index(top) & 1), key=int.bit_count)
    ids = {unit for n, unit in enumerate(units) if knows >> n & 1}
    titles = learner.titles(ids)
    said = learner.place(begin="")
    while said["state"] == "asking":
        assert said["n"] <= 12
        said = learner.answer(said, said["unit"] in titles)
    assert said["state"] == "placed" and set(said["known"]) == titles
    first = next(unit for unit in learner.listed() if unit["id"] not in ids)
    assert said["page"]["id"] == first["lessons"][0]["id"]
    assert {unit["id"] for unit in learner.listed() if unit.get("placed")} == ids
    assert learner.keeping.record().attempts() == [] and learner.keeping.record().schedule() == {}


def test_one_that_was_left_goes_on_where_it_was(learner: Learner) -> None:
    first = learner.place(begin="self-attention")
    second = learner.answer(first, True)
    again = Learner(learner.hosts)
    assert again.place() == second and (first["n"], second["n"]) == (1, 2)
    assert again.place(question=first["question"], answer="a") == second, "an answer is counted once"
    again.keeping.close()


def test_it_can_be_refused_and_begun_all_the_same(learner: Learner) -> None:
    assert learner.place()["state"] == "new"
    assert learner.place(refuse=True)["state"] == "refused"
    assert learner.place()["state"] == "refused"
    assert not any(unit.get("placed") for unit in learner.listed())
    assert learner.place(begin="")["state"] == "asking"


def test_it_ends_after_ten_minutes_of_questions_and_going_away_costs_little(learner: Learner) -> None:
    said, asked = learner.place(begin=""), 0
    while said["state"] == "asking":
        learner.now += timedelta(hours=1)
        said, asked = learner.answer(said, asked % 2 == 0), asked + 1
    assert said["state"] == "placed" and asked == 5


def test_what_cannot_be_read_costs_nothing_and_not_knowing_is_an_answer(learner: Learner) -> None:
    begun = (learner.place(begin=unit["id"]) for unit in learner.listed())
    said = next(each for each in begun if isinstance(form(each), Number))
    told = learner.place(question=said["question"], answer="zz")
    assert told["said"] and (told["n"], told["question"]) == (1, said["question"])
    assert learner.place(question=said["question"], answer="")["n"] == 2
    with pytest.raises(BadRequest, match="There is no course nowhere"):
        learner.place(course="nowhere")


def test_a_question_that_goes_on_from_others_shows_them(learner: Learner) -> None:
    graph, run = learner.graphs.of("course"), Run("x", "", ())
    assert graph is not None
    seen = {}
    while (asked := learner.placing._question(graph, "backprop", run)) is not None:
        seen[asked.exercise.id, asked.question.id] = asked
        data = {"exercise": asked.exercise.id, "question": asked.question.id}
        run = Run("x", "", (*run.steps, Event("e", "", "course", "", "placement", data)))
    assert "w1 =" in seen["neuron-graph", "forward-the-output"].context, "the picture of the first question"
    assert all(name != "derivation-language" or q != "a-bar" for name, q in seen), (
        "nobody knows its grammar yet"
    )


def form(said: dict[str, Any]) -> object:
    """What kind of question was asked."""
    name = said["question"].partition("#")[2]
    return next(q for q in parse(said["text"], said["drawn"]).questions if q.id == name).form
