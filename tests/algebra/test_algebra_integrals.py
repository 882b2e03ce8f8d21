"""Integrals: what only grows has none, what fades slowly has one, what rounding hides at a limit is open."""

import numpy as np
import pytest

from tutor.algebra.follow import follows
from tutor.algebra.names import read, read_step, scope_of
from tutor.algebra.outcome import Outcome
from tutor.model import Name

POSITIVE = Name("scalar", (), "positive")
SCOPE = scope_of({"x": Name("scalar"), "a": POSITIVE, "b": POSITIVE})

DIVERGING = [
    "int(q, 1, inf, 1/q)",
    "int(q, 0, 1, 1/q)",
    "int(q, 0, inf, exp(a*q))",
    "int(q, -inf, inf, exp(-q))",
    "int(q, 0, inf, a)",
    "E(q ~ N(0, 1), exp(q^2))",
]
CONVERGING = [
    ("1/a", "int(q, 0, 1, (1 - q)^(a - 1))"),
    ("int(q, 0, 1, q^(a - 1)*(1 - q)^(b - 1))", "int(q, 0, 1, (1 - q)^(a - 1)*q^(b - 1))"),
    ("4/3", "int(q, 0, 1, (1 - q)^(-1/4))"),
    ("-1", "int(q, 0, 1, log(1 - q))"),
    ("2000.5", "int(q, 2000, 2001, q)"),
    ("pi*a^2/2", "int(q, -a, a, sqrt(a^2 - q^2))"),
    ("1/b", "int(q, a, inf, b*(q - a)*exp(-b*(q - a)))"),
    ("2", "int(q, 1, inf, q^(-3/2))"),
    ("2", "int(q, 0, 1, q^(-1/2))"),
    ("pi", "int(q, -inf, inf, 1/(1 + q^2))"),
    ("exp(8*x + 32*a)", "E(q ~ N(x, a), exp(8*q))"),
]

# Near a limit other than 0 a float cannot say how near, and much of these lies just there.
OPEN = [
    "int(q, 0, 1, 1/sqrt(1 - q))",
    "int(q, 1, 2, 1/sqrt(q - 1))",
    "int(q, 1, inf, 1/(q*sqrt(q - 1)))",
    "int(q, -1, 1, 1/sqrt(1 - q^2))",
]


def outcome(above: str, line: str, seed: int = 0) -> Outcome:
    return follows(read(above, SCOPE), read_step(line, SCOPE), SCOPE, np.random.default_rng(seed))


@pytest.mark.parametrize("line", DIVERGING)
def test_an_integral_that_only_grows_is_undefined(line: str) -> None:
    found = [outcome("x", line, seed) for seed in range(4)]
    assert {each.verdict for each in found} == {"undefined"}
    assert {each.condition for each in found} == {"the integral exists"}


@pytest.mark.parametrize(("above", "line"), CONVERGING)
def test_an_integral_that_fades_slowly_has_its_value(above: str, line: str) -> None:
    assert {outcome(above, line, seed).verdict for seed in range(4)} == {"follows"}


@pytest.mark.parametrize("line", OPEN)
def test_what_rounding_hides_at_a_limit_is_neither_right_nor_wrong(line: str) -> None:
    """Their values are 2 and pi; floats lose a hundred-millionth of it."""
    assert {outcome(above, line).verdict for above in ("2", "pi", "3")} == {"cannot_tell"}


@pytest.mark.parametrize(("above", "line"), CONVERGING)
def test_a_number_beside_the_value_of_an_integral_does_not_follow(above: str, line: str) -> None:
    assert {outcome(f"({above})*1.001", line, seed).verdict for seed in range(3)} == {"does_not_follow"}
