"""The SymPy host: it proves in cells, and survives whatever SymPy makes of a tree."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tutor.algebra.names import Scope, read, scope_of
from tutor.judge.certificate import certified, says
from tutor.judge.steps import Claim
from tutor.model import Name
from tutor.sandbox import stream
from tutor.sandbox.hosts import Hosts

SOFTMAX = scope_of(
    {"z": Name("vector", ("K",)), "x": Name("scalar"), **{name: Name("index", ("K",)) for name in "ijk"}},
    {"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
    {"K": (2, 3, 4)},
)


def claim(left: str, right: str, scope: Scope = SOFTMAX) -> Claim:
    return Claim(1, read(left, scope), read(right, scope))


def certificate(hosts: Hosts, left: str, right: str, seconds: float = 2.0) -> dict[str, int] | None:
    return certified(claim(left, right), SOFTMAX, hosts, seconds)


def test_a_right_line_is_certified_in_a_cell(hosts: Hosts) -> None:
    exact = certificate(hosts, "diff(s[i], z[j])", "s[i]*(delta[i,j] - s[j])")
    assert exact == {"K": 2}
    assert says(exact, SOFTMAX) == "exact for K = 2; sampled for K = 2, 3, 4"
    assert says({}, SOFTMAX) == "exact"


def test_a_missing_delta_is_not_certified(hosts: Hosts) -> None:
    assert certificate(hosts, "diff(s[i], z[j])", "s[i]*(1 - s[j])") is None


@pytest.mark.parametrize(
    "text",
    [
        "9^9^9^9",
        "((((2^999)^999)^999)^999)^999",
        "int(u, -inf, inf, exp(-u^4 + sin(u)^3)*log(1 + u^2))",
        "sum(k, 1, 150, sum(j, 1, 150, exp(x*k*j)))",
        "(1 + x + x^2 + exp(x))^900",
    ],
)
def test_the_host_survives_what_never_ends(hosts: Hosts, text: str) -> None:
    host = hosts.get("sympy")
    began = time.monotonic()
    assert certificate(hosts, text, "x", seconds=0.5) is None
    assert time.monotonic() - began < 10  # far more than the half second, for a busy machine
    assert certificate(hosts, "x + x", "2*x") == {}
    assert hosts.get("sympy") is host


def test_memory_is_bounded(hosts: Hosts) -> None:
    """The tree is small and SymPy's expansion of it is not."""
    job: dict[str, Any] = {
        "job": "answer",
        "source": "import sympy\n\n\ndef grow():\n    return len(str(2 ** sympy.Integer(10) ** 11))\n",
        "functions": ["grow"],
        "run": None,
        "cases": [{}],
        "order": [0],
        "limits": [4096],
        "seed": 0,
    }
    outcome = hosts.run("sympy", job, [4096], 2.0, 128)
    assert outcome.end in ("done", "timeout", "killed", "crashed")
    assert all(frame.kind != stream.VALUE for frame in outcome.frames)
    assert certificate(hosts, "x + x", "2*x") == {}


def test_cells_of_the_sympy_host_are_as_confined_as_others(hosts: Hosts) -> None:
    info = hosts.get("sympy").info
    assert info["proof"] == hosts.get("numpy").info["proof"]
    assert info["tier"] == hosts.get("numpy").info["tier"]


def test_other_hosts_know_no_sympy(hosts: Hosts) -> None:
    source = "import sympy\n"
    job: dict[str, Any] = {
        "job": "answer",
        "source": source,
        "functions": [],
        "run": None,
        "cases": [],
        "order": [],
        "limits": [],
        "seed": 0,
    }
    outcome = hosts.run("numpy", job, [], 5.0, 128)
    assert outcome.frames[0].value["type"] == "ModuleNotFoundError"
