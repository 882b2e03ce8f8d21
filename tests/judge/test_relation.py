"""An answer that is right after one change is asked about that change, and no other answer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.judge.code import Draws, judge_code
from tutor.judge.relation.find import relation_of
from tutor.judge.relation.seen import Seen
from tutor.model import Rules, Verdict

Array = np.ndarray[Any, Any]
RNG = np.random.default_rng(5)
CASES = [RNG.normal(size=shape) for shape in ((4,), (3, 3), (4, 3), (5, 5), (2, 4, 4))]
POSITIVE = [np.abs(x) + 0.1 for x in CASES]


def seen(change: Callable[[Array], Array], arrays: list[Array] = CASES) -> list[Seen]:
    """What an answer gives that changes each right array; the arrays are its inputs too."""
    return [Seen(x, np.asarray(change(x)), {"x": x}) for x in arrays]


def name_of(items: list[Seen]) -> str | None:
    found = relation_of(items)
    assert found is None or (found.message.endswith("?") and found.help.endswith((".", "?")))
    return found.name if found else None


@pytest.mark.parametrize(
    ("change", "arrays", "name", "part"),
    [
        (lambda x: -x, CASES, "negated", "sign"),
        (lambda x: x.swapaxes(-1, -2) if x.ndim > 1 else x, CASES, "transposed", "transposing"),
        (lambda x: 2 * x, CASES, "factor", "2 times"),
        (lambda x: (x / 2).astype(np.float32), CASES, "factor", "0.5 times"),
        (
            lambda x: x * len(x),
            CASES,
            "factor of a size",
            "N times what it should be, with N the length of axis 0",
        ),
        (lambda x: x / len(x), CASES, "factor of a size", "1/N of what"),
        (np.square, CASES, "squared", "squares"),
        (np.sqrt, POSITIVE, "root", "square roots"),
        (np.exp, CASES, "exponential", "exponentials"),
        (np.log, POSITIVE, "logarithm", "logarithms"),
        (lambda x: np.roll(x, 1, -1), CASES, "rolled", "too late along the last axis"),
        (lambda x: np.roll(x, -1, -1), CASES, "rolled", "too early"),
        (lambda x: np.roll(x, 1, -2) if x.ndim > 1 else x, CASES, "rolled", "along axis -2"),
        (lambda x: x[..., ::-1], CASES, "reversed", "reversed order"),
        (lambda x: x + 0.25, CASES, "offset", "0.25"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_change_is_recognised_on_all_cases(
    change: Any, arrays: list[Array], name: str, part: str
) -> None:
    found = relation_of(seen(change, arrays))
    assert found is not None and found.name == name and part in found.message and "?" in found.message


def softmax(x: Array, axis: int) -> Array:
    e = np.exp(x - x.max(axis, keepdims=True))
    return np.asarray(e / e.sum(axis, keepdims=True))


def test_sums_along_another_axis_are_recognised() -> None:
    items = [Seen(softmax(x, -1), softmax(x, 0), {"x": x}) for x in CASES]
    found = relation_of(items)
    assert found is not None and found.name == "other axis"
    assert "along axis 0" in found.message and "along axis 1" in found.message


def test_a_change_that_holds_on_one_case_only_is_not_told() -> None:
    items = seen(lambda x: 2 * x)
    items[3] = replace(items[3], actual=3 * items[3].expected)
    assert name_of(items) is None
    items[3] = replace(items[3], actual=items[3].expected + RNG.normal(size=(5, 5)))
    assert name_of(items) is None


def test_one_number_alone_says_nothing_of_a_factor() -> None:
    assert name_of([Seen(np.array(2.0), np.array(3.0), {})]) is None


def test_a_right_answer_has_no_relation() -> None:
    assert name_of(seen(lambda x: x)) is None
    assert name_of(seen(lambda x: x, [np.zeros((3, 3)), np.ones(4)])) is None


ARRAYS = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=1, max_dims=2, min_side=3, max_side=4), elements=st.floats(-9, 9)
)


@given(ARRAYS, ARRAYS)
def test_any_two_arrays_give_a_relation_or_none(x: Array, y: Array) -> None:
    found = relation_of([Seen(x, y, {"x": x})])
    assert found is None or found.message
    if found is not None and found.name == "negated":
        assert np.allclose(y, -x, rtol=1e-3, atol=1e-3)


@given(ARRAYS, st.floats(1.5, 50))
def test_a_factor_is_found_whatever_it_is(x: Array, factor: float) -> None:
    assume((np.abs(x[x != 0]) > np.finfo(float).tiny).all())  # below it a product has no digits left
    found = relation_of(
        [Seen(x, x * factor, {}), Seen(np.array([1.0, 3.0]), np.array([factor, 3 * factor]), {})]
    )
    assert found is not None and found.name == "factor"


@pytest.fixture
def judge(exercise_named, draws: Draws) -> Callable[[str, str], Verdict]:
    def judged(name: str, source: str) -> Verdict:
        exercise = replace(exercise_named(name), mistakes=(), properties=(), rules=Rules())
        exercise = replace(
            exercise, hash=f"{exercise.hash} bare", sources={**exercise.sources, "mistakes.py": ""}
        )
        return judge_code(exercise, source.encode(), 2, draws)

    return judged


BACKWARD = """import numpy as np
def linear_backward(x, W, dy):
    x, W, dy = (np.asarray(a, float) for a in (x, W, dy))
"""
RIGHT = {"dx": "dy @ W", "dW": "dy.T @ x", "db": "dy.sum(0)"}


@pytest.mark.parametrize(
    ("output", "code", "part"),
    [
        ("dW", "dy.T @ x / len(x)", "1/N of what it should be, with N the length of axis 0 of x"),
        ("dx", "-(dy @ W)", "Every sign"),
        ("db", "dy.sum(0) * 2", "2 times"),
    ],
)
def test_in_a_verdict_the_question_comes_first_and_the_numbers_stay(
    judge, output: str, code: str, part: str
) -> None:
    returned = ", ".join({**RIGHT, output: code}.values())
    verdict = judge("linear-backward", f"{BACKWARD}    return {returned}\n")
    (failed,) = (check for check in verdict.checks if check.status == "fail")
    assert failed.name == output and part in failed.message and failed.message == verdict.message
    assert failed.case and failed.expected and failed.actual and failed.where


def test_exchanged_outputs_are_recognised_although_their_shapes_are_wrong(judge) -> None:
    returned = f"{RIGHT['dW']}, {RIGHT['dx']}, {RIGHT['db']}"
    verdict = judge("linear-backward", f"{BACKWARD}    return {returned}\n")
    assert "dx is what dW should be" in verdict.message + verdict.help
