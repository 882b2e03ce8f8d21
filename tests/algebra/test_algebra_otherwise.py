"""Lines in LaTeX or in code are answered with the line as it is written here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.algebra.errors import AlgebraError
from tutor.algebra.names import read_step, scope_of
from tutor.algebra.otherwise import rewritten
from tutor.model import Name

SCOPE = scope_of(
    {
        "z": Name("vector", ("K",)),
        "w": Name("vector", ("d",)),
        "A": Name("matrix", ("n", "d")),
        "a": Name("scalar"),
        "b": Name("scalar"),
        "sigma": Name("scalar", (), "positive"),
        "i": Name("index", ("K",)),
        "j": Name("index", ("K",)),
        "k": Name("index", ("K",)),
    },
    {"s[i]": "exp(z[i])/sum(k, exp(z[k]))"},
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"= \left(\frac{a}{b}\right)^{2}", "= (a/b)^2"),
        (r"\frac{e^{z_i}}{\sum_k e^{z_k}}", "e^z[i]/sum(k, e^z[k])"),
        (r"\sum_{k=1}^{K} z_k", "sum(k, 1, K, z[k])"),
        (r"\sum_k z_k", "sum(k, z[k])"),
        (r"s_i (\delta_{ij} - s_j)", "s[i]*(delta[i,j] - s[j])"),
        (r"\frac{\partial s_i}{\partial z_j}", "diff(s[i], z[j])"),
        (r"\mathbb{E}_{q \sim N(a, b)}[q^2]", "E(q ~ N(a, b), q^2)"),
        (r"\nabla_w w^\top w", "grad(w'*w, w)"),
        (r"A^{\top} A w", "A'*A*w"),
        (r"2 \sigma^2", "2*sigma^2"),
        ("z_i", "z[i]"),
        ("np.exp(a)", "exp(a)"),
        ("A.T @ A", "A'*A"),
        ("np.linalg.norm(w)**2", "norm(w)^2"),
        ("z.sum()", "sum(z)"),
    ],
)
def test_a_line_in_another_language_is_told_how_it_is_written_here(text: str, line: str) -> None:
    with pytest.raises(AlgebraError, match="looks like") as caught:
        read_step(text, SCOPE)
    assert caught.value.suggestion == f"Here one writes {line}."
    assert read_step(line, SCOPE)


@pytest.mark.parametrize("text", ["A[:,0]", "lambda x: x", r"\foo{a}", "np.linalg.svd(A)", "A_"])
def test_what_cannot_be_rewritten_still_gets_a_sentence(text: str) -> None:
    with pytest.raises(AlgebraError) as caught:
        read_step(text, SCOPE)
    assert caught.value.message


def test_powers_with_two_stars_are_ours() -> None:
    assert read_step("z[i]**2", SCOPE) == read_step("z[i]^2", SCOPE)


_PIECES = (
    r"\frac \sum \sqrt \partial _{ ^{ } { _ ^ $ z w i @ .T np. [ ] ( ) : \top \mathbb E \sim + - =".split()
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=160).map("".join))
def test_rewriting_never_raises(text: str) -> None:
    assert isinstance(rewritten(text), str)
