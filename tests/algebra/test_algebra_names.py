"""Names: only declared ones get through, and an unknown one is answered with the nearest known."""

import pytest

from tutor.algebra.errors import AlgebraError
from tutor.algebra.names import flows_from, free_indices, names_used, read, scope_of
from tutor.model import Name

SCOPE = scope_of(
    {
        "z": Name("vector", ("K",)),
        "W": Name("matrix", ("n", "d")),
        "λ": Name("scalar", (), "positive"),
        "i": Name("index", ("K",)),
        "j": Name("index", ("K",)),
        "k": Name("index", ("K",)),
    },
    {"s[i]": "exp(z[i]) / sum(k, exp(z[k]))", "total": "sum(k, s[k])"},
)


@pytest.mark.parametrize(
    "text",
    ["s[i]*(delta[i,j] - s[j])", "lambda + λ", "K*n", "W[1,2]", "pi*e", "sum(q, 1, 3, q)", "diff(s[i], z[j])",
     "E(u ~ N(0, 1), u^2)", "int(u, -inf, inf, u)", "sum(z)", "total", "diff(total, s[i])"],
)  # fmt: skip
def test_declared_defined_bound_and_fixed_names_are_known(text: str) -> None:
    assert read(text, SCOPE)


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ("z[i] + lamda", 7, "lambda"),
        ("z_i", 0, "z[i]"),
        ("1 + sigma", 4, "sigmoid"),
        ("ln(z[i])", 0, "log"),
        ("Z[i]", 0, "z"),
        ("sum(q, z[q])", 0, "not an index"),
        ("W[i]*s[i,j]", 5, "1 indices"),
        ("lambda[i]", 0, "no entries"),
        ("delta", 0, "delta[i,j]"),
        ("diff(z[i], i)", 11, "index"),
        ("N(0, 1)", 0, "after ~"),
        ("__import__('os')", 0, ""),
        ("z.__class__", 1, ""),
    ],
)
def test_an_unknown_name_is_an_error_at_its_place_with_advice(text: str, position: int, said: str) -> None:
    with pytest.raises(AlgebraError) as caught:
        read(text, SCOPE)
    assert caught.value.position == position
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("delta_ij", "delta[i,j]"),
        ("delta(i, j)", "delta[i,j]"),
        ("sum_k", "sum(k, ...)"),
        ("max_k", "max(x)"),
        ("E[z]", "E(z ~ N(m, s2), ...)"),
        ("integral(q, 0, 1, q)", "int"),
        ("sum(q, z[q])", "i, j, k"),
        ("sum(i, j, s[i]*s[j])", "sum(i, sum(j, ...))"),
        ("sum(k) z[k]", "sum(k, ...)"),
        ("max(k, z[k])", "max(x)"),
        ("sin^2(K)", "sin(...)^2"),
        ("exp z[i]", "exp(...)"),
        ("||z||", "norm(x)"),
        ("z.^2", "x.*x"),
    ],
)
def test_what_people_try_is_answered_with_how_it_is_written(text: str, advice: str) -> None:
    with pytest.raises(AlgebraError) as caught:
        read(text, SCOPE)
    assert advice in caught.value.suggestion


def test_an_index_may_stand_in_a_maximum_by_itself() -> None:
    assert read("max(i, j)", SCOPE)


@pytest.mark.parametrize(
    "definitions",
    [
        {"a": "b", "b": "a"},
        {"a": "a + 1"},
        {"a[q]": "1"},
        {"a[i,i]": "1"},
        {"a + 1": "2"},
        {"a": "z[i]"},
        {"a": "unknown"},
    ],
)
def test_a_wrong_definition_is_refused(definitions: dict[str, str]) -> None:
    with pytest.raises(AlgebraError):
        scope_of(dict(SCOPE.names), definitions)


def test_free_indices_are_those_that_no_sum_binds() -> None:
    assert free_indices(read("s[i]*sum(k, s[k]*z[j])", SCOPE), SCOPE) == {"i", "j"}
    assert free_indices(read("sum(k, s[k])", SCOPE), SCOPE) == set()


def test_a_value_flows_from_what_its_definitions_mention() -> None:
    assert {"s", "z", "exp"} <= flows_from(read("total", SCOPE), SCOPE)


def test_used_names_leave_indices_and_arithmetic_out() -> None:
    assert names_used(read("2*s[i]*(delta[i,j] - exp(z[j]))", SCOPE), SCOPE) == {"s", "delta", "exp", "z"}
