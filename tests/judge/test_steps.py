"""What each line of an answer claims, read without judging any."""

from __future__ import annotations

from tutor.algebra.show import show
from tutor.algebra.task import Task, task_of
from tutor.judge.steps import claims, result
from tutor.model import Derivation, Name

NAMES = {"x": Name("scalar"), "a": Name("scalar", (), "positive")}
CHAIN = task_of(Derivation(start="(x + a)^2", names=NAMES))
LEMMAS = task_of(Derivation(goal="x + x = 2*x", names=NAMES))
EQUATION = task_of(Derivation(start="2*x = a", goal="x = a/2", solve_for="x", names=NAMES))


def said(task: Task, answer: str) -> list[tuple[int, str, str]]:
    return [(claim.n, show(claim.left), show(claim.right)) for claim in claims(task, answer)]


def test_each_line_claims_to_equal_the_one_above() -> None:
    answer = "(x + a)*(x + a)\n# a comment\n= x^2 + 2*a*x + a^2  # done"
    assert said(CHAIN, answer) == [
        (1, "(x + a)^2", "(x + a)*(x + a)"),
        (3, "(x + a)*(x + a)", "x^2 + 2*a*x + a^2"),
    ]


def test_a_lemma_stands_by_itself_and_the_chain_goes_on_behind_it() -> None:
    answer = "a*x = x*a\n= x^2 + 2*a*x + a^2"
    assert said(CHAIN, answer) == [(1, "a*x", "x*a"), (2, "(x + a)^2", "x^2 + 2*a*x + a^2")]
    assert said(LEMMAS, "x + x = 2*x") == [(1, "x + x", "2*x")]


def test_a_line_that_repeats_the_line_above_continues_it() -> None:
    assert said(CHAIN, "(x + a)^2 = x*x + 2*a*x + a*a") == [(1, "(x + a)^2", "x*x + 2*a*x + a*a")]


def test_bounds_equations_and_what_cannot_be_read_claim_no_equality() -> None:
    assert said(CHAIN, ">= 0\n= q\n= ((") == []
    assert said(EQUATION, "<=> x = a/2") == []


def test_after_a_bound_the_next_line_goes_on_from_it() -> None:
    assert said(CHAIN, ">= 0 + 0\n= 0") == [(2, "0 + 0", "0")]


def test_the_result_is_the_last_formula_or_the_right_side() -> None:
    def last(task: Task, answer: str) -> str | None:
        node = result(task, answer)
        return None if node is None else show(node)

    assert last(CHAIN, "x*x\na*x = x*a") == "x*x"
    assert last(EQUATION, "<=> x = a/2") == "a/2"
    assert last(LEMMAS, "x + x = 2*x") == "2*x"
    assert last(CHAIN, "((") is None
