"""Values: floats and long decimals against exact arithmetic, domains, derivatives, readable numbers."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.algebra.compare import compare
from tutor.algebra.domains import FAR, READABLE
from tutor.algebra.errors import UndecidedError
from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.names import read, scope_of
from tutor.algebra.outcome import readable, spell
from tutor.algebra.precise import ImpreciseError, difference
from tutor.algebra.sample import Points, draw, size_choices
from tutor.algebra.tree import Binary, Node, Number
from tutor.model import Name

SCOPE = scope_of(
    {
        "x": Name("scalar"),
        "p": Name("vector", ("K",), "simplex"),
        "W": Name("matrix", ("n", "K")),
        "a": Name("scalar", (), "positive"),
        "u": Name("scalar", (), "unit"),
        "t": Name("scalar", (), "binary"),
        "m": Name("scalar", (), "integer"),
        "i": Name("index", ("K",)),
        "j": Name("index", ("K",)),
    },
    {"f": "x^3"},
)


def points(x: list[float]) -> Points:
    return Points({"K": 2, "n": 3}, {"x": np.array(x, float)}, {}, np.zeros(len(x), int))


def values(text: str, x: list[float]) -> list[float]:
    return [float(v) for v in evaluate(read(text, SCOPE), SCOPE, points(x), Budget()).value]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("diff(x^3, x)", [-2, 0, 1.5], [12, 0, 6.75]),
        ("diff(f, x)", [-2, 0, 1.5], [12, 0, 6.75]),
        ("diff(x^x, x)", [1, 2], [1, 4 + 4 * np.log(2)]),
        ("diff(exp(-x^2), x, 2)", [0, 1], [-2, 2 * np.exp(-1)]),
        ("diff(abs(x), x)", [-3, 3], [-1, 1]),
        ("diff((-2)^3*x, x)", [5], [-8]),
        ("sum(i, 1, 3, i*x)", [2], [12]),
        ("sum(i, 3, 1, i*x)", [2], [0]),
        ("prod(i, 1, 4, i)", [0], [24]),
        ("sum(i, i)", [0], [3]),
        ("K*n", [0], [6]),
        ("2^3^2", [0], [512]),
        ("-x^2", [3], [-9]),
        ("sigmoid(x)", [-1000, 0, 1000], [0, 0.5, 1]),
        ("softplus(x)", [-1000, 1000], [0, 1000]),
    ],
)
def test_a_formula_has_its_textbook_value(text: str, at: list[float], expected: list[float]) -> None:
    assert values(text, at) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_a_sum_runs_to_each_points_own_bound() -> None:
    node = read("sum(i, 1, m, i)", SCOPE)
    at = Points({"K": 2, "n": 3}, {"m": np.array([1.0, 3.0, 5.0])}, {}, np.zeros(3, int))
    assert evaluate(node, SCOPE, at, Budget()).value.tolist() == [1, 6, 15]


def test_points_without_a_value_are_marked_with_the_broken_condition() -> None:
    found = evaluate(read("log(x - 1)", SCOPE), SCOPE, points([0, 1, 2]), Budget())
    assert found.defined.tolist() == [False, False, True]
    assert found.conditions["x - 1 > 0"].tolist() == [True, True, False]


def test_a_term_that_is_not_summed_breaks_no_condition() -> None:
    found = evaluate(read("sum(i, 1, x, log(2 - i))", SCOPE), SCOPE, points([1, 2]), Budget())
    assert found.defined.tolist() == [True, False]


def test_work_is_bounded_in_nodes() -> None:
    with pytest.raises(UndecidedError):
        evaluate(read("sum(i, 1, 900, sum(j, 1, 900, x))", SCOPE), SCOPE, points([1]), Budget(2000))


@pytest.mark.parametrize("seed", range(5))
def test_drawn_points_lie_in_their_domains(seed: int) -> None:
    for sizes in size_choices(SCOPE):
        drawn = draw(SCOPE, sizes, frozenset(SCOPE.names), frozenset("ij"), np.random.default_rng(seed))
        got = drawn.values
        assert set(got) == {"x", "p", "W", "a", "u", "t", "m"}
        assert (got["a"] > 0).all()
        assert ((got["u"] > 0) & (got["u"] < 1)).all()
        assert set(got["t"]) <= {0.0, 1.0}
        assert (got["m"] >= 1).all()
        assert (got["m"] == np.round(got["m"])).all()
        assert got["p"].sum(axis=1) == pytest.approx(np.ones(len(drawn)))
        assert got["W"].shape == (len(drawn), sizes["n"], sizes["K"])
        assert {0.0, 1.0, -1.0} <= set(got["x"][drawn.kinds == READABLE])
        assert (np.abs(got["x"][drawn.kinds == FAR]) > 5).any()
        pairs = set(zip(drawn.indices["i"], drawn.indices["j"], strict=True))
        assert len(pairs) == sizes["K"] ** 2


def test_sizes_are_distinct_in_every_choice() -> None:
    choices = list(size_choices(SCOPE))
    assert len(choices) == 3
    assert all(len(set(choice.values())) == len(choice) for choice in choices)


def test_no_two_sizes_differ_by_the_same_number_in_every_choice() -> None:
    choices = list(size_choices(SCOPE))
    for one, other in combinations(choices[0], 2):
        assert len({choice[one] - choice[other] for choice in choices}) > 1


def test_sizes_that_nobody_gave_avoid_those_that_were() -> None:
    scope = scope_of(dict(SCOPE.names), None, {"K": (3, 2)})
    assert all(len(set(choice.values())) == len(choice) for choice in size_choices(scope))


def test_neighbouring_points_with_one_matrix_have_the_inverse_that_each_would_have_alone() -> None:
    rng = np.random.default_rng(0)
    three = np.eye(3) + rng.random((3, 3, 3))
    three[1] = 1.0  # singular
    many = Points({"K": 3, "n": 3}, {"W": three[[0, 0, 1, 1, 2, 0]]}, {}, np.zeros(6, int))
    found = evaluate(read("inv(W)*det(W)", SCOPE), SCOPE, many, Budget())
    assert found.defined.tolist() == [True, True, False, False, True, True]
    for n, matrix in {0: three[0], 1: three[0], 4: three[2], 5: three[0]}.items():
        assert found.value[n] == pytest.approx(np.linalg.inv(matrix) * np.linalg.det(matrix))


@pytest.mark.parametrize(("base", "power"), [("0.3 - 1/10 - 2/10", "2"), ("1/3 + 1/3 - 2/3", "3")])
def test_a_power_of_what_is_zero_within_its_error_is_zero_within_its_error(base: str, power: str) -> None:
    at = points([1.0])
    zero = difference(read(f"({base} + x - x)^{power}", SCOPE), read("1", SCOPE), SCOPE, at, Budget())
    assert zero is not None
    assert float(zero) == pytest.approx(-1)


def test_an_authors_sizes_are_used_together() -> None:
    scope = scope_of(dict(SCOPE.names), None, {"K": (2, 5), "n": (4, 3)})
    assert list(size_choices(scope)) == [{"n": 4, "K": 2}, {"n": 3, "K": 5}]


# ------------------------------------------------------------------------------------- exactness

_digits = st.integers(0, 30).map(lambda n: (Number(Fraction(n)), Fraction(n)))


def _joined(inner: st.SearchStrategy[tuple[Node, Fraction]]) -> st.SearchStrategy[tuple[Node, Fraction]]:
    def make(
        operator: str, left: tuple[Node, Fraction], right: tuple[Node, Fraction]
    ) -> tuple[Node, Fraction]:
        a, b = left[1], right[1]
        if operator == "/" and b == 0:
            operator = "+"
        exact = {"+": a + b, "-": a - b, "*": a * b}.get(operator)
        return Binary(operator, left[0], right[0]), a / b if exact is None else exact  # type: ignore[arg-type]

    return st.builds(make, st.sampled_from("+-*/"), inner, inner)


@settings(max_examples=60, deadline=None)
@given(st.recursive(_digits, _joined, max_leaves=10))
def test_arithmetic_agrees_with_fractions(pair: tuple[Node, Fraction]) -> None:
    node, exact = pair
    off = exact + Fraction(1, 10**30)
    rng = np.random.default_rng(0)
    assert compare(node, "=", Number(exact), SCOPE, rng).verdict == "follows"
    assert compare(node, "=", Number(off), SCOPE, rng).verdict == "does_not_follow"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("x + 1e-30", "x", Decimal("1e-30")),
        ("(log(1 + exp(x)) - x)*exp(x)", "log(1 + exp(-x))*exp(x)", Decimal(0)),
        ("(1 - sigmoid(1000x))*exp(1000x)", "1 - sigmoid(-1000x)", None),
        ("sin(2x)", "2*sin(x)*cos(x)", Decimal(0)),
        ("tanh(x)", "2*sigmoid(2*x) - 1", Decimal(0)),
        ("x - x", "0", Decimal(0)),
        ("log(-x^2)", "1", None),
        ("1/0", "1", None),
    ],
)
@pytest.mark.parametrize("x", [0.3, 3.0, 40.0])
def test_a_second_look_tells_rounding_from_difference(
    left: str, right: str, expected: Decimal | None, x: float
) -> None:
    found = difference(read(left, SCOPE), read(right, SCOPE), SCOPE, points([x]), Budget())
    assert found == expected if not found else abs(found - Decimal("1e-30")) < Decimal("1e-60")


def test_a_second_look_declines_derivatives() -> None:
    with pytest.raises(ImpreciseError):
        difference(read("diff(x^2, x)", SCOPE), read("2*x", SCOPE), SCOPE, points([1]), Budget())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "1/2"),
        (-2.0, "-2"),
        (1 / 3, "1/3"),
        (0.23105857, "0.2311"),
        (1e-30, "1e-30"),
        (float("inf"), "too large"),
    ],
)
def test_numbers_are_spelled_as_people_write_them(value: float, text: str) -> None:
    digits = 15 if value in (0.5, 1 / 3) else 4
    assert spell(readable(value, digits)) == text
