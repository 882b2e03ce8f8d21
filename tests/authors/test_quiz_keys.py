"""An author's own answers to a question: the right one passes, and each telling wrong one can be told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.authors import scaffold
from tutor.authors.check import check
from tutor.authors.keys import key_problem, telling_problems
from tutor.judge.code import Draws
from tutor.text.quiz import Question, parse

QUIZ = Path(scaffold.__file__).parent / "template" / "exercises" / "squared-error-quiz"


def question(answers: str) -> Question:
    [only] = parse(f"## What?\n\n{answers}\n").questions
    return only


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ("= 1.604 ± 0.006\n\n! 1.599 ± 0.004 > The second entry.", "1.599 counts as right"),
        ("= 0.5\n\n! 50% > Half.", "0.5 counts as right"),
        ("= (N, 3)\n\n! ( N,3 ) > Turned.", "(N, 3) counts as right"),
        ("= a*(b + c)\n\n! a*b + a*c > Worked out.", "a*b + a*c counts as right"),
        ("The ____ [[bias|offset]].\n\n! Offset > Another word.", "Offset counts as right"),
        ("= 5\n\n! 3 ± 0.5 > One.\n! 3.2 > Two.", "3.2 is never told: this is said instead: One."),
        ("= (2, 3)\n\n! (3, 2) > One.\n! (3, 2) > Two.", "(3, 2) is never told"),
        ("= a + b\n\n! a + > Unfinished.", "cannot be judged"),
    ],
)
def test_a_telling_wrong_answer_that_nobody_would_be_told_is_found(answers: str, part: str) -> None:
    [problem] = telling_problems(question(answers))
    assert part in problem


@pytest.mark.parametrize(
    "answers",
    [
        "= 1.604 ± 0.003\n\n! 1.599 ± 0.0005 > The second entry.\n! 1.6 ± 0.0005 > Three decimals.",
        "= (N, 3)\n\n! (3, N) > Turned.",
        "= a*(b + c)\n\n! a*b + c > Only one factor.",
        "The [[mean]] and the [[root]].\n\n! root > Which one first?",
        "- [x] Yes\n- [ ] No",
        "2. then\n1. first",
        "- a -> one\n- b -> two",
    ],
)
def test_good_answers_are_no_problem(answers: str) -> None:
    asked = question(answers)
    assert key_problem(asked) == "" and list(telling_problems(asked)) == []


def test_wrong_answers_that_meet_by_lot_are_no_problem_but_a_right_one_is() -> None:
    twins = question("= 5\n\n! 3 > One.\n! 3 > Two.")
    assert list(telling_problems(twins, drawn=True)) == [] != list(telling_problems(twins))
    assert list(telling_problems(question("= 5\n\n! 5 > One."), drawn=True)) != []


def test_a_right_answer_that_cannot_be_judged_is_found() -> None:
    assert key_problem(question("= (a +")) != ""


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(0, 500))
def test_a_number_is_refused_exactly_where_it_would_be_accepted(right: int, wrong: int, around: int) -> None:
    asked = question(f"= {right} ± {around}\n\n! {wrong} > Why?")
    assert bool(list(telling_problems(asked))) == (abs(right - wrong) <= around)


def test_the_check_of_a_pack_names_file_question_and_answer(tmp_path: Path, draws: Draws) -> None:
    folder = shutil.copytree(QUIZ, tmp_path / "squared-error-quiz")
    quiz = folder / "quiz.md"
    quiz.write_text(quiz.read_text().replace("! 6 ± 0.001", "! 2.0005 ± 0.001"))
    [report] = check(folder, draws).reports
    [problem] = report.problems
    assert problem.startswith("quiz.md (seed 1): question 1: the telling wrong answer 2.0005 counts as right")
