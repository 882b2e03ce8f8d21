"""Quiz answers judged: every form, generous reading, telling answers, nothing given away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.judge.quiz import judge_quiz
from tutor.model import Exercise, Name, Verdict
from tutor.text.quiz import parse, right_answers

QUIZ = """## One

- [x] rows
- [ ] columns
  > True for a batch of one.

:::explain
Rows are distributions.
:::

## Many
- [x] alpha
- [x] beta
- [ ] gamma

## Word
A [[logit|score]].

! bias > That is added to it.

## Two words
From [[logits]] to [[softmax]].

## Value
= 0.25 ± 0.01
! 0.75 ± 0.01 > That is the other class.

## Size
= (N, H, T, T)
! (N, T) > That is one head.

## Slope
= 2*x
! x > The power comes down too.

## Steps
3. divide
1. shift
2. exponentiate

## Belongs
- relu -> max
- step -> jump
- tanh -> curve
"""
EXERCISE = Exercise(
    "p", "q", "quiz", "Q", "/p/q", "0", names={"x": Name("scalar")}, sources={"quiz.md": QUIZ}
)
RIGHT = right_answers(parse(QUIZ))


def judged(answer: str, exercise: Exercise = EXERCISE) -> Verdict:
    return judge_quiz(exercise, answer, 5)


def one(question: str, answer: str) -> tuple[str, str, str]:
    """The verdict's status where all else is right, and the finding of that question."""
    rows = dict(row.split(": ", 1) for row in RIGHT.splitlines())
    rows[str([q.id for q in parse(QUIZ).questions].index(question) + 1)] = answer
    verdict = judged("\n".join(f"{n}: {a}" for n, a in rows.items()))
    finding = next(check for check in verdict.checks if check.name == question)
    return verdict.status, finding.status, finding.message


def test_all_right_answers_pass() -> None:
    verdict = judged(RIGHT)
    assert (verdict.status, verdict.score) == ("pass", 1.0)
    assert verdict.checks[0].help == "Rows are distributions."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("one", "A"),
        ("one", "(a)"),
        ("one", "Rows"),
        ("one", "ＲＯＷＳ."),
        ("many", "a, b"),
        ("many", "ba"),
        ("many", "b a"),
        ("many", "alpha; beta"),
        ("word", "Score"),
        ("word", " LOGIT "),
        ("two-words", "Logits ; soft max"),
        ("two-words", "logits；softmax"),
        ("value", "1/4"),
        ("value", "25 %"),
        ("value", "0.2599"),
        ("value", "０．２５"),
        ("size", "N,H,T,T"),
        ("size", "（N， H， T， T）"),
        ("size", "[N, H, T, T]"),
        ("slope", "x + x"),
        ("slope", "2x"),
        ("slope", "2·x"),
        ("steps", "b c a"),
        ("steps", "2 3 1"),
        ("steps", "bca"),
        ("steps", "shift; exponentiate; divide"),
        ("steps", "shift -> exponentiate -> divide"),
    ],
)
def test_right_answers_pass_however_they_are_written(question: str, answer: str) -> None:
    assert one(question, answer)[:2] == ("pass", "pass")


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("one", "b", "True for a batch of one."),
        ("many", "a", "not all that holds"),
        ("many", "a c", "c does not hold"),
        ("word", "bias", "That is added to it."),
        ("word", "logitt", "spelled"),
        ("word", "weight", "not the word"),
        ("two-words", "logits; relu", "gap 2"),
        ("value", "0.75", "That is the other class."),
        ("value", "25", "percent"),
        ("value", "3", "not the number"),
        ("size", "(N, T)", "That is one head."),
        ("size", "(n, h, t, t)", "Capital"),
        ("size", "(N, T, H)", "number of axes is another"),
        ("size", "(N, T, H, T)", "number of axes is right"),
        ("slope", "x", "The power comes down too."),
        ("slope", "3*x", "this formula gives"),
        ("slope", "diff(x^2, x)", "still to be worked out"),
        ("steps", "b a c", "up to place 1"),
        ("steps", "a b c", "before anything else"),
        ("belongs", "a-1 b-2 c-3", "pairs belong together"),
    ],
)
def test_wrong_answers_fail_with_what_they_tell(question: str, answer: str, said: str) -> None:
    status, finding, message = one(question, answer)
    if question == "belongs" and status == "pass":
        status, finding, message = one(question, "a-2 b-1 c-3")
    assert (status, finding) == ("fail", "fail")
    assert said in message


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("one", "z", "no option"),
        ("one", "a b", "one option"),
        ("many", "everything", "no option"),
        ("two-words", "logits", "2 gaps"),
        ("value", "a quarter", "no number"),
        ("slope", "2**", "too early"),
        ("slope", "2*y", "not declared"),
        ("slope", "y = 2*x", "not declared"),
        ("slope", "x = 2*x", "alone"),
        ("steps", "a b", "every letter"),
        ("steps", "a a b", "every letter"),
        ("belongs", "a-1", "a pair for every"),
        ("belongs", "a-1 b-2 c-9", "a pair for every"),
    ],
)
def test_an_answer_that_cannot_be_read_is_invalid(question: str, answer: str, said: str) -> None:
    status, _finding, message = one(question, answer)
    assert status == "invalid"
    assert said in message


def test_a_formula_that_cannot_be_decided_is_undecided() -> None:
    names = {"x": Name("scalar"), "A": Name("matrix", ("n", "n"))}
    quiz = "## Slope\n= tr(A)"
    exercise = Exercise("p", "q", "quiz", "Q", "/", "0", names=names, sources={"quiz.md": quiz})
    assert judged("1: sum(ones(10^6))", exercise).status == "undecided"


def test_unanswered_questions_fail_with_a_sentence() -> None:
    verdict = judged("# mine\n1: a\n2:\nvalue: 1/4\n")
    assert verdict.status == "fail"
    assert verdict.score == pytest.approx(2 / 9)
    assert verdict.message == "Question 2: This question is not answered yet."


def test_a_wrong_answer_is_told_before_a_missing_one() -> None:
    assert judged("5: 0.75").message == "Question 5: That is the other class."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "no answer yet"),
        ("# nothing\n1:\n", "no answer yet"),
        ("1 a", "no colon"),
        ("valeu: 3", "Did you mean value?"),
        ("12: a", "numbered 1 to 9"),
        ("1: a\none: b", "second time"),
        ("1: " + "a" * 30_000, "too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_invalid(answer: str, said: str) -> None:
    verdict = judged(answer)
    assert verdict.status == "invalid"
    assert said in verdict.message


def test_questions_go_by_number_id_or_heading() -> None:
    verdict = judged("Two words: logits; softmax\n1.: a")
    assert [c.name for c in verdict.checks if c.status == "pass"] == ["one", "two-words"]


def test_no_message_gives_the_right_answer_away() -> None:
    wrong = "1: b\n2: c\n3: zzz\n4: x; y\n5: 7\n6: (A, B)\n7: 5*x\n8: a b c\n9: a-3 b-2 c-1"
    verdict = judged(wrong)
    told = " ".join(check.message + check.help + str(check.expected) for check in verdict.checks)
    for secret in ("rows", "logit", "softmax", "0.25", "(N, H", "2*x", "shift"):
        assert secret not in told


def test_drawn_values_are_judged() -> None:
    exercise = Exercise("p", "q", "quiz", "Q", "/", "0", sources={"quiz.md": "## {a} + 1?\n= {b}"})
    assert judge_quiz(exercise, "1: 8", 1, {"a": 7, "b": 8}).status == "pass"
    assert judge_quiz(exercise, "1: 8", 1, {"a": 3, "b": 4}).status == "fail"


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.tuples(st.integers(1, 9), st.text(max_size=15)), max_size=9).map(
            lambda rows: "\n".join(f"{n}: {a}" for n, a in rows)
        ),
    )
)
def test_no_answer_raises(answer: str) -> None:
    verdict = judged(answer)
    assert verdict.status in ("pass", "fail", "invalid", "undecided")
    assert verdict.message
