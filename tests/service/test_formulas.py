"""What a derivation screen asks for: how a line is read, what is at hand, and certificates as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tutor.model import Derivation
from tutor.service import client

EXERCISE = """format = 1
id = "softmax-jacobian"
kind = "derivation"
title = "The Jacobian of softmax"
start = "diff(s[i], z[j])"
goal = "s[i]*(delta[i,j] - s[j])"
goal_uses = ["s", "delta"]
min_lines = 2
model = ["s[i]*(delta[i,j] - s[j])"]

[names]
z = { vector = "K" }
i = { index = "K" }
j = { index = "K" }
k = { index = "K" }

[definitions]
"s[i]" = "exp(z[i]) / sum(k, exp(z[k]))"

[sizes]
K = [2, 3, 4]
"""
ANSWER = "= s[i]*delta[i,j] - s[i]*s[j]\n= s[i]*(delta[i,j] - s[j])\n= s[i]*(1 - s[j])\n"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The path of a derivation; the service has a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("learner") / "home"
        patch.setenv("TUTOR_HOME", str(path))
        folder = path.parent / "softmax-jacobian"
        folder.mkdir()
        (folder / "exercise.toml").write_text(EXERCISE)
        (folder / "statement.md").write_text("# The Jacobian\n\nDerive it.\n")
        yield str(folder)
        client.stop()


def preview(exercise: str, text: str) -> dict[str, Any]:
    return client.call("preview", exercise=exercise, text=text)


def test_a_line_is_shown_as_it_was_read(exercise: str) -> None:
    assert preview(exercise, "= s[i](delta[i,j]-s[j])  # so far") == {
        "latex": r"= s_{i} \left(\delta_{ij} - s_{j}\right)",
        "plain": "= s[i]*(delta[i,j] - s[j])",
        "relation": "=",
    }


@pytest.mark.parametrize("text", ["", "   ", "# only a remark"])
def test_a_line_that_says_nothing_shows_nothing(exercise: str, text: str) -> None:
    assert preview(exercise, text) == {"latex": "", "plain": "", "relation": ""}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("  = s[i]*w", 9),
        (r"= \frac{1}{2}", 2),
        ("= (s[i]", 7),
        ("<=> s[i] = 1", 0),
        ("x" * 100_000, 0),
        ("(" * 4000, 0),
    ],
)
def test_a_line_that_cannot_be_read_says_where_and_why(exercise: str, text: str, position: int) -> None:
    said = preview(exercise, text)
    assert set(said) == {"problem", "caret", "position", "suggestion"}
    assert said["problem"]
    assert said["caret"].endswith("^")
    assert len(text) > 1000 or said["position"] == position


def test_a_goal_that_one_line_reaches_is_not_shown() -> None:
    one = Derivation(start="diff(x^2, x)", goal="2*x", model=("2*x",))
    assert one.shown_goal is None
    assert replace(one, min_lines=2).shown_goal == "2*x"
    assert replace(one, start=None).shown_goal == "2*x"


def test_a_preview_of_code_is_wrong_use(exercise: str) -> None:
    with pytest.raises(client.ServiceError) as caught:
        client.call("preview", exercise="softmax", text="x")
    assert caught.value.exit == 2


def test_a_screen_hears_what_is_asked_and_what_is_at_hand(exercise: str) -> None:
    about = client.call("exercise", exercise=exercise)["derivation"]
    assert about["start"] == {"latex": r"\frac{\partial s_{i}}{\partial z_{j}}", "plain": "diff(s[i], z[j])"}
    assert about["goal"]["plain"] == "s[i]*(delta[i,j] - s[j])"
    assert about["min_lines"] == 2
    assert about["names"][0] == {"name": "z", "kind": "vector", "shape": ["K"], "domain": "real"}
    assert about["definitions"][0]["plain"] == "s[i] = exp(z[i])/sum(k, exp(z[k]))"
    assert about["sizes"] == {"K": [2, 3, 4]}


def certificates(exercise: str, **asked: Any) -> tuple[dict[str, Any], dict[int, str]]:
    parts: list[dict[str, Any]] = []
    said = client.call("certify", ANSWER.encode(), on_part=parts.append, exercise=exercise, **asked)
    return said, {part["n"]: part["certificate"]["says"] for part in parts}


def test_lines_that_follow_are_certified_one_by_one(exercise: str) -> None:
    exact = "exact for K = 2; sampled for K = 2, 3, 4"
    said, found = certificates(exercise)
    assert found == {1: exact, 2: exact}
    assert said == {"asked": 3, "certified": 2}
    assert certificates(exercise, lines=[2])[1] == {2: exact}


def test_a_client_is_never_kept_waiting(exercise: str) -> None:
    said, found = certificates(exercise, seconds=1e-6)
    assert (said["certified"], found) == (0, {})


@pytest.mark.parametrize("seconds", [0, -1, "2", True])
def test_a_wrong_bound_is_wrong_use(exercise: str, seconds: Any) -> None:
    with pytest.raises(client.ServiceError) as caught:
        certificates(exercise, seconds=seconds)
    assert caught.value.exit == 2
