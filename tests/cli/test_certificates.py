"""`tutor check` on a derivation: the verdict, then what could be certified in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from shared_fixtures import CommandLine

RIGHT = b"exp(-z)/(1 + exp(-z))^2\nsigmoid(z)*(1 - sigmoid(z))\n"
WRONG = b"exp(-z)/(1 + exp(-z))^2\nsigmoid(z)*(1 + sigmoid(z))\n"


@pytest.fixture(scope="module")
def warm(tutor: CommandLine) -> CommandLine:
    """The command line once the SymPy host is there."""
    deadline = time.monotonic() + 60
    while not any(
        "certificate" in line for line in tutor.json("check", "sigmoid-derivative", "-", stdin=RIGHT)["lines"]
    ):
        assert time.monotonic() < deadline
    return tutor


def test_certificates_come_below_the_verdict(warm: CommandLine) -> None:
    done = warm("check", "sigmoid-derivative", "-", stdin=RIGHT)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Lines 1, 2: exact."


def test_a_line_that_does_not_follow_has_no_certificate(warm: CommandLine) -> None:
    said = warm.json("check", "sigmoid-derivative", "-", stdin=WRONG)
    assert said["status"] == "fail"
    assert [line.get("certificate") for line in said["lines"]] == [{"exact": {}, "says": "exact"}, None]
    assert "certificate" not in said["lines"][1]


def test_without_the_sympy_host_the_verdict_stands(tmp_path: Path) -> None:
    """The first check of a fresh service, whose SymPy host may be late: that changes no verdict."""
    fresh = CommandLine(tmp_path / "home")
    try:
        done = fresh("check", "sigmoid-derivative", "-", stdin=RIGHT)
        assert done.returncode == 0
        assert "All 2 lines follow." in done.stdout
    finally:
        fresh("service", "stop")
