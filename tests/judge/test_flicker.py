"""Two hundred checks on fresh seeds: the same answer has the same verdict and the same name every time."""

from __future__ import annotations

import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from test_traps import answer_with

from tutor.judge.code import Draws, judge_code
from tutor.model import Exercise, Rules

TIMES = 5
# For each exercise four right answers in different forms, and four known mistakes of different kinds.
ANSWERS = {
    "softmax": (
        ("loops", "pairwise", "single_precision", "tensors"),
        ("wrong_axis", "no_max_subtraction", "no_keepdims", "sigmoid_each"),
    ),
    "cross-entropy": (
        ("loops", "one_hot", "single_precision", "tensors"),
        ("log_of_softmax", "sum_instead_of_mean", "wrong_axis", "targets_counted_from_one"),
    ),
    "linear-backward": (
        ("loops", "einsum", "single_precision", "tensors"),
        ("dw_transposed", "dx_uses_w_transposed", "db_mean", "outputs_in_another_order"),
    ),
    "scaled-dot-product-attention": (
        ("loops", "einsum", "single_precision", "tensors"),
        ("no_scaling", "mask_inverted", "masked_row_nan", "softmax_over_queries"),
    ),
    "gaussian-classifier": (
        ("loops", "whitened", "single_precision", "tensors"),
        ("divided_by_n_minus_one", "priors_left_out", "underflow_far_away", "half_left_out"),
    ),
}


def verdicts(exercise: Exercise, sources: list[str], draws: Draws) -> list[tuple[str, str | None, int]]:
    """Status, mistake and seed of every source on TIMES seeds that nobody has seen before."""
    seeds = [secrets.randbelow(2**31) for _ in range(TIMES)]
    runs = [(source, seed) for source in sources for seed in seeds]

    def judged(run: tuple[str, int]) -> tuple[str, str | None, int]:
        verdict = judge_code(exercise, run[0].encode(), run[1], draws)
        return verdict.status, verdict.mistake, run[1]

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(judged, runs))


def test_it_is_two_hundred_checks() -> None:
    assert sum(TIMES * (len(right) + len(wrong)) for right, wrong in ANSWERS.values()) == 200


@pytest.mark.parametrize("name", ANSWERS)
def test_right_answers_pass_every_time(exercise_named, draws: Draws, name: str) -> None:
    exercise: Exercise = exercise_named(name)
    sources = [exercise.sources[f"accept/{form}.py"] for form in ANSWERS[name][0]]
    found = verdicts(exercise, sources, draws)
    assert [verdict for verdict in found if verdict[:2] != ("pass", None)] == []


@pytest.mark.parametrize("name", ANSWERS)
def test_wrong_answers_have_one_name_every_time(exercise_named, draws: Draws, name: str) -> None:
    exercise: Exercise = replace(exercise_named(name), rules=Rules())
    mistakes = ANSWERS[name][1]
    found = verdicts(exercise, [answer_with(exercise, mistake) for mistake in mistakes], draws)
    expected = [mistake for mistake in mistakes for _ in range(TIMES)]
    off = [
        (mistake, verdict)
        for mistake, verdict in zip(expected, found, strict=True)
        if verdict[:2] != ("fail", mistake)
    ]
    assert off == []
