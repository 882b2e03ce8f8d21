"""Characters: what people paste is understood, what is too long is refused before any parsing."""

import pytest

from tutor.algebra.errors import AlgebraError
from tutor.algebra.grammar import parse
from tutor.algebra.tokens import tokenize


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("a − b", "a - b"),
        ("a·b", "a*b"),
        ("a×b÷c", "a*b/c"),
        ("x²", "x^2"),
        ("x⁻¹²", "x^(-12)"),
        ("ｅｘｐ（ｘ）＋１", "exp(x)+1"),
        ("x［i］", "x[i]"),
        ("Aᵀ", "A'"),
        ("A^T", "A'"),
        ("A⊤", "A'"),
        ("a∘b", "a.*b"),
        ("μ + σ2", "mu + sigma2"),
        ("ϵ", "epsilon"),
        ("π", "pi"),
        ("x**2", "x^2"),
        ("a\u00a0b", "a b"),
    ],
)
def test_pasted_characters_read_like_typed_ones(pasted: str, plain: str) -> None:
    assert parse(pasted) == parse(plain)


def test_spans_are_places_in_the_text_as_pasted() -> None:
    x, caret, *_rest, end = tokenize("x² + y")
    assert (x.start, x.end) == (0, 1)
    assert (caret.start, caret.end) == (1, 2)
    assert end.start == len("x² + y")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 2001,
        "1" * 61,
        "1e999",
        "+".join("x" * 801),
        "(" * 61 + "x" + ")" * 61,
        "-" * 61 + "x",
        "2^" * 61 + "2",
        "+".join("x" * 130),
    ],
)
def test_what_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(AlgebraError):
        parse(text)


def test_large_texts_within_the_limits_are_read() -> None:
    assert parse("(" * 50 + "x" + ")" * 50) == parse("x")
    assert parse("1" * 60)
    assert parse("+".join("x" * 110))


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        (r"\frac{1}{2}", 0, "(a)/(b)"),
        (r"1 + \sum_k x", 4, "sum(k, ...)"),
        ("np.exp(x)", 0, "exp(x)"),
        ("x₁ + 1", 1, "x[1]"),
        ("|x|", 0, "abs(x)"),
        ("√x", 0, "sqrt(x)"),
        ("{x}", 0, "("),
    ],
)
def test_other_notations_are_answered_with_ours(text: str, position: int, word: str) -> None:
    with pytest.raises(AlgebraError) as caught:
        parse(text)
    assert caught.value.position == position
    assert word in caught.value.suggestion


def test_the_caret_stands_under_the_character_even_after_wide_ones() -> None:
    with pytest.raises(AlgebraError) as caught:
        parse("（x）?")
    text, caret = caught.value.caret().splitlines()
    assert text == "（x）?"
    assert caret == " " * 5 + "^"


def test_the_caret_of_a_long_line_stays_in_its_window() -> None:
    text = "x + " * 100 + "?"
    with pytest.raises(AlgebraError) as caught:
        parse(text)
    shown, caret = caught.value.caret().splitlines()
    assert len(shown) <= 70
    assert shown[len(caret) - 1] == "?"
