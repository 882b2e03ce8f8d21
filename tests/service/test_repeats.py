"""A mistake that is made again is shown on another case, in other words, and with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from tutor.judge import again
from tutor.judge.code import Draws, judge_code
from tutor.judge.contract import as_json
from tutor.model import Finding, Verdict
from tutor.service import client
from tutor.text.verdict import plain

HEAD = "import numpy as np\ndef softmax(x, axis=-1):\n    x = np.asarray(x, float)\n"
RIGHT = HEAD + "    e = np.exp(x - x.max(axis, keepdims=True))\n    return e / e.sum(axis, keepdims=True)\n"
ALL_ENTRIES = HEAD + "    e = np.exp(x - x.max())\n    return e / e.sum()\n"
NO_SHIFT = HEAD + "    e = np.exp(x)\n    return e / e.sum(axis, keepdims=True)\n"
UNKNOWN = HEAD + "    return np.cos(x)\n"
RAISES = HEAD + "    return x @ np.ones((77, 2))\n"


@pytest.fixture(scope="module")
def own_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(tmp_path_factory.mktemp("learner") / "home"))
        yield
        client.stop()


@pytest.fixture
def service(own_service: None) -> None:
    """A service in whose record the last attempt at softmax was right."""
    assert check(RIGHT)["status"] == "pass"


def check(source: str, exercise: str = "softmax", **more: Any) -> dict[str, Any]:
    data = source.encode()
    verdict: dict[str, Any] = client.call("check", data, exercise=exercise, size=len(data), **more)["verdict"]
    return verdict


def told(verdict: dict[str, Any]) -> dict[str, Any]:
    """The check that the message is about."""
    return next(c for c in verdict["checks"] if c["status"] == "fail" and c["message"] == verdict["message"])


def test_a_known_mistake_is_shown_on_another_case_each_time(service: None) -> None:
    said = [check(ALL_ENTRIES) for _ in range(4)]
    assert {v["mistake"] for v in said} == {said[0]["mistake"]} != {None}
    assert [v.get("repeat") for v in said] == [None, 2, 3, 4]
    names = [told(v)["case"]["name"] for v in said]
    assert all(one != two for one, two in pairwise(names))
    messages = [v["message"] for v in said]
    assert all(one != two for one, two in pairwise(messages))
    assert messages[1] == f'Again, now with "{names[1]}": {messages[0]}'
    assert all(v["help"] == said[0]["help"] != "" for v in said)


def test_the_help_unfolds_when_the_mistake_repeats(service: None) -> None:
    first, second = check(ALL_ENTRIES), check(ALL_ENTRIES)
    assert "Help:" not in plain(first) and "Help:" in plain(second)


def test_another_mistake_or_a_pass_in_between_begins_anew(service: None) -> None:
    check(ALL_ENTRIES)
    assert "repeat" not in check(NO_SHIFT)
    assert "repeat" not in check(ALL_ENTRIES)
    assert "repeat" not in check(RIGHT)
    assert "repeat" not in check(RIGHT)
    assert "repeat" not in check(ALL_ENTRIES)


def test_a_file_that_cannot_be_read_in_between_changes_nothing(service: None) -> None:
    first = check(ALL_ENTRIES)
    assert check("def softmax(:")["status"] == "invalid"
    second = check(ALL_ENTRIES)
    assert second["repeat"] == 2 and told(second)["case"]["name"] != told(first)["case"]["name"]


def test_an_exception_is_shown_on_another_case(service: None) -> None:
    first, second = check(RAISES), check(RAISES)
    assert (first["status"], second["repeat"]) == ("error", 2)
    assert second["message"].startswith("Again, now with ")
    assert first["checks"][0]["case"]["name"] != second["checks"][0]["case"]["name"]
    assert "repeat" not in check(RAISES.replace("np.ones((77, 2))", "nothing"))


def test_a_seed_that_was_asked_for_always_gives_the_same_words(service: None) -> None:
    said = [check(ALL_ENTRIES, seed=7) for _ in range(3)]
    assert all({**v, "millis": {}} == {**said[0], "millis": {}} for v in said)


# ------------------------------------------------------------------------------------- in the judge


def test_every_failing_case_has_its_turn_before_one_comes_back(exercise_named, draws: Draws) -> None:
    exercise, last, seen = exercise_named("softmax"), None, []
    for _ in range(40):
        last = as_json(judge_code(exercise, UNKNOWN.encode(), 3, draws, last=last))
        seen.append(told(last)["case"]["name"])
    cycle = seen.index(seen[0], 1)
    assert cycle >= 5 and len(set(seen[:cycle])) == cycle
    assert seen == (seen[:cycle] * 40)[:40]


def test_the_counterexample_comes_with_its_own_numbers(exercise_named, draws: Draws) -> None:
    exercise = exercise_named("softmax")
    first = as_json(judge_code(exercise, UNKNOWN.encode(), 3, draws))
    second = judge_code(exercise, UNKNOWN.encode(), 3, draws, last=first)
    one, two = told(first), told(as_json(second))
    assert (one["case"], one["actual"]) != (two["case"], two["actual"])
    assert second.stdout == ""


def test_where_only_one_case_fails_it_stays(exercise_named, draws: Draws) -> None:
    exercise = exercise_named("softmax")
    only = HEAD + "    e = np.exp(x - x.max(axis, keepdims=True))\n    r = e / e.sum(axis, keepdims=True)\n"
    only += "    return 2 * r if x.size == 3 and abs(x.reshape(-1)[0]) < 5 and x.shape == (3,) else r\n"
    first = as_json(judge_code(exercise, only.encode(), 3, draws))
    failing = first["status"] == "fail"
    second = as_json(judge_code(exercise, only.encode(), 3, draws, last=first))
    assert failing and second["message"] == first["message"]


@pytest.mark.parametrize("status", ["pass", "invalid", "undecided"])
def test_what_is_no_mistake_never_repeats(status: Any) -> None:
    verdict = Verdict("softmax", "code", status, mistake="m", checks=(Finding("values", "fail"),))
    assert not again.repeats(verdict, as_json(verdict))


def test_a_record_of_another_form_is_no_repetition() -> None:
    verdict = Verdict("softmax", "code", "fail", "no", checks=(Finding("values", "fail", "no"),))
    for last in ({}, {"status": "fail"}, {"status": "fail", "checks": None}, {"checks": []}):
        assert not again.repeats(verdict, last)
