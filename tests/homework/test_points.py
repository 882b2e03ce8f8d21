"""What a verdict earns: all or nothing, a quiz's share, or part by part."""

from __future__ import annotations

from typing import Any

import pytest

from tutor.homework.points import earned, possible
from tutor.model import Exercise, Kind
from tutor.packs.homework import Homework


def exercise(kind: Kind = "code") -> Exercise:
    return Exercise("drill", "norm", kind, "Norm", "/nowhere", "0" * 64, points=2.0)


def verdict(status: str, **checks: str) -> dict[str, Any]:
    return {
        "status": status,
        "checks": [{"name": name.replace("__", " "), "status": said} for name, said in checks.items()],
    }


PLAIN = Homework(("norm",))
PARTS = Homework(("norm",), {"norm": {"y": 3, "dx": 4.5}})


def test_the_homework_s_points_go_before_the_exercise_s() -> None:
    assert possible(PLAIN, exercise()) == 2
    assert possible(Homework(("norm",), {"norm": 5}), exercise()) == 5
    assert possible(PARTS, exercise()) == 7.5


def test_code_and_derivations_earn_all_or_nothing() -> None:
    assert earned(PLAIN, exercise(), verdict("pass", shape="pass", y="pass")) == 2
    assert earned(PLAIN, exercise(), verdict("fail", shape="pass", y="fail", inputs="pass")) == 0
    assert earned(PLAIN, exercise("derivation"), verdict("fail", lines="pass", goal="fail")) == 0


def test_a_quiz_earns_its_share() -> None:
    said = verdict("fail", one="pass", two="fail", three="pass", four="fail")
    assert earned(PLAIN, exercise("quiz"), said) == 1
    assert earned(PLAIN, exercise("quiz"), verdict("undecided", one="pass", two="undecided")) == 1


@pytest.mark.parametrize(
    ("checks", "points"),
    [
        ({"shape": "pass", "y": "pass", "dx": "fail"}, 3),
        ({"shape": "fail", "y": "skipped", "dx": "pass"}, 4.5),
        ({"shape": "pass", "y": "pass", "dx": "pass", "symmetric__dx": "fail"}, 3),
        ({"shape": "pass", "y.mean": "pass", "y.var": "fail", "dx": "pass"}, 4.5),
        ({"shape": "pass", "y[0]": "pass", "y[1]": "pass", "dx": "fail"}, 3),
        ({"shape": "pass", "y": "pass", "dx": "pass", "dxx": "fail"}, 7.5),
        ({"rule:numpy.linalg": "fail", "shape": "pass", "y": "pass", "dx": "pass"}, 0),
        ({"shape": "pass", "y": "pass", "dx": "fail", "inputs": "fail"}, 0),
        ({"shape": "pass", "y": "pass", "dx": "fail", "repeatable": "fail"}, 0),
        ({"shape": "pass"}, 0),
    ],
)
def test_each_part_earns_its_own(checks: dict[str, str], points: float) -> None:
    assert earned(PARTS, exercise(), verdict("fail", **checks)) == points


@pytest.mark.parametrize("status", ["error", "violation", "invalid", "timeout"])
def test_what_did_not_run_earns_nothing(status: str) -> None:
    assert earned(PARTS, exercise(), verdict(status, runs="fail", y="skipped", dx="skipped")) == 0
    assert earned(PLAIN, exercise(), verdict(status)) == 0


def test_a_pass_earns_everything() -> None:
    assert earned(PARTS, exercise(), verdict("pass", values="pass")) == 7.5
