"""Quizzes on a page are judged by the same notation as answer files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.quiz import parse, right_answers
from tutor.tui.widgets.quiz_marks import mark

TEXT = """## Choice

- [x] one
  > Because.
- [x] two
- [ ] three
  > Three is odd.

## Blank

The [[sigmoid|logistic]] of [[zero|0]].

## Number

= 0.25 ± 0.01

! 4 > Upside down.

:::explain
A quarter.
:::

## Shape

= (N, T)

## Order

1. first
2. second
3. third

## Match

- a -> one
- b -> two

## Formula

= x^2
"""
QUIZ = parse(TEXT)
BY_NAME = {question.id: question for question in QUIZ.questions}


def test_the_right_answers_are_right() -> None:
    for question, line in zip(QUIZ.questions, right_answers(QUIZ).splitlines(), strict=True):
        assert mark(question, line.partition(": ")[2]).right, question.id


@pytest.mark.parametrize(
    ("name", "answer", "right", "says"),
    [
        ("choice", "c", False, "Three is odd."),
        ("choice", "a", False, "not all that holds"),
        ("choice", "", None, "Choose first."),
        ("blank", "sigmoid; one", False, "Not this."),
        ("blank", "Logistic ;0", True, ""),
        ("number", "1/4", True, "A quarter."),
        ("number", "4", False, "Upside down."),
        ("number", "four", None, "no number"),
        ("shape", "N,T", True, ""),
        ("shape", "(T, N)", False, "Not this."),
        ("formula", " X^2.", True, ""),
        ("formula", "x*x", None, "x^2"),
    ],
)
def test_an_answer_gets_its_mark(name: str, answer: str, right: bool | None, says: str) -> None:
    found = mark(BY_NAME[name], answer)

    assert found.right is right
    assert says in found.says


@given(st.sampled_from(QUIZ.questions), st.text(max_size=30))
def test_any_answer_gets_a_mark(question: object, answer: str) -> None:
    assert mark(question, answer).right in (True, False, None)  # type: ignore[arg-type]
