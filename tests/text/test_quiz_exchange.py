"""Quizzes go to text2qti's plain text and come back; its own reader takes what we write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from text2qti.config import Config
from text2qti.quiz import Quiz as TheirQuiz

from tutor.text.quiz import QuizError, parse
from tutor.text.quiz.exchange.inward import read_plain
from tutor.text.quiz.exchange.markdown import bare, markdown, same
from tutor.text.quiz.exchange.outward import plain_text
from tutor.text.quiz.question import Blank, Choice, Number, Option, Question, Quiz
from tutor.text.quiz.values import slug

ROOT = Path(__file__).parents[2]


def theirs(text: str) -> TheirQuiz:
    """What text2qti itself reads. Raises Text2qtiError."""
    config = Config()
    return TheirQuiz(text, config=config, source_name="exported")


def asked(quiz: TheirQuiz) -> list[Any]:
    return [each for each in quiz.questions_and_delims if hasattr(each, "question_raw")]


def known(form: Any) -> bool:
    """Whether that form has words for an answer of ours."""
    if isinstance(form, Number):
        return min(abs(form.value - form.tolerance), abs(form.value + form.tolerance)) >= 1e-4
    return isinstance(form, Choice) or (isinstance(form, Blank) and len(form.gaps) == 1)


def agree(one: Question, other: Any) -> None:
    """A question of ours against the same one as text2qti read it."""
    match one.form:
        case Choice(options=options):
            assert [c.correct for c in other.choices] == [o.right for o in options]
            assert [c.choice_raw for c in other.choices] == [o.text for o in options]
            assert [c.feedback_raw or "" for c in other.choices] == [o.why for o in options]
        case Blank(gaps=(words,)):
            assert [c.choice_raw for c in other.choices] == list(dict.fromkeys(words))
        case Number(value=value, tolerance=around):
            assert other.numerical_exact == pytest.approx(value)
            assert other.numerical_max - value == pytest.approx(around, abs=1e-9)
    assert (other.correct_feedback_raw or "") == one.explain


@pytest.mark.parametrize(
    "path", sorted((ROOT / "exercises").glob("*/quiz.md")), ids=lambda path: path.parent.name
)
def test_their_reader_takes_the_quizzes_of_the_course(path: Path) -> None:
    quiz = parse(re.sub(r"\{[A-Za-z_]\w*\}(?=[\s.,)±]|$)", "7", path.read_text(encoding="utf-8")))
    text, left_out = plain_text(quiz, "A title")
    said = [each for each in quiz.questions if known(each.form)]
    missing = [sentence for sentence in left_out if "is left out:" in sentence]
    assert len(said) + len(missing) == len(quiz.questions)
    for one, other in zip(said, asked(theirs(text)) if said else [], strict=True):
        agree(one, other)
    if said:
        back = read_plain(text)
        plain = [Question(q.id, q.prompt, q.form, q.explain) for q in said]
        assert bare(back.quiz) == bare(Quiz(tuple(plain), quiz.intro))
        assert back.left_out == [] and back.title == "A title"


ANY = "ab z中文.,?*_$#>=!+%1^()-|~`[]:'\""
TAME = "ab z中文.,?=+%1()-|:'"  # what no Markdown of theirs stumbles over


@st.composite
def quizzes(draw: st.DrawFn, letters: str = ANY) -> Quiz:
    """Quizzes that can be written in our Markdown at all, of answers that both forms have."""
    words = st.text(st.sampled_from(letters), min_size=1, max_size=12)
    line = words.map(lambda text: " ".join(text.split())).filter(bool)
    paragraphs = st.lists(line, min_size=1, max_size=3).map("\n\n".join)
    options = st.lists(st.builds(Option, line, st.booleans(), st.just("") | line), min_size=2, max_size=5)
    gaps = st.lists(line, min_size=1, max_size=3, unique=True)
    value, around = (st.floats(-top, 1e6).map(lambda x: round(x, 6)) for top in (1e6, 0))
    questions = []
    for n in range(draw(st.integers(1, 4))):
        form = draw(
            options.map(lambda found: Choice(tuple(found)))
            | gaps.map(lambda found: Blank((tuple(found),)))
            | st.builds(Number, value, st.just(0.0) | around)
        )
        heading, body = f"q{n} {draw(line)}", draw(st.just("") | paragraphs)
        body = f"{body} ____".strip() if isinstance(form, Blank) else body
        question = Question(
            slug(heading), f"{heading}\n\n{body}".strip(), form, draw(st.just("") | paragraphs)
        )
        assume(known(form) and same(Quiz((question,))))
        questions.append(question)
    quiz = Quiz(tuple(questions), draw(st.just("") | paragraphs))
    assume(same(quiz))
    return quiz


@given(quizzes())
@settings(max_examples=100, deadline=None)
def test_what_both_forms_can_say_comes_back_as_it_was(quiz: Quiz) -> None:
    text, left_out = plain_text(quiz, "标题 of a quiz")
    said = [q for n, q in enumerate(quiz.questions, 1) if not any(f"Question {n} " in s for s in left_out)]
    assume(said)
    back = read_plain(text)
    assert bare(back.quiz) == bare(Quiz(tuple(said), quiz.intro))
    assert back.left_out == []
    assert parse(markdown(back.quiz)) == parse(markdown(Quiz(tuple(said), quiz.intro)))


PLAIN = """Quiz title: Sums
Quiz description: About sums,
  in two lines.

% a comment
COMMENT
1. not a question
END_COMMENT
shuffle answers: true

Title: First
Points: 2
1.  What is *one* and one?

    The sum, please.
... It is not three.
+ Right you are.
- Not so.
a)  One.
... That is one of them.
*b) Two,
    of course.
c)  Three.

2.  Which are even?
[*] 2
[ ] 3
[*] 4

3.  How much is $4 + 0.2$?
=   4.2 +- 0.1

4.  How much is a tenth of one, roughly?
=   [0.09, 0.11]

5.  A hundred, within a percent?
=   100 +- 1%

6.  Nobody is a ____ in his own country.
*   prophet
*   seer

7.  Who wrote it?
*   Nobody

8.  Write about it.
____

GROUP
pick: 1
points per question: 3

9.  Which one?
[*] This one.
[ ] That one.

10. A list of three:

    1. item
    2. item
= 3
END_GROUP
"""


def test_their_features_are_read_or_named() -> None:
    found = read_plain(PLAIN)
    one, several, about, between, share, gap, asks, single, listed = found.quiz.questions
    assert found.title == "Sums" and found.quiz.intro == "About sums,\nin two lines."
    assert one.prompt == "First\n\nWhat is *one* and one?\n\nThe sum, please." and one.id == "first"
    assert one.explain == "Right you are.\n\nIt is not three."
    two = Option("Two, of course.", True)
    assert one.form == Choice((Option("One.", False, "That is one of them."), two, Option("Three.", False)))
    assert isinstance(several.form, Choice) and several.form.several
    assert about.form == Number(4.2, 0.1) and share.form == Number(100.0, 1.0)
    assert between.form == Number(pytest.approx(0.1), pytest.approx(0.01))
    assert gap.prompt == "Question 6\n\nNobody is a ____ in his own country."
    assert "prophet" not in gap.id
    assert gap.form == Blank((("prophet", "seer"),))
    assert asks.prompt == "Who wrote it?\n\n____"
    assert isinstance(single.form, Choice) and not single.form.several
    assert listed.prompt == "A list of three:\n\n1\\. item\n2\\. item"
    named = "\n".join(found.left_out)
    for part in (
        "points",
        "on all wrong answers",
        "two feedbacks",
        "essay",
        "GROUP",
        "pick:",
        "shuffle answers:",
    ):
        assert part in named, part
    assert "points per question" in named and "only one of its options is right" in named
    assert parse(markdown(found.quiz)).questions[0].form == one.form


MIXED = """## A shape

= (2, 3)

## Zero

= 0

## Two

[[a]] and [[b]]

## Sorted

1. a
2. b

## Pairs

a -> b
c -> d

## Formula

= x^2

## Told

How many?

= 3

! 4 > One less.
"""


def test_ours_without_words_there_are_named() -> None:
    text, left_out = plain_text(
        parse(MIXED),
        "Mixed",
    )
    assert [sentence.split(":")[0] for sentence in left_out] == [
        *(f"Question {n} is left out" for n in range(1, 7)),
        "Question 7",
    ]
    (question,) = asked(theirs(text))
    assert question.title_raw == "Told" and question.numerical_exact == 3
    assert plain_text(parse("## A shape\n\n= (2, 3)\n"), "t")[0] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no question"),
        ("a) wrong\n", "line 1: this belongs to a question"),
        ("1. What?\nand more\n", "line 2: this begins nothing"),
        ("1. What?\n", "it has no answer"),
        ("1. What?\na) x\n= 3\n", "answers of two kinds"),
        ("1. What?\n= three\n", "three is no number"),
        ("1. What?\n= [2, 1]\n", "is no range"),
        ("1. What?\na) x\nb) y\n", "none of its options is right"),
        ("1. What?\n* a|b\n", r"one of \| "),
        ("COMMENT\n1. What?\n= 3\n", "line 1: what begins here is never closed"),
        ("1. What?\n^^^^\n", "a file is nothing"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(QuizError, match=said):
        read_plain(text)


@given(st.text(st.sampled_from("12.ab)* []=+-!_^`%:\n Title COMMENT"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_plain(text)
    except QuizError as problem:
        assert problem.problems
    else:
        assert same(found.quiz)


@given(quizzes(TAME))
@settings(max_examples=40, deadline=None)
def test_their_reader_takes_what_we_write(quiz: Quiz) -> None:
    text, left_out = plain_text(quiz, "标题 of a quiz")
    assume(text)
    said = [q for n, q in enumerate(quiz.questions, 1) if not any(f"Question {n} " in s for s in left_out)]
    for one, other in zip(said, asked(theirs(text)), strict=True):
        agree(one, other)
