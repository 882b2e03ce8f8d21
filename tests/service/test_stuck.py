"""A learner who is stuck, on the real service: what is offered, what is noted, what comes back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tutor.service import client
from tutor.service.client import ServiceError

HEAD = "import numpy as np\ndef softmax(x, axis=-1):\n    x = np.asarray(x, float)\n"
WRONG = HEAD + "    e = np.exp(x - x.max())\n    return e / e.sum()\n"
RIGHT = HEAD + "    e = np.exp(x - x.max(axis, keepdims=True))\n    return e / e.sum(axis, keepdims=True)\n"
ENDLESS = (
    HEAD
    + "    n = 0\n    while True:\n        n += 1\n        if n % 10**5 == 0:\n            print('loss', n)\n"
)


@pytest.fixture(autouse=True)
def service(own_home: Any) -> Iterator[None]:
    yield
    client.stop()


def check(source: str, **more: Any) -> dict[str, Any]:
    data = source.encode()
    return client.call("check", data, exercise="softmax", size=len(data), **more)


def offers() -> dict[str, Any]:
    return client.call("ladder", exercise="softmax")


def test_the_ladder_from_the_worked_example_to_a_solution_that_comes_back() -> None:
    assert offers() | {"rungs": None} == {
        "stuck": False,
        "why": "",
        "rungs": None,
        "bridge": None,
        "returns": None,
        "due": False,
    }
    assert offers()["rungs"] == ["worked"]
    with pytest.raises(ServiceError, match="comes after 3 attempts"):
        client.call("completion", exercise="softmax")

    for _time in range(3):
        check(WRONG)
    stuck = offers()
    assert stuck["why"] == "The same mistake, 3 times in a row."
    assert stuck["rungs"] == ["worked", "blanks"]

    assert "____" in client.call("completion", exercise="softmax")["text"]
    assert offers()["rungs"] == ["worked", "blanks", "solution"]

    client.call("solution", exercise="softmax")
    assert offers()["returns"] is None
    assert client.call("solution", exercise="softmax")["shown"]
    back = datetime.fromisoformat(offers()["returns"])
    assert timedelta(hours=23) < back - datetime.now(UTC) < timedelta(hours=25)
    assert client.call("review")["forecast"][1] == 1
    listed = client.call("list")["courses"][0]["units"]
    entry = next(e for unit in listed for e in unit["exercises"] if e["id"] == "softmax")
    assert entry["status"] == "tried"

    check(RIGHT)
    assert not offers()["stuck"]
    assert not offers()["due"]
    assert offers()["returns"] is not None


def test_a_blank_that_is_left_costs_no_attempt() -> None:
    for _time in range(3):
        check(WRONG)
    text = client.call("completion", exercise="softmax")["text"]

    verdict = check(text)["verdict"]

    assert verdict["status"] == "invalid"
    assert "still has a blank" in verdict["message"]


def test_the_history_holds_answers_and_what_was_said() -> None:
    check(WRONG)
    check(RIGHT)

    first, second = client.call("history", exercise="softmax")["attempts"]

    assert (first["n"], first["answer"], first["status"]) == (1, WRONG, "fail")
    assert (second["n"], second["answer"], second["status"]) == (2, RIGHT, "pass")
    assert {"name": "values", "status": "pass"} in second["checks"]


def test_a_run_tells_what_is_printed_and_ends_when_asked_to_without_a_trace() -> None:
    heard: list[str] = []

    def hear(part: dict[str, Any]) -> None:
        heard.append(part["printed"])
        threading.Thread(target=client.call, args=("stop_run",), kwargs={"ticket": "t1"}).start()

    check(RIGHT)
    said = check(ENDLESS, ticket="t1", on_part=hear)

    assert said == {"stopped": True}
    assert heard[0].startswith("loss 100000")
    assert len(client.call("history", exercise="softmax")["attempts"]) == 1
    assert client.call("stop_run", ticket="t1") == {"stopped": False}


def test_a_run_with_a_ticket_is_judged_and_recorded_like_any_other() -> None:
    assert check(RIGHT, ticket="t2")["verdict"]["status"] == "pass"
    assert len(client.call("history", exercise="softmax")["attempts"]) == 1


def test_finished_lines_are_marked_and_nothing_is_recorded() -> None:
    parts: list[dict[str, Any]] = []
    answer = b"exp(-z)/(1 + exp(-z))^2\n= exp(-z)/(1 + exp(-z))\n= sigmoid(z)*(1 - sigmoid(z)"

    said = client.call("lines", answer, exercise="sigmoid-derivative", on_part=parts.append)

    assert [line["verdict"] for line in said["lines"]] == ["follows", "does_not_follow", "unreadable"]
    assert said["lines"][1]["message"]
    assert client.call("history", exercise="sigmoid-derivative")["attempts"] == []
    assert client.call("lines", b"", exercise="sigmoid-derivative") == {"lines": []}
    with pytest.raises(ServiceError, match="is no derivation"):
        client.call("lines", b"x", exercise="softmax")
