"""The search names the slip that a teacher would name, and never one that the full comparison denies."""

import time
from fractions import Fraction

import numpy as np
import pytest
from slip_lines import WrongLine, wrong_lines

from tutor.algebra import tree
from tutor.algebra.errors import UndecidedError
from tutor.algebra.follow import follows
from tutor.algebra.names import read, read_step, scope_of
from tutor.algebra.show import show
from tutor.algebra.slips.build import number, scaled
from tutor.algebra.slips.search import Found, find
from tutor.algebra.slips.sentences import names, question
from tutor.algebra.slips.spots import put, spots
from tutor.algebra.slips.wrong import Clock
from tutor.model import Name

LINES = wrong_lines()
SEED = [5, 1]
SCALARS = scope_of({"x": Name("scalar"), "y": Name("scalar"), "a": Name("scalar", (), "positive")})


def found(line: WrongLine) -> Found | None:
    return find(line.above, line.step, line.scope, SEED, line.unknown, seconds=30)


def verdict(line: WrongLine, step: tree.Step) -> str:
    return follows(line.above, step, line.scope, np.random.default_rng([9, 9]), line.unknown).verdict


def looked_for(above: str, line: str, seconds: float = 30) -> Found | None:
    return find(read(above, SCALARS), read_step(f"= {line}", SCALARS), SCALARS, SEED, seconds=seconds)


@pytest.fixture(scope="module")
def answers() -> list[tuple[WrongLine, Found | None]]:
    return [(line, found(line)) for line in LINES]


def test_there_are_sixty_wrong_lines_and_each_is_judged_wrong() -> None:
    assert len(LINES) >= 60
    right = [line.text for line in LINES if verdict(line, line.step) not in ("does_not_follow", "undefined")]
    assert not right


def test_nine_wrong_lines_in_ten_get_their_slip_named(answers: list[tuple[WrongLine, Found | None]]) -> None:
    missed = [
        (line.text, line.labels, slip.name if slip else None)
        for line, slip in answers
        if slip is None or slip.name not in line.labels
    ]
    assert len(missed) <= len(LINES) // 10, missed


def test_every_mended_line_reads_back_and_follows(answers: list[tuple[WrongLine, Found | None]]) -> None:
    mended = [(line, slip.repaired) for line, slip in answers if slip is not None and slip.repaired]
    assert len(mended) > len(LINES) // 2
    for line, text in mended:
        assert verdict(line, read_step(text, line.scope)) == "follows", (line.text, text)


def test_every_question_is_in_the_table_and_asks(answers: list[tuple[WrongLine, Found | None]]) -> None:
    for _line, slip in answers:
        if slip is not None:
            assert {slip.name, *slip.also} <= names()
            assert slip.name not in slip.also
    for name in names():
        assert question(name, "IT").endswith("?")
        assert name == name.lower().replace("_", "-")


def test_the_question_never_holds_the_mended_line(answers: list[tuple[WrongLine, Found | None]]) -> None:
    for line, slip in answers:
        if slip is not None and slip.repaired:
            bare = slip.repaired.removeprefix("<=> ").removeprefix("= ")
            assert bare in show(line.step.node) or bare not in slip.says, line.text


def test_the_same_seed_finds_the_same_slip(answers: list[tuple[WrongLine, Found | None]]) -> None:
    for line, slip in answers[::7]:
        assert found(line) == slip


@pytest.mark.parametrize(
    ("above", "line"),
    [("sin(x)*y", "x^3 + tanh(y) - 7"), ("exp(x)", "5*y*cos(x) + 11"), ("a", "x^5*y^4 + 1/3")],
)
def test_a_line_that_no_slip_explains_gets_none(above: str, line: str) -> None:
    assert looked_for(above, line) is None


def test_without_time_nothing_is_said() -> None:
    assert looked_for("sin(x) + y", "sin(x) - y") is not None
    assert looked_for("sin(x) + y", "sin(x) - y", seconds=0.0) is None


def test_structure_goes_before_a_number_that_fits_as_well() -> None:
    slip = looked_for("diff(sin(2*x), x)", "cos(2*x)")
    assert slip is not None
    assert (slip.name, "factor-two" in slip.also) == ("chain-rule", True)


def test_every_wrong_term_is_mended_where_several_have_the_same_fault() -> None:
    slip = looked_for("sin(x) - 2*y + a", "sin(x) + 2*y - a")
    assert slip is not None
    assert (slip.name, slip.repaired) == ("sign", "= sin(x) - 2*y + a")


def test_any_two_lines_of_a_scope_can_be_searched_and_what_is_named_is_confirmed() -> None:
    pairs = [(a, b) for a in LINES for b in LINES if a.scope is b.scope and a.unknown == b.unknown]
    for a, b in pairs[::11]:
        slip = find(a.above, b.step, a.scope, SEED, a.unknown, seconds=0.3)
        if slip is not None and slip.repaired:
            assert verdict(a, read_step(slip.repaired, a.scope)) == "follows", (a.text, b.text, slip)


def test_a_clock_that_has_run_out_ends_the_work() -> None:
    with pytest.raises(UndecidedError):
        Clock(1000, deadline=time.monotonic() - 1).spend()


def test_the_law_of_a_draw_is_searched_without_a_fault() -> None:
    above, line = "E(z ~ N(x, a), z*y)", "E(z ~ N(2*x, a), z*y) + tanh(y)"
    assert looked_for(above, line) is None
    slip = looked_for(above, "E(z ~ N(2*x, a), z*y)")
    assert slip is not None
    assert slip.name == "factor-half"


def test_every_place_can_be_put_back() -> None:
    for line in LINES:
        for spot in spots(line.step.node):
            assert put(line.step.node, spot.path, spot.node) == line.step.node


@pytest.mark.parametrize(
    ("by", "text", "said"),
    [
        (Fraction(-1), "-x*y", "x*y"),
        (Fraction(-1), "x*y", "-x*y"),
        (Fraction(2), "1/2*x", "x"),
        (Fraction(2), "3*x*y", "6*x*y"),
        (Fraction(2), "x", "2*x"),
        (Fraction(1, 2), "1", "1/2"),
        (Fraction(-2), "-x/3", "2*(x/3)"),
    ],
)
def test_a_factor_is_taken_together_with_what_stands_there(by: Fraction, text: str, said: str) -> None:
    node = read(text, SCALARS)
    made = scaled(number(by), node)
    assert read(show(made), SCALARS) == read(said, SCALARS)
