"""What each level of feedback tells of a verdict, and what it never tells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tutor.homework.feedback import told
from tutor.text.verdict import plain
from tutor.tui.parts import of_verdict

FAILED: dict[str, Any] = {
    "format": 1,
    "exercise": "norm",
    "kind": "code",
    "status": "fail",
    "score": 0.75,
    "seed": 7,
    "message": "Every column of your result sums to one. Which axis holds the classes?",
    "help": "REMEDY",
    "mistake": "NAME",
    "also": ["NAME-2"],
    "repeat": 2,
    "checks": [
        {"name": "shape", "status": "pass", "message": ""},
        {
            "name": "values",
            "status": "fail",
            "message": "Every column of your result sums to one. Which axis holds the classes?",
            "help": "REMEDY",
            "mistake": "NAME",
            "case": {"name": "two rows", "x": "[[0, 1]]"},
            "expected": "0.731",
            "actual": "0.5",
            "where": [0, 1],
            "difference": {"wrong": 2, "of": 2, "expected": ["0.731"]},
        },
        {
            "name": "mean",
            "status": "fail",
            "message": "The mean is 0.5; 0.25 is expected.",
            "help": "",
            "mistake": None,
            "case": None,
            "expected": "0.25",
            "actual": "0.5",
            "where": None,
        },
    ],
    "stdout": "PRINTED",
    "millis": {"total": 3.0},
}
DERIVED: dict[str, Any] = FAILED | {
    "kind": "derivation",
    "first_wrong": 1,
    "lines": [
        {
            "n": 1,
            "text": "= 2*x",
            "verdict": "does_not_follow",
            "condition": "x > 0",
            "counterexample": {"at": {"x": 1}, "left": 0.731, "right": 2.0},
            "slip": "NAME",
            "message": "Times what?",
        }
    ],
}
SECRETS = ("REMEDY", "NAME", "0.731", "0.25")


@pytest.mark.parametrize("verdict", [FAILED, DERIVED], ids=["code", "derivation"])
@pytest.mark.parametrize("feedback", ["symptom", "status", "none"])
def test_what_would_be_right_is_never_told(verdict, feedback) -> None:
    before = json.dumps(verdict)
    said = json.dumps(told(verdict, feedback))
    assert not [secret for secret in SECRETS if secret in said]
    assert '"repeat"' not in said and json.dumps(verdict) == before


def test_full_feedback_is_the_verdict() -> None:
    assert told(FAILED, "full") == FAILED


def test_a_symptom_keeps_its_message_its_case_and_what_was_answered() -> None:
    said = told(FAILED, "symptom")
    assert said["message"] == FAILED["message"] and said["status"] == "fail" and said["score"] == 0.75
    values, mean = said["checks"][1:]
    assert (values["message"], values["case"]) == (FAILED["message"], {"name": "two rows", "x": "[[0, 1]]"})
    assert (values["actual"], values["expected"], values["where"]) == ("0.5", None, [0, 1])
    assert mean["message"] == "The check mean fails."
    line = told(DERIVED, "symptom")["lines"][0]
    assert line.keys() == DERIVED["lines"][0].keys()
    assert (line["verdict"], line["message"], line["slip"]) == ("does_not_follow", "Times what?", None)


def test_status_tells_pass_or_fail_and_the_score() -> None:
    said = told(FAILED, "status")
    assert (said["status"], said["score"], said["checks"], said["stdout"]) == ("fail", 0.75, [], "")
    assert told(FAILED | {"status": "pass", "message": "Right."}, "status")["message"] == "Right."
    derived = told(DERIVED, "status")
    assert (derived["lines"], derived["first_wrong"]) == ([], None)


@pytest.mark.parametrize("status", ["pass", "fail", "error", "violation", "timeout", "undecided"])
def test_none_tells_a_pass_from_nothing(status: str) -> None:
    said = told(FAILED | {"status": status, "score": 0.3}, "none")
    assert said == told(FAILED | {"status": "pass", "score": 1.0}, "none")
    assert (said["status"], said["withheld"]) == ("undecided", "none")


@pytest.mark.parametrize("feedback", ["symptom", "status", "none"])
def test_what_cannot_be_read_is_always_said(feedback) -> None:
    unread = FAILED | {"status": "invalid", "message": "Line 3: a bracket is open.", "help": "Close it."}
    assert told(unread, feedback) == unread


@pytest.mark.parametrize("verdict", [FAILED, DERIVED], ids=["code", "derivation"])
@pytest.mark.parametrize("feedback", ["symptom", "status", "none"])
def test_shell_and_app_can_show_what_is_left(verdict, feedback) -> None:
    said = told(verdict, feedback) | {"homework": "drill"}
    shown = [plain(said), "\n".join(part.text for part in of_verdict(said))]
    for text in shown:
        assert text.strip() and "None" not in text and "costs no attempt" not in text
        assert not [secret for secret in SECRETS if secret in text]
    assert "next: tutor homework drill" in shown[0]
