"""A page in plain lines keeps what it says and gives no quiz answers away."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.text.page import PageError, front_matter, plain_page, plain_quiz
from tutor.text.quiz import parse
from tutor.text.terminal import cells


def shown(markdown: str, width: int = 40) -> list[str]:
    return plain_page(markdown, width).split("\n")


def test_front_matter_gives_title_and_words_and_the_rest() -> None:
    top = "---\ntitle: \"Why: by T?\"\n# a remark\nintroduces: [temperature, 'soft max']\n---\n"
    text = top + "Body\n---\nmore\n"
    fields, body = front_matter(text)
    assert fields == {"title": "Why: by T?", "introduces": ["temperature", "soft max"]}
    assert body == "Body\n---\nmore\n"


@pytest.mark.parametrize("text", ["", "Body", "# T\n---\ntitle: no\n---\n", "----\nx: y\n"])
def test_a_page_may_have_no_front_matter(text: str) -> None:
    assert front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("---\ntitle: x\n", "line 1: the front matter has no end; close it"),
        ("---\ntitle x\n---\n", "line 2: write `name: value`"),
        ("---\ntitle: x\ntitle: y\n---\n", "line 3: title is there twice"),
        ("---\n\nintroduces: a, b\n---\n", r"line 3: write a list as `introduces: \[one, two\]`"),
        ("---\nneeds: [a, b\n---\n", "line 2: write a list as `needs:"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(PageError, match=sentence):
        front_matter(text)
    with pytest.raises(PageError, match=sentence):
        plain_page(text)


@given(st.text(st.sampled_from("-\n: []ab,#'\"\r\ufeff"), max_size=60))
def test_front_matter_is_read_or_refused_and_never_crashes(text: str) -> None:
    try:
        fields, body = front_matter(text)
    except PageError as error:
        assert str(error).startswith("line ")
    else:
        assert text.endswith(body)
        assert all(name.isidentifier() for name in fields)


def test_headings_and_paragraphs_are_wrapped_by_cells() -> None:
    english = "---\ntitle: x\n---\n# Why?\n\nTake *three* scores,\n**3**, `1` and 0."
    page = english + "\n\n每一行的和为一，\n每一列的和不为一。\n"
    assert shown(page, 24) == [
        "# Why?",
        "",
        "Take three scores, 3,",
        "`1` and 0.",
        "",
        "每一行的和为一，每一列的",
        "和不为一。",
    ]


def test_links_pictures_and_breaks_are_readable() -> None:
    page = "[a book](http://b.org) <http://c.org>  \nnext ![a cat](cat.png)<!-- no --><b>yes</b>"
    assert shown(page, 60) == ["a book (http://b.org) http://c.org", "next [picture: a cat]yes"]


def test_lists_and_quotes_keep_their_nesting() -> None:
    page = "3. one two three four five\n   - inner\n4. two\n\n> said\n> so\n\n- a\n\n- b\n"
    assert shown(page, 20) == [
        *("3. one two three", "   four five", "   - inner", "4. two", ""),
        *("> said so", "", "- a", "", "- b"),
    ]


def test_code_is_kept_as_it_is() -> None:
    code = "def f(x):\n    return  x  # " + "long " * 20
    assert shown(f"```python\n{code}\n```\n") == [f"    {line}".rstrip() for line in code.split("\n")]


def test_tables_are_aligned_by_cells_and_wrapped_in_their_columns() -> None:
    page = """
| 温度 | max | what one sees |
|---|--:|---|
| 4 | 0.55 | flat |
| 0.5 | 1 | a single winner and two nothings |
"""
    assert shown(page, 36) == [
        "温度   max  what one sees",
        "----  ----  ------------------------",
        "4     0.55  flat",
        "0.5      1  a single winner and two",
        "            nothings",
    ]


def test_exercises_and_pictures_are_named() -> None:
    page = "```exercise softmax\n```\n\n```plot temperature\n```\n"
    assert shown(page, 60) == [
        "Exercise: softmax (tutor start softmax)",
        "",
        "Picture: temperature (drawn in the app)",
    ]


QUIZ = """```quiz
## Temperature
Which T makes all three equal, $T \\to \\infty$?

- [ ] $T_0$
  > telling one
- [x] none
  > telling two
:::explain
telling three
:::
## Rows
Rows sum to [[telling four|1]].
## A number
Half of a half?
= 0.25 ± 0.01
! 0.42 ± 0.01 > telling five
```
"""


def test_a_quiz_is_asked_and_not_answered() -> None:
    text = "\n".join(shown(QUIZ))
    assert "Which T makes all three equal, T → ∞?" in text
    assert "   a) T₀\n   b) none\n" in text
    assert "Rows sum to ____." in text
    assert "telling" not in text
    assert not {"[x]", "0.42", "± 0.01"} & set(text.split())


def test_code_in_a_quiz_keeps_its_stars_and_columns() -> None:
    quiz = "## What is it?\n```python\nif a*b*c:\n    x_1_2\n```\n- [x] b\n- [ ] c\n"
    assert "    if a*b*c:\n        x_1_2" in plain_page(f"~~~quiz\n{quiz}~~~\n")


def test_a_quiz_that_cannot_be_read_does_not_hide_the_page() -> None:
    text = plain_page("before\n\n```quiz\n## Empty\n```\n\nafter")
    assert "This quiz cannot be read: line " in text
    assert text.startswith("before\n")
    assert text.endswith("\nafter")


def test_dollars_that_are_money_stay_money() -> None:
    assert shown("It costs $5 and $6.", 60) == ["It costs $5 and $6."]
    assert shown("`$y_2$` costs $x_1$, or \\$3.", 60) == ["`$y_2$` costs x₁, or $3."]


def test_displayed_formulas_stand_alone() -> None:
    assert shown("Look:\n\n$$\nx^2\n$$\n\ndone") == ["Look:", "", "    x²", "", "done"]
    assert shown("$$\\frac{a}{b}$$") == ["     a", "    ───", "     b"]


def test_formulas_can_be_said_or_drawn_in_ascii() -> None:
    page = "Let $x_i \\le 1$:\n\n$$\\frac{a}{\\sigma}$$"
    assert plain_page(page, spoken=True) == "Let x i is at most 1:\n\n    a over sigma"
    assert plain_page(page, ascii=True) == "Let x_i <= 1:\n\n       a\n    -------\n     sigma"


def test_a_formula_that_cannot_be_read_stands_as_it_was_written() -> None:
    page = "Let $\\alhpa$:\n\n$$\\frac{1}{$$"
    for spoken in (False, True):
        assert plain_page(page, spoken=spoken) == "Let \\alhpa:\n\n    \\frac{1}{"


def test_footnotes_are_numbered_and_stand_at_the_end() -> None:
    page = "One[^a] and two[^b].\n\n[^b]: second\n[^a]: the first of them\n\nMore."
    assert shown(page, 20) == [
        "One[1] and two[2].",
        "",
        "More.",
        "",
        "[1] the first of",
        "    them",
        "[2] second",
    ]


@given(st.text(st.sampled_from("ab 中。#*->|`$[]()!\n1.\\_{}\x1b\u202e"), max_size=120), st.integers(20, 60))
@settings(max_examples=150, deadline=None)
def test_any_text_makes_a_page_that_fits(markdown: str, width: int) -> None:
    lines = plain_page("x\n\n" + markdown, width).split("\n")
    kept = [line for line in lines if line.startswith("    ") or "|" in markdown or cells(line) <= width]
    assert kept == lines
    assert not {"\x1b", "\u202e", "\0"} & set("".join(lines))


def test_the_parser_is_imported_with_the_first_page_only() -> None:
    script = "import sys, tutor.text.page; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "tutor.text.page" in loaded
    assert [name for name in loaded if name.startswith(("markdown_it", "mdit_py", "rich", "textual"))] == []


def test_formulas_of_a_quiz_are_drawn_as_on_a_page_or_said() -> None:
    asked = parse("## What is $x^2$?\n\n$$\\frac{1}{2 a}$$\n\n- [x] $e^{x_i}$\n- [ ] two\n")
    shown = plain_quiz(asked)
    assert "$" not in shown and "frac" not in shown
    assert "What is x²?" in shown
    assert "     1\n    ────\n     2a" in shown
    assert "1 over 2 a" in plain_quiz(asked, spoken=True)
