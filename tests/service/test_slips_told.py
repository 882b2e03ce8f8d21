"""The verdict on a wrong line comes at once, the slip that explains it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tutor.service import client

# Twice too large, which the author's list does not know.
WRONG = b"= 2*exp(-z)/(1 + exp(-z))^2\n"
RIGHT = b"= exp(-z)/(1 + exp(-z))^2\n= sigmoid(z)*(1 - sigmoid(z))\n"


@pytest.fixture(scope="module", autouse=True)
def own_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(tmp_path_factory.mktemp("learner") / "home"))
        yield
        client.stop()


def checked(answer: bytes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    parts: list[dict[str, Any]] = []
    said = client.call("check", answer, parts.append, exercise="sigmoid-derivative", size=len(answer))
    return said["verdict"], parts


def test_the_verdict_is_told_before_its_slip() -> None:
    verdict, (first,) = checked(WRONG)
    assert (first["verdict"]["status"], first["verdict"]["mistake"]) == ("fail", None)
    assert (verdict["status"], verdict["mistake"]) == ("fail", "factor-half")
    assert first["verdict"]["first_wrong"] == verdict["first_wrong"] == 1


def test_a_right_answer_is_told_once() -> None:
    verdict, parts = checked(RIGHT)
    assert (verdict["status"], parts) == ("pass", [])
