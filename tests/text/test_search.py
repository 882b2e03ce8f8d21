"""A search finds lines that hold every word, in any case and script, and gives no quiz answers away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.text.search import Page, page_of, search

LESSON = """---
title: Why divide by T?
---

# Why divide by T?

Take three *scores*, and a [temperature](https://example.org).

## Attention weights

$$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$

每一行的和为一，温度越高越平坦。

```quiz
## How flat?

- [x] answer one
  > because of reasons
```
"""
TASK = "# Attention\n\nWrite the weights and **scores**.\n"
PAGES = [
    page_of("lesson", "scores/divide", "Why divide by T?", "Scores", LESSON),
    page_of(
        "exercise",
        "course:attention",
        "Attention",
        "Scores",
        "# Attention\n\nWrite the weights and **scores**.\n",
    ),
]


def found(query: str) -> list[tuple[str, int | None, str]]:
    return [(hit.page.name, hit.line, hit.text) for hit in search(PAGES, query)]


def test_titles_come_before_headings_and_headings_before_text() -> None:
    assert found("attention") == [
        ("course:attention", None, "Attention"),
        ("scores/divide", 5, "Attention weights"),
    ]


def test_every_word_must_be_there_and_case_is_no_matter() -> None:
    assert found("SCORES three") == [("scores/divide", 3, "Take three scores, and a temperature.")]
    assert found("scores nothing") == []
    assert found("divide temperature")[0][1:] == (3, "Take three scores, and a temperature.")


def test_chinese_and_formulas_are_found() -> None:
    assert found("温度") == [("scores/divide", 9, "每一行的和为一，温度越高越平坦。")]
    assert found("x_i")[0][1] == 7
    assert found("Ｓｃｏｒｅｓ") == found("scores")


def test_a_quiz_is_found_by_its_question_and_not_by_its_answer() -> None:
    assert found("flat")[0][2] == "How flat?"
    assert found("answer one") == found("reasons") == []


def test_a_long_line_is_shown_from_where_the_words_are() -> None:
    page = page_of("lesson", "a/b", "t", "u", "word " * 30 + "needle " + "word " * 30)
    [hit] = search([page], "needle")
    assert hit.text.startswith("…") and hit.text.index("needle") < 25


def test_an_empty_query_finds_nothing() -> None:
    assert found("") == found("  ") == found("_^") == []


@given(st.text(max_size=60), st.text(max_size=200))
def test_anything_can_be_searched_for_in_anything(query: str, text: str) -> None:
    page = page_of("lesson", "a/b", "title", "unit", text)
    assert isinstance(page, Page)
    for hit in search([page], query):
        assert hit.line is None or hit.line < max(1, len(text.splitlines()))
