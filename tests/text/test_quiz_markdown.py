"""Quiz Markdown: every form of question, every mistake an author can make, and the plain lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.text.quiz import (
    Blank,
    Choice,
    Formula,
    Match,
    Number,
    Order,
    QuizError,
    Shape,
    parse,
    plain,
    right_answers,
    starter_lines,
)
from tutor.text.quiz.values import fold, number, shape, slug

QUIZ = """# Softmax

A few questions.

## Which sum is one?
Look at `[[1, 2]]`.

- [ ] columns
  > True for a batch of one; with two rows it is not.
- [x] rows,
  each of them

:::explain
Each row is a *distribution*.

## not a heading here
:::

## Fill in

The [[logits|scores]] become [[probabilities]].

## How large?

= 1/4 ± 0.01

! 75% ± 0.01 > This is the other class.

## Which shape?
= (N, H, T, T)

## Differentiate $x^2$
= 2*x
! x > The power comes down as well.

## In order

1. shift
2. exponentiate
3. divide

## Displayed as written

2. b
1. a

## Pairs

- relu -> max(x, 0)
- step -> 0 or 1

## Several

```python
## no heading
- [ ] no option
```

* [X] one
* [x] two
* [ ] three
"""
BODY = QUIZ.replace("## not a heading here\n", "")


def test_every_form_is_read() -> None:
    quiz = parse(BODY)
    assert [type(q.form) for q in quiz.questions] == [
        Choice,
        Blank,
        Number,
        Shape,
        Formula,
        Order,
        Order,
        Match,
        Choice,
    ]
    assert quiz.intro == "# Softmax\n\nA few questions."
    choice, blank, value, size, formula, order, written, match, several = quiz.questions
    assert isinstance(choice.form, Choice)
    assert choice.id == "which-sum-is-one"
    assert choice.line == 5
    assert [(o.text, o.right) for o in choice.form.options] == [
        ("columns", False),
        ("rows, each of them", True),
    ]
    assert choice.form.options[0].why == "True for a batch of one; with two rows it is not."
    assert choice.explain == "Each row is a *distribution*."
    assert "`[[1, 2]]`" in choice.prompt
    assert blank.form == Blank((("logits", "scores"), ("probabilities",)))
    assert "The ____ become ____." in blank.prompt
    assert value.form == Number(0.25, 0.01)
    assert [(t.answer, t.why) for t in value.telling] == [(Number(0.75, 0.01), "This is the other class.")]
    assert size.form == Shape(("N", "H", "T", "T"))
    assert formula.form == Formula("2*x")
    assert formula.telling[0].answer == Formula("x")
    assert isinstance(order.form, Order)
    assert order.form.items == ("shift", "exponentiate", "divide")
    assert order.form.shown != (0, 1, 2)
    assert written.form == Order(("a", "b"), (1, 0))
    assert isinstance(match.form, Match)
    assert match.form.pairs == (("relu", "max(x, 0)"), ("step", "0 or 1"))
    assert isinstance(several.form, Choice)
    assert several.form.several
    assert "- [ ] no option" in several.prompt


def test_plain_lines_show_everything_but_the_answers() -> None:
    shown = plain(parse(BODY))
    assert "a) columns" in shown
    assert "c) three" in shown
    assert "____" in shown
    for secret in ("logits", "0.25", "1/4 ±", "(N, H", "True for a batch", "distribution", "2*x", "[x]"):
        assert secret not in shown


def test_the_starter_names_every_question_once() -> None:
    lines = starter_lines(BODY).splitlines()
    assert [line.strip() for line in lines if line and not line.startswith("#")] == [
        f"{n}:" for n in range(1, 10)
    ]


def test_a_quiz_that_draws_its_numbers_has_a_starter_too() -> None:
    text = "## Sum\n\nWhat is {a} plus {b}?\n\n= {sum} ± 0.1\n\n! {a} ± 0.1 > Only the first.\n"
    assert starter_lines(text).splitlines()[-1] == "1: "


def test_the_right_answers_are_one_line_each() -> None:
    assert right_answers(parse(BODY)).splitlines()[:5] == [
        "1: b",
        "2: logits; probabilities",
        "3: 0.25",
        "4: (N, H, T, T)",
        "5: 2*x",
    ]


def test_all_problems_are_told_at_once_with_their_lines() -> None:
    text = (
        "## a\n- [ ] x\n- [ ] x\n## b\nno answer\n## c\n= 1 ± z\n! 3\n:::foo\n"
        "## a\n= 1\n= (2, 3)\n## d\n1. x\n3. y\n##  \n= 1\n"
    )
    with pytest.raises(QuizError) as caught:
        parse(text, first_line=11)
    assert [p.line for p in caught.value.problems] == [11, 11, 14, 17, 18, 19, 20, 20, 23, 26]
    assert str(caught.value).splitlines()[0] == "line 11: None of the options is marked as right with [x]."


@pytest.mark.parametrize("text", ["", "# only a title", "text\n\nmore"])
def test_a_quiz_without_questions_is_refused(text: str) -> None:
    with pytest.raises(QuizError, match="no question"):
        parse(text)


def test_a_fence_may_hold_one_question_without_a_heading() -> None:
    quiz = parse("How many rows?\n\n= 3", first_line=20)
    assert [(q.id, q.form, q.line) for q in quiz.questions] == [("how-many-rows", Number(3.0), 20)]


def test_drawn_values_replace_their_names_before_parsing() -> None:
    text = "## What is {a} + {b}? ($x^{2}$, {c})\n= {sum} ± 0.1"
    question = parse(text, {"a": 1, "b": 0.5, "sum": 1.5}).questions[0]
    assert question.prompt == "What is 1 + 0.5? ($x^{2}$, {c})"
    assert question.form == Number(1.5, 0.1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25),
        ("1/4", 0.25),
        ("25%", 0.25),
        ("25 %", 0.25),
        ("−1", -1.0),
        ("１．５", 1.5),
        (".5", 0.5),
        ("1e-3", 0.001),
        ("65,536", 65536.0),
        ("1_000", 1000.0),
        ("x", None),
        ("1/0", None),
        ("", None),
        ("1e999", None),
        ("9" * 50, None),
        ("1,5", None),
        ("nan", None),
        ("1/2/3", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert number(text) == (None if value is None else pytest.approx(value))


def test_words_shapes_and_headings_are_folded() -> None:
    assert fold(" Ｓoft Max. ") == "softmax"
    assert shape("（N， H,T）") == ("N", "H", "T")
    assert slug("What is 2 + 2?") == "what-is-2-2"
    assert slug("哪个轴？") == "哪个轴"


_LINES = [
    "## q",
    "- [x] a",
    "- [ ] b",
    "> why",
    "= 3",
    "= (N, T)",
    "= x",
    "! 3 > no",
    "1. a",
    "2. b",
    "a -> b",
    "[[w|v]]",
    ":::explain",
    ":::",
    "text",
    "",
    "```",
    "! x",
    "= 1 ± 2",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_LINES), max_size=20).map("\n".join)))
def test_any_text_is_a_quiz_or_told_its_problems(text: str) -> None:
    try:
        quiz = parse(text)
    except QuizError as error:
        assert all(problem.message for problem in error.problems)
        assert error.problems
    else:
        assert plain(quiz)
        assert len(right_answers(quiz).splitlines()) >= len(quiz.questions)
        assert starter_lines(text)


ORDERED = "## {heading}\n\n1. {one}\n2. {two}\n3. {three}\n"


def test_a_translation_shows_items_in_the_same_order() -> None:
    english = parse(ORDERED.format(heading="Put in order", one="forward", two="loss", three="backward"))
    chinese = parse(ORDERED.format(heading="排序", one="前向", two="损失", three="反向"))
    assert right_answers(english) == right_answers(chinese)
