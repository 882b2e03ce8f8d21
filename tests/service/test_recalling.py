"""Reviews on the real judge and a real record, with a clock of the test's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tutor.model import Attempt
from tutor.progress.entries import ATTEMPT_FIELDS, Event
from tutor.progress.store import Record
from tutor.progress.transfer import entries_in
from tutor.service.graph import Graphs
from tutor.service.judging import Judging
from tutor.service.keeping import Keeping
from tutor.service.recalling import Recalling
from tutor.service.requests import BadRequest
from tutor.service.reviewing import LISTED, Reviewing

HEAD = "import numpy as np\ndef softmax(x, axis=-1):\n    x = np.asarray(x, float)\n"
WRONG = HEAD + "    e = np.exp(x - x.max())\n    return e / e.sum()\n"
RIGHT = HEAD + "    e = np.exp(x - x.max(axis, keepdims=True))\n    return e / e.sum(axis, keepdims=True)\n"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass
class Desk:
    """A learner before the service: what day it is, and what is asked of it."""

    judging: Judging
    day: float = 0.0
    recalling: Recalling = field(init=False)
    reviewing: Reviewing = field(init=False)

    def __post_init__(self) -> None:
        self.recalling = Recalling(self.judging, self.now)
        self.reviewing = Reviewing(self.judging.keeping, Graphs(), self.now)

    @property
    def record(self) -> Record:
        return self.judging.keeping.record()

    def now(self) -> datetime:
        return START + timedelta(days=self.day)

    def tried(self, exercise: str, status: Any, answer: str = RIGHT, mistake: str | None = None) -> None:
        at = self.now().isoformat(timespec="microseconds")
        uid = f"{exercise} {self.day} {status}"
        base = (uid, at, "course", exercise, "code", status, 0.0, 1, mistake, True, "h", answer, {}, "0")
        self.record.append(Attempt(*base))

    def due(self) -> dict[str, Any]:
        return self.reviewing.review({}, b"", print)

    def ask(self, exercise: str) -> dict[str, Any]:
        return self.recalling.item({"exercise": exercise}, b"", print)

    def say(self, exercise: str, answer: str = "", **more: Any) -> dict[str, Any]:
        return self.recalling.answer({"exercise": exercise} | more, answer.encode(), print)

    def line(self, exercise: str) -> int:
        """A line that is wrong, as only the service knows."""
        [asked] = [each for each in self.recalling.kept.values() if each.exercise == exercise][-1:]
        return asked.wrong[0]


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(tmp_path_factory.mktemp("home")))
        made = Judging(Keeping())
        yield made
        made.hosts.stop()
        made.keeping.close()


@pytest.fixture
def desk(judging: Judging, own_home: Path) -> Iterator[Desk]:
    """A desk with an empty record."""
    yield Desk(judging)
    judging.keeping.close()
    judging.keeping.opened = None


def test_the_mistake_comes_back_is_found_and_moves_the_date(desk: Desk) -> None:
    desk.tried("softmax", "fail", WRONG, "normalised_over_everything")
    desk.day = 0.01
    desk.tried("softmax", "pass")
    assert desk.due()["due"] == []
    desk.day = 9
    [item] = desk.due()["due"]
    assert (item["id"], item["minutes"]) == ("softmax", 2)

    asked = desk.ask("softmax")
    assert asked["own"] and "You once wrote this answer" in asked["statement"]
    wrong = desk.line("softmax")
    assert desk.say("softmax", "nonsense")["outcome"] == "open"
    assert not desk.say("softmax", "1", item=asked["item"])["over"]
    assert desk.ask("softmax") | {"tries": 0} == asked
    found = desk.say("softmax", str(wrong), item=asked["item"])
    assert (found["outcome"], found["tries"], found["rating"]) == ("right", 2, 2)
    assert "All entries of your result together sum to 1" in found["message"]
    assert found["days"] > 1 and desk.due()["due"] == []

    desk.day = 200
    assert desk.due()["due"] and not desk.ask("softmax")["own"]


def test_what_is_given_up_is_shown_and_comes_back_soon(desk: Desk) -> None:
    desk.tried("softmax", "pass")
    desk.day = 9
    desk.ask("softmax")
    over = desk.say("softmax", give_up=True)
    assert (over["outcome"], over["over"], over["rating"]) == ("missed", True, 1)
    assert over["right"] and over["days"] <= 3


def test_a_quiz_is_asked_in_part_and_the_first_try_counts(desk: Desk) -> None:
    desk.tried("softmax-quiz", "pass", "")
    desk.day = 9
    asked = desk.ask("softmax-quiz")
    assert asked["form"] == "questions" and len(asked["questions"]) == 3
    [kept] = desk.recalling.kept.values()
    rows = kept.right.splitlines()
    wrong = [rows[0].split(":")[0] + ": zzz" if n == 0 else row for n, row in enumerate(rows)]
    said = desk.say("softmax-quiz", "\n".join(wrong))
    if said["outcome"] == "open":  # a letter that is no option, a word that is no number
        said = desk.say("softmax-quiz", "\n".join([*rows[1:], rows[0]]))
        assert said["outcome"] == "right"
    assert said["over"] and len(said["marks"]) == 3
    [event] = desk.record.events(what="review")
    assert event.data["questions"].keys() == set(asked["questions"])


def test_every_answer_is_an_entry_that_can_be_taken_elsewhere(desk: Desk, tmp_path: Path) -> None:
    desk.tried("softmax", "pass")
    desk.day = 9
    desk.ask("softmax")
    desk.say("softmax", give_up=True)
    sent: list[str] = []
    desk.reviewing.export({}, b"", lambda part: sent.extend(part["lines"]))
    with Record(tmp_path / "other.sqlite") as other:
        for entry in entries_in("\n".join(sent)):
            other.append_event(entry) if isinstance(entry, Event) else other.append(entry)
        assert other.schedule() == desk.record.schedule()


def test_two_apps_on_one_home_get_one_question_and_one_answer(desk: Desk) -> None:
    desk.tried("softmax", "fail", WRONG, "normalised_over_everything")
    desk.tried("softmax", "pass")
    desk.day = 9
    second = Desk(desk.judging, desk.day)
    asked = desk.ask("softmax")
    assert second.ask("softmax") == asked
    assert desk.say("softmax", str(desk.line("softmax")), item=asked["item"])["outcome"] == "right"
    with pytest.raises(BadRequest, match="answered elsewhere"):
        second.say("softmax", "1", item=asked["item"])
    assert len(desk.record.events(what="review")) == 1


def test_an_answer_to_what_was_not_shown_is_not_judged(desk: Desk) -> None:
    desk.tried("softmax", "pass")
    desk.day = 9
    desk.ask("softmax")
    kept = desk.record.state("review:course:softmax")
    desk.record.set_state("review:course:softmax", kept | {"digest": "0"})
    with pytest.raises(BadRequest, match="has changed meanwhile"):
        desk.say("softmax", "1")
    assert desk.record.events(what="review") == []
    assert desk.ask("softmax")["item"]


@pytest.mark.parametrize(
    "torn",
    [
        None,
        7,
        "text",
        {},
        {"seed": "x", "at": "y", "digest": 1},
        {"seed": 1},
        {"seed": 1, "at": "2026-03-10T09:00:00+00:00", "digest": "a", "shown": ""},
    ],
)
def test_a_torn_note_of_the_open_question_only_means_a_new_one(desk: Desk, torn: Any) -> None:
    desk.tried("softmax", "pass")
    desk.day = 9
    desk.record.set_state("review:course:softmax", torn)
    with pytest.raises(BadRequest):
        desk.say("softmax", "1")
    assert desk.ask("softmax")["statement"]


def test_a_question_made_ahead_is_timed_from_when_it_is_seen(desk: Desk) -> None:
    desk.tried("softmax", "pass")
    desk.day = 9
    ready = desk.recalling.item({"exercise": "softmax", "ahead": True}, b"", print)
    desk.day += 600 / 86400
    assert desk.ask("softmax") == ready
    desk.day += 30 / 86400
    desk.say("softmax", give_up=True)
    [event] = desk.record.events(what="review")
    assert event.data["seconds"] == pytest.approx(30, abs=0.1)


def test_what_was_never_passed_is_not_reviewed(desk: Desk) -> None:
    with pytest.raises(BadRequest, match="has not been passed yet"):
        desk.ask("softmax")


def test_a_clock_that_jumps_back_is_said_and_loses_nothing(desk: Desk) -> None:
    desk.day = 100
    desk.tried("softmax", "pass")
    desk.day = 3
    said = desk.due()
    assert said["due"] == [] and "2026-06-09" in said["jumped"] and "2026-03-04" in said["jumped"]
    before = desk.record.schedule()
    desk.ask("softmax")
    over = desk.say("softmax", give_up=True)
    assert over["outcome"] == "missed" and over["days"] >= 0
    assert desk.record.schedule().keys() == before.keys()
    desk.day = 150
    assert [item["id"] for item in desk.due()["due"]] == ["softmax"] and desk.due()["jumped"] == ""


def test_ten_thousand_due_items_are_counted_and_the_first_described(desk: Desk) -> None:
    at = START.isoformat(timespec="microseconds")
    rows = []
    for n in range(10_000):
        rest = ("code", "pass", 1.0, 1, None, 1, "h", "0", "", "{}")
        rows.append((f"gone-{n}", at, "course", f"gone-{n}", *rest))
    connection = desk.record._connection  # one by one, each on disk before the next, they take a minute
    connection.execute("BEGIN")
    places = ", ".join("?" * len(ATTEMPT_FIELDS))
    connection.executemany(f"INSERT INTO attempt ({', '.join(ATTEMPT_FIELDS)}) VALUES ({places})", rows)
    connection.execute("COMMIT")
    desk.tried("softmax", "pass")
    desk.day = 40
    said = desk.due()
    assert [item["id"] for item in said["due"]] == ["softmax"]
    assert len(said["gone"]) == 10_000 and said["minutes"] == 2 and len(said["due"]) <= LISTED
    assert len(json.dumps(said)) < 1 << 20
