"""The grammar: precedence, implicit products, forms; and that no text does anything but read or explain."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.grammar import parse, parse_step
from tutor.algebra.names import read_step, scope_of
from tutor.algebra.show import show
from tutor.model import Name


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2x", "2*x"),
        ("2(x + 1)", "2*(x + 1)"),
        ("(a)(b)", "a*b"),
        ("s[i](1 - s[j])", "s[i]*(1 - s[j])"),
        ("a b c", "(a*b)*c"),
        ("x (1 - x)", "x*(1 - x)"),
        ("exp (x)", "exp(x)"),
        ("1/2x", "(1/2)*x"),
        ("-x^2", "-(x^2)"),
        ("2^-3", "2^(-3)"),
        ("2^3^2", "2^(3^2)"),
        ("a - b - c", "(a - b) - c"),
        ("a/b/c", "(a/b)/c"),
        ("a - -b", "a - (-b)"),
        ("+x", "x"),
        ("A'*B'", "(A')*(B')"),
        ("x'^2", "(x')^2"),
        ("1e3", "1000"),
        ("0.10", "1/10 * 1"),
    ],
)
def test_a_line_reads_as_its_bracketed_form(text: str, same: str) -> None:
    left, right = parse(text), parse(same)
    if text != "0.10":
        assert left == right
    else:
        assert isinstance(left, tree.Number)
        assert left.value.denominator == 10


@pytest.mark.parametrize(
    "text",
    [
        *("x(1 - x)", "(a + b)c", "foo(x)", "exp", "sin x", "exp()", "normpdf(x)", "()", "(a, b)", "x[]"),
        *("x[i,j,k]", "diff(x)", "diff(x, 2)", "diff(x, x, 9)", "diff(x, x+1)", "E(x)", "E(z ~ U(0, 1), z)"),
        *("int(x, 0, 1)", "sum(k, 1, x)", "1 +", "* 2", "a = b = c", "a < b", "a == b", "x y)", "x["),
        *("E(z ~", "~", "<=>", ""),
    ],
)
def test_what_is_no_formula_is_an_error_with_a_place(text: str) -> None:
    with pytest.raises(AlgebraError) as caught:
        parse_step(text)
    assert 0 <= caught.value.position <= len(text)
    assert caught.value.message


@pytest.mark.parametrize(
    ("text", "relation", "both"),
    [
        ("= x", "=", False),
        ("x", "=", False),
        ("<= x", "<=", False),
        ("≥ x", ">=", False),
        ("<=> x = 1", "<=>", True),
        ("⇔ x = 1", "<=>", True),
        ("x = 1", "lemma", True),
        ("x <= 1", "lemma", True),
    ],
)
def test_a_line_begins_with_how_it_hangs_on_the_one_above(text: str, relation: str, both: bool) -> None:
    step = parse_step(text)
    assert step.relation == relation
    assert isinstance(step.node, tree.Relation) == both


def test_a_second_step_on_the_line_is_refused() -> None:
    with pytest.raises(AlgebraError, match="one step a line"):
        parse_step("= a = b")


def test_a_declared_name_is_no_function() -> None:
    assert parse("step (x)", frozenset({"step"})) == parse("step*(x)", frozenset({"step"}))
    with pytest.raises(AlgebraError, match="no function"):
        parse("step(x)", frozenset({"step"}))


def test_a_derivative_of_second_order_is_taken_twice() -> None:
    assert parse("diff(f, x, 2)") == parse("diff(f, x, x)")


def test_spans_point_at_the_written_part() -> None:
    node = parse("1 + exp(x*y)")
    assert isinstance(node, tree.Binary)
    assert "1 + exp(x*y)"[slice(*node.right.span)] == "exp(x*y)"


# ---------------------------------------------------------------------------------------- properties

_WORDS = (
    "x y s i exp log sum diff E int delta 2 0.5 ( ) [ ] , + - * / ^ ' ~ = <= N max .* ² − \\frac (".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from([*_WORDS, " "]), max_size=200).map("".join)))
def test_any_text_is_read_or_refused_in_time(text: str) -> None:
    began = time.perf_counter()
    try:
        step = parse_step(text)
    except AlgebraError as error:
        assert 0 <= error.position <= len(text)
        assert error.caret().count("\n") == 1
    else:
        assert isinstance(step, tree.Step)
    assert time.perf_counter() - began < 0.5


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(
        st.text(min_size=1000, max_size=2000),
        st.lists(st.sampled_from([*_WORDS, " ", "x_i", "[[", "np.", "{", "((((", "exp("]), min_size=300).map(
            "".join
        ),
    )
)
def test_two_thousand_characters_are_read_or_refused_within_fifty_milliseconds(text: str) -> None:
    scope = scope_of({"x": Name("scalar"), "y": Name("vector", ("K",)), "i": Name("index", ("K",))})
    began = time.process_time()
    try:
        read_step(text[:2000], scope)
    except AlgebraError:
        pass
    # The processor's own time, with a margin for the coverage and the load of a test run.
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10**6,
        "(" * 10**4 + "x" + ")" * 10**4,
        "[" * 2000,
        "1" * 10**6,
        "-" * 10**4 + "x",
        "factorial(10**9)",
        "__import__('os').system('true')",
        "().__class__.__mro__",
        "sin.__class__.__mro__[-1]",
        "nobody + 1",
        "lambda: 0",
        "\\frac{" * 300,
    ],
)
def test_what_is_too_large_or_foreign_is_refused_at_once_in_words(text: str) -> None:
    scope = scope_of({"x": Name("scalar")})
    began = time.process_time()
    with pytest.raises(AlgebraError) as caught:
        read_step(text, scope)
    assert time.process_time() - began < 0.5
    assert caught.value.message.endswith((".", "?"))


_leaves = st.one_of(
    st.sampled_from([tree.Symbol("x"), tree.Symbol("y")]),
    st.fractions(min_value=0, max_value=100, max_denominator=1).map(tree.Number),
    st.sampled_from(["0.5", "2.25", "0.001"]).map(parse),
)


def _grown(inner: st.SearchStrategy[tree.Node]) -> st.SearchStrategy[tree.Node]:
    operators = st.sampled_from(["+", "-", "*", "/", "^", ".*", "./"])
    return st.one_of(
        st.builds(tree.Binary, operators, inner, inner),
        inner.map(tree.Negate),
        inner.map(tree.Transpose),
        inner.map(lambda n: tree.Call("exp", (n,))),
        st.builds(lambda a, b: tree.Call("max", (a, b)), inner, inner),
        st.builds(lambda a, b: tree.Index(tree.Symbol("W"), (a, b)), inner, inner),
        inner.map(lambda n: tree.Fold("sum", "k", None, None, n)),
        st.builds(lambda a, b: tree.Fold("prod", "k", a, b, tree.Symbol("k")), inner, inner),
        inner.map(lambda n: tree.Derivative("diff", n, (tree.Symbol("x"),))),
        inner.map(lambda n: tree.Expectation("E", (tree.Draw("z", n, parse("1")),), tree.Symbol("z"))),
        inner.map(lambda n: tree.Integral("u", n, parse("inf"), tree.Symbol("u"))),
    )


@settings(max_examples=150, deadline=None)
@given(st.recursive(_leaves, _grown, max_leaves=15))
def test_a_shown_tree_reads_back_as_itself(node: tree.Node) -> None:
    assert parse(show(node)) == node
