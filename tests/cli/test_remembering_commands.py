"""`tutor review`, `tutor export`, `tutor import`: on a real service and a real record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tutor import home
from tutor.cli import tutor
from tutor.cli.remembering import _pieces
from tutor.model import Attempt
from tutor.progress.store import Record
from tutor.service import client
from tutor.service.client import ServiceError


def passed(exercise: str, days_ago: float, uid: str) -> Attempt:
    at = (datetime.now(UTC) - timedelta(days=days_ago)).isoformat(timespec="microseconds")
    return Attempt(
        uid, at, "course", exercise, "code", "pass", 1.0, 1, None, True, "hash", "x = 1\n", {"format": 1}, "0"
    )


@pytest.fixture
def learner(own_home: Path) -> Iterator[CliRunner]:
    with Record(home.record_path()) as record:
        record.append(passed("softmax", 40, "a"))
        record.append(passed("linear-backward", 0.1, "b"))
        record.append(passed("taken-away", 60, "c"))
    yield CliRunner()
    client.stop()


def test_what_is_due_is_listed_with_what_is_coming(learner: CliRunner) -> None:
    done = learner.invoke(tutor, ["review"])
    assert "1 exercise is due, about 2 minutes:" in done.output
    assert "course:taken-away is due too, but its pack no longer holds it." in done.output
    assert "a line to find, blanks to fill or a shape to tell, 2 min" in done.output
    assert "tutor review softmax" in done.output
    said = json.loads(learner.invoke(tutor, ["review", "--json"]).stdout)
    assert [item["id"] for item in said["due"]] == ["softmax"]
    assert sum(said["forecast"]) == 3


def test_the_list_marks_what_is_due(learner: CliRunner) -> None:
    said = json.loads(learner.invoke(tutor, ["list", "--json"]).stdout)
    every = [entry for course in said["courses"] for unit in course["units"] for entry in unit["exercises"]]
    assert [entry["id"] for entry in every if entry.get("due")] == ["softmax"]


def test_a_question_is_asked_and_answered_in_the_shell(learner: CliRunner, own_home: Path) -> None:
    asked = learner.invoke(tutor, ["review", "softmax"])
    assert asked.exit_code == 0 and "Softmax that never overflows" in asked.stdout
    assert "tutor review softmax --answer" in asked.stderr
    said = json.loads(learner.invoke(tutor, ["review", "softmax", "--json"]).stdout)
    unread = learner.invoke(tutor, ["review", "softmax", "--answer", "\0", "--json"], standalone_mode=False)
    assert unread.return_value == 3
    done = learner.invoke(tutor, ["review", "softmax", "--show", "--json"], standalone_mode=False)
    over = json.loads(done.stdout)
    assert (done.return_value, over["outcome"], over["form"]) == (1, "missed", said["form"])
    assert over["right"] and over["days"] >= 0
    late = learner.invoke(tutor, ["review", "softmax", "--answer", "1"])
    assert isinstance(late.exception, ServiceError) and "no longer open" in str(late.exception)


@pytest.mark.parametrize("words", [["--answer", "1"], ["--show"], ["softmax", "--show", "--answer", "1"]])
def test_wrong_use_of_review_is_one_sentence(learner: CliRunner, words: list[str]) -> None:
    done = learner.invoke(tutor, ["review", *words])
    assert done.exit_code == 2 and "Traceback" not in done.output


def test_the_learner_may_say_how_well_it_went(learner: CliRunner) -> None:
    days = {}
    for rate in ("again", "easy"):
        done = learner.invoke(tutor, ["review", "linear-backward", "--rate", rate, "--json"])
        days[rate] = json.loads(done.stdout)["days"]
    assert days["again"] < days["easy"]


def test_a_record_goes_to_another_home_and_back_without_doubles(
    learner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "record.jsonl"
    assert learner.invoke(tutor, ["export", str(file)]).exit_code == 0
    assert len(file.read_text().splitlines()) == 3
    assert "3 entries read, 0 new." in learner.invoke(tutor, ["import", str(file)]).output
    client.stop()
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "other"))
    assert "3 entries read, 3 new." in learner.invoke(tutor, ["import", str(file)]).output
    assert "1 exercise is due" in learner.invoke(tutor, ["review"]).output


def test_cards_for_anki_hold_what_was_passed_and_leave_no_trace(learner: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "cards.txt"
    assert "2 cards written." in learner.invoke(tutor, ["export", "--anki", str(file)]).output
    text = file.read_text()
    assert "\nbyhand:course:softmax\t" in text and "unit::softmax-cross-entropy" in text
    assert "<code>softmax(x, axis=-1)" in text and "\\(" in text and " due\n" in text
    assert len(learner.invoke(tutor, ["export", "-"]).stdout.splitlines()) == 3


def test_a_damaged_file_adds_nothing(learner: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    learner.invoke(tutor, ["export", str(file)])
    file.write_text(file.read_text().replace('"uid": "a"', '"uid": "new"') + "{broken\n")
    done = learner.invoke(tutor, ["import", str(file)])
    assert isinstance(done.exception, client.ServiceError)
    assert str(done.exception) == "Line 4 is no JSON."
    assert len(learner.invoke(tutor, ["export", "-"]).stdout.splitlines()) == 3


def test_a_line_that_no_request_can_hold_is_refused_with_its_number(
    learner: CliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "long"
    file.write_bytes(b"x" * (2 << 20))
    done = learner.invoke(tutor, ["import", str(file)])
    assert (done.exit_code, "Line 1 is longer" in done.output) == (1, True)


def test_a_big_record_is_sent_in_pieces_of_whole_lines() -> None:
    data = b"".join(b"x" * (n % 4000) + b"\n" for n in range(2000))
    pieces = list(_pieces(data))
    assert b"".join(piece for _, piece in pieces) == data
    assert all(piece.endswith(b"\n") and len(piece) <= 500_000 for _, piece in pieces)
    assert [first for first, _ in pieces] == [
        1 + sum(p.count(b"\n") for _, p in pieces[:n]) for n in range(len(pieces))
    ]
