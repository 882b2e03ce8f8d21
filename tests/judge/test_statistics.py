"""Random answers are judged by statistics whose false-fail rate is computed, and verdicts do not flicker."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.judge import tails
from tutor.judge.code import Draws, judge_code
from tutor.judge.drawn import Case, Drawn, PackBroken
from tutor.judge.returned import Returned
from tutor.judge.statistics import RATE, statistic_findings
from tutor.model import Exercise, Finding, Property
from tutor.packs.load import load_exercise

FOLDER = Path(__file__).parent / "statistic_pack" / "own-dropout"


@pytest.fixture(scope="module")
def dropout() -> Exercise:
    return load_exercise(FOLDER, "course")


# -------------------------------------------------------------------------------------- in real cells


@pytest.mark.parametrize("name", ["reference.py", "accept/generator.py", "accept/fresh.py"])
def test_right_answers_pass_with_any_source_of_chance(dropout: Exercise, draws: Draws, name: str) -> None:
    verdicts = [judge_code(dropout, dropout.sources[name].encode(), seed, draws) for seed in range(1, 6)]
    assert [(v.status, v.message) for v in verdicts] == [("pass", "Right.")] * 5


@pytest.mark.parametrize("name", ["not_scaled", "p_keeps", "one_mask_for_a_row"])
def test_wrong_answers_are_told_by_name(dropout: Exercise, draws: Draws, name: str) -> None:
    # The answer draws elsewhere than the known mistake does: only its statistics are alike.
    source = dropout.sources["mistakes.py"].replace("np.random.random", "np.random.default_rng().random")
    source += f"\ndropout = {name}\n"
    for seed in (1, 2, 3):
        verdict = judge_code(dropout, source.encode(), seed, draws)
        assert verdict.status == "fail"
        if name != "one_mask_for_a_row":  # whose share is another every time
            assert verdict.mistake == name
            assert verdict.message.endswith("?")


def test_an_unknown_mistake_is_told_with_its_numbers_and_the_rate(dropout: Exercise, draws: Draws) -> None:
    source = "import numpy as np\ndef dropout(x, p):\n    return x * (np.random.random(x.shape) > 0.1)\n"
    verdict = judge_code(dropout, source.encode(), 1, draws)
    assert verdict.status == "fail" and verdict.mistake is None
    assert "share of non-zero entries" in verdict.message and "0.7 is expected" in verdict.message
    assert "million" in verdict.message and "10000 samples" in verdict.message


def test_the_verdict_for_an_answer_and_a_seed_is_always_the_same(dropout: Exercise, draws: Draws) -> None:
    nearly = "import numpy as np\ndef dropout(x, p):\n"
    nearly += (
        "    kept = np.random.default_rng().random(x.shape) > p + 0.022\n    return x * kept / (1 - p)\n"
    )
    for seed in (1, 2):
        said = [replace(judge_code(dropout, nearly.encode(), seed, draws), millis={}) for _ in range(5)]
        assert all(verdict == said[0] for verdict in said)


def test_a_wrong_shape_is_said_as_a_shape(dropout: Exercise, draws: Draws) -> None:
    verdict = judge_code(dropout, b"def dropout(x, p):\n    return x[0]\n", 1, draws)
    assert verdict.status == "fail" and "has shape (2500,); (4, 2500) is expected" in verdict.message


# ------------------------------------------------------------------------------------------ by entry


def sampled(truth: np.ndarray, answer: object, inputs: dict[str, object], *wanted: Property) -> list[Finding]:
    """The findings on one case in which the reference gave `truth`."""
    exercise = Exercise("course", "sampling", "code", "Sampling", "sampling", "", properties=wanted)
    drawn = Drawn(1, (Case("one", inputs, False, truth, None),), {}, 0.0)
    found = statistic_findings(exercise, drawn, {0: Returned(answer, inputs)})
    return [finding for findings in found.values() for finding in findings]


MEAN = Property("statistic", {"output": "values", "of": "mean", "expected_output": "mu"})
VARIANCE = Property("statistic", {"output": "values", "of": "variance", "expected_output": "s2"})
MU, S2 = np.array([0.0, 2.0, -1.0]), np.array([1.0, 0.25, 4.0])


def normal(seed: int, mu: np.ndarray, s2: np.ndarray) -> np.ndarray:
    return mu + np.sqrt(s2) * np.random.default_rng(seed).normal(size=(4000, 3))


@pytest.mark.parametrize("seed", range(20))
def test_normal_samples_are_judged_entry_by_entry(seed: int) -> None:
    inputs = {"mu": MU, "s2": S2}
    right = sampled(normal(100, MU, S2), normal(seed, MU, S2), inputs, MEAN, VARIANCE)
    assert [finding.status for finding in right] == ["pass", "pass"]
    deviation_for_variance = sampled(normal(100, MU, S2), normal(seed, MU, S2**2), inputs, MEAN, VARIANCE)
    assert [finding.status for finding in deviation_for_variance] == ["pass", "fail"]
    assert deviation_for_variance[1].where == (1,)
    moved = sampled(normal(100, MU, S2), normal(seed, MU + np.array([0, 0, 0.5]), S2), inputs, MEAN, VARIANCE)
    assert [(f.status, f.where) for f in moved] == [("fail", (2,)), ("pass", None)]


def test_samples_that_are_no_numbers_fail() -> None:
    for odd in (np.full((4000, 3), np.nan), np.full((4000, 3), np.inf)):
        found = sampled(normal(1, MU, S2), odd, {"mu": MU, "s2": S2}, MEAN, VARIANCE)
        assert [finding.status for finding in found] == ["fail", "fail"]


def test_what_cannot_be_judged_is_the_packs_fault() -> None:
    few = normal(1, MU, S2)[:20]
    with pytest.raises(PackBroken, match="20 samples are too few"):
        sampled(few, few, {"mu": MU}, MEAN)
    with pytest.raises(PackBroken, match="expected_output"):
        sampled(few, few, {}, MEAN)
    with pytest.raises(PackBroken, match="no output z"):
        z = Property("statistic", {"output": "z", "of": "mean", "expected": 0.0})
        sampled(few, few, {}, z)


# --------------------------------------------------------------------------------------------- tails


def exactly(n: int, p: Fraction, counts: range) -> Fraction:
    return sum((math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in counts), Fraction(0))


@given(st.integers(1, 60), st.integers(1, 99), st.sampled_from([1e-2, 1e-4, 1e-6]))
def test_the_binomial_interval_has_the_stated_rate_and_is_the_smallest(
    n: int, hundredths: int, rate: float
) -> None:
    p = Fraction(hundredths, 100)
    least, most = tails.binomial(n, float(p), rate)
    half = Fraction(rate) / 2 * (1 + Fraction(1, 10**9))
    assert exactly(n, p, range(least)) <= half and exactly(n, p, range(most + 1, n + 1)) <= half
    tight = Fraction(rate) / 2 * (1 - Fraction(1, 10**9))
    assert exactly(n, p, range(least + 1)) >= tight and exactly(n, p, range(most, n + 1)) >= tight


def test_certain_and_impossible_events_leave_no_room() -> None:
    assert tails.binomial(50, 0.0, 1e-6) == (0, 0)
    assert tails.binomial(50, 1.0, 1e-6) == (50, 50)


@given(st.floats(1e-12, 0.4))
def test_the_quantile_has_its_tail(tail: float) -> None:
    assert math.erfc(tails.quantile(tail) / math.sqrt(2)) / 2 == pytest.approx(tail, rel=1e-6)


def test_the_intervals_hold_at_a_rate_that_can_be_counted() -> None:
    rng, trials, rate = np.random.default_rng(5), 4000, 0.02
    draws = rng.normal(size=(trials, 80))
    low, high = tails.normal_variance(80, rate)
    ratio = draws.var(axis=1, ddof=1)
    assert np.mean((ratio < low) | (ratio > high)) <= rate
    outside = np.abs(draws.mean(axis=1)) > tails.normal_mean(80, 1.0, rate)
    assert np.mean(outside) == pytest.approx(rate, abs=0.01)
    coins = (rng.random((trials, 80)) < 0.1).astype(float)
    assert np.mean(np.abs(coins.mean(axis=1) - 0.1) > tails.bounded_mean(80, 0.1, 0, 1, rate)) <= rate
    low, high = tails.bounded_variance(80, 0.09, 0, 1, rate)
    spread = coins.var(axis=1, ddof=1)
    assert np.mean((spread < low) | (spread > high)) <= rate


@settings(max_examples=50)
@given(st.integers(2, 10**6), st.floats(0, 1))
def test_a_bound_for_the_mean_shrinks_with_the_samples_and_never_beats_the_normal_one(
    n: int, mean: float
) -> None:
    far = tails.bounded_mean(n, mean, 0.0, 1.0, RATE)
    assert tails.bounded_mean(4 * n, mean, 0.0, 1.0, RATE) < far
    assert far >= tails.normal_mean(n, math.sqrt(mean * (1 - mean)), RATE)
