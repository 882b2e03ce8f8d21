"""Any LaTeX is drawn or refused with its place; what is drawn is rectangular, within its width and quick."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.text.math import FormulaError, display, inline, spoken
from tutor.text.math.symbols import COMMANDS
from tutor.text.terminal import cells

PIECES = [
    *(
        "a",
        "x",
        "1",
        "23",
        "+",
        "-",
        "=",
        "<",
        ",",
        "(",
        ")",
        "[",
        "]",
        "|",
        "'",
        "!",
        "/",
        " ",
        "&",
        "{",
        "}",
        "^",
        "_",
    ),
    *("中", "，", "\\", "\\\\", "$", "%", "\x1b", "\u202e", "\u0302"),
    *(r"\frac", r"\sqrt", r"\sum", r"\int", r"\left(", r"\right)", r"\middle|", r"\hat", r"\bar", r"\vec"),
    *(
        r"\begin{cases}",
        r"\end{cases}",
        r"\begin{aligned}",
        r"\end{aligned}",
        r"\text{如果 a}",
        r"\argmax",
        r"\log",
    ),
    *(
        r"\mathbf",
        r"\mathrm{ab}",
        r"\underbrace",
        r"\quad",
        r"\unknown",
        r"\|",
        r"\langle",
        r"\rangle",
        r"\big",
    ),
]
ANY = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
WELL_FORMED = st.recursive(
    st.sampled_from(["x", "12", r"\alpha", r"\text{如果}", r"\mathbb{R}", "y_i^2", r"\hat{z}", r"\Sigma"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: rf"\frac{{{p[0]}}}{{{p[1]}}}"),
        st.tuples(inner, inner).map(lambda p: f"{p[0]} + {p[1]}"),
        st.tuples(inner, inner).map(lambda p: f"{p[0]} = {p[1]}"),
        st.tuples(inner, inner).map(lambda p: f"{{{p[0]}}}_{{{p[1]}}}"),
        st.tuples(inner, inner).map(lambda p: f"{{{p[0]}}}^{{{p[1]}}}"),
        st.tuples(inner, inner).map(lambda p: rf"\sum_{{{p[0]}}} {p[1]}"),
        st.tuples(inner, inner).map(lambda p: rf"\begin{{pmatrix}} {p[0]} & {p[1]} \\ 0 & 1 \end{{pmatrix}}"),
        inner.map(lambda x: rf"\left( {x} \right)^2"),
        inner.map(lambda x: rf"\sqrt{{{x}}}"),
        inner.map(lambda x: rf"\underbrace{{{x}}}_{{\text{{so}}}}"),
    ),
    max_leaves=12,
)


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_any_text_is_drawn_or_refused_with_its_place(tex: str) -> None:
    draw: Callable[[], object]
    for draw in (
        lambda: display(tex),
        lambda: display(tex, 30, True),
        lambda: inline(tex),
        lambda: spoken(tex),
    ):
        try:
            draw()
        except FormulaError as problem:
            assert str(problem)
            assert 0 <= problem.at <= len(tex)


@given(WELL_FORMED, st.integers(10, 60), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_drawn_is_rectangular_and_fits(tex: str, width: int, ascii_: bool) -> None:
    for room in (None, width):
        rows = display(tex, room, ascii_)
        assert len({cells(row) for row in rows}) == 1
        assert [cell_len(row) for row in rows] == [cells(row) for row in rows], "as the screen measures it"
        assert room is None or cells(rows[0]) <= room
    assert "\n" not in inline(tex, ascii_)
    assert spoken(tex).strip()


@given(WELL_FORMED, st.integers(10, 30))
@settings(max_examples=200, deadline=None)
def test_no_letter_is_lost_where_a_formula_is_broken(tex: str, width: int) -> None:
    def letters(rows: list[str]) -> list[str]:
        return sorted(char for row in rows for char in row if char in "xyzαΣℝ如果")

    narrow, line = letters(display(tex, width)), letters([inline(tex)])
    assert narrow in (letters(display(tex)), line)


@given(WELL_FORMED)
@settings(max_examples=200, deadline=None)
def test_ascii_is_ascii_apart_from_words(tex: str) -> None:
    drawn = "".join(display(tex, None, True)) + inline(tex, True)
    assert drawn.replace("如果", "").isascii()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_sign_in_both_alphabets_and_a_word(name: str) -> None:
    tex = f"a \\{name} b"
    assert cells(display(tex)[0]) == cell_len(display(tex)[0])
    assert inline(tex, ascii=True).isascii()
    assert "?" not in inline(tex, ascii=True)
    assert spoken(tex).startswith("a")


@pytest.mark.parametrize(
    "tex",
    [
        *("{" * 2000, r"\frac{" * 300, "x^{" * 600, r"\begin{cases}" * 150, "^" * 2000, "(" * 3000),
        *(
            r"\sqrt" * 500,
            "a+" * 1999,
            "a" * 4000,
            "a" * 100_000,
            "{a}" * 1300,
            r"\frac{a}{b}" * 360,
            "|" * 3999,
        ),
    ],
    ids=lambda tex: f"{tex[:8]}-{len(tex)}",
)
def test_a_hostile_formula_takes_no_time(tex: str) -> None:
    start = time.perf_counter()
    for draw in (lambda: display(tex, 80), lambda: spoken(tex), lambda: inline(tex)):
        try:
            draw()
        except FormulaError:
            pass
    assert time.perf_counter() - start < 10, "the slowest takes a third of a second on a quiet machine"


@pytest.mark.parametrize(
    ("tex", "sentence", "at"),
    [
        (r"a + \alhpa", r"\alhpa is no formula command that the screen knows", 4),
        (r"\begin{tikz}a\end{tikz}", r"\begin{tikz} is no formula command", 7),
        (r"\frac{a}", "something is missing here", 8),
        (r"{a", "{ is not closed by }", 2),
        (r"a}", "} stands without {", 1),
        (r"\left( a", r"\left is not closed by \right", 8),
        (r"a \right)", r"\right stands without \left", 2),
        (r"x^2^3", "two scripts ^ on one letter", 3),
        (r"\begin{cases} a \end{aligned}", r"\begin{cases} is not closed by \end{cases}", 20),
        (r"\left a \right)", "a is no bracket", 6),
        ("x $ y", "'$' has no meaning in a formula", 2),
    ],
)
def test_a_mistake_is_named_with_its_place(tex: str, sentence: str, at: int) -> None:
    with pytest.raises(FormulaError) as found:
        display(tex)
    assert str(found.value).startswith(sentence)
    assert found.value.at == pytest.approx(at, abs=8)


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{a + b}{c}", "(a + b)/c"),
        (r"\frac{a}{b} c", "(a/b)c"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{a}{b} + c", "a/b + c"),
        (r"\exp(-x^2)", "exp(−x²)"),
        (r"\sum_k x_k", "∑ₖ xₖ"),
        (r"e^{x_i}", "e^(xᵢ)"),
        (r"\sqrt{2} x", "√(2)x"),
        (r"\log \frac{a}{b}", "log(a/b)"),
        (r"x_{max} y", "xₘₐₓy"),
        (r"x_{\text{train}} y", "x_train y"),
        (r"W^{(l)}_{ij}", "Wᵢⱼ⁽ˡ⁾"),
        (r"-\frac{1}{2}", "−1/2"),
        (r"f'(x)", "f′(x)"),
        (r"a \unheardof", None),
    ],
)  # fmt: skip
def test_one_line_says_with_brackets_what_two_dimensions_show(tex: str, line: str | None) -> None:
    if line is None:
        with pytest.raises(FormulaError):
            inline(tex)
    else:
        assert inline(tex) == line


def test_words_say_where_groups_end() -> None:
    said = r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_k e^{z_k}}"
    assert (
        spoken(said) == "softmax of z, component i, equals e to the z i over the sum over k of e to the z k"
    )
    assert spoken(r"\frac{a}{b + c}") == "the fraction, a, over, b plus c, end of fraction"
    assert spoken(r"x^{n + 1} y") == "x to the power of n plus 1, end of power, y"
    assert spoken(r"p_i (1 - p_j)") == "p i open bracket 1 minus p j close bracket"
    assert spoken(r"|x|^p") == "the absolute value of x, end of bars, to the p"
    assert spoken(r"\|x\|_2") == "the norm of x, end of bars, sub 2"
    assert spoken(r"\left. f \right|_{x = 0}") == "f evaluated at x equals 0"
    assert spoken(r"\lambda_{\max}") == "lambda max"
    assert spoken(r"P(x \mid c) P(c)") == "P of, open bracket, x given c, close bracket P of c"
