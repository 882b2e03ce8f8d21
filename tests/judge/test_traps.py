"""Where two conventions give almost the same numbers, a judged exercise tells them apart, by name."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tutor.judge.code import Draws, Uses, judge_code
from tutor.model import LOCAL_PACK, Exercise, Rules
from tutor.packs.load import load_exercise

PACKS = Path(__file__).parent / "trap_packs"
TRAPS = sorted(path.name for path in PACKS.iterdir() if path.is_dir())
SEEDS = range(1, 6)
# Traps in the course's own exercises: what separates them, and the mistake that falls into them.
COURSE = [
    ("softmax", "no_max_subtraction"),  # exp overflows from 710 on
    ("cross-entropy", "log_of_softmax"),  # the probability underflows at a gap above 745
    ("scaled-dot-product-attention", "mask_inverted"),  # True = may attend
    ("scaled-dot-product-attention", "masked_row_nan"),  # zeros and not NaN
    ("scaled-dot-product-attention", "masked_row_averages_everything"),
    ("linear-backward", "dx_uses_w_transposed"),  # of the right shape only where W is square
    ("linear-backward", "dw_transposed"),
    ("gaussian-classifier", "underflow_far_away"),  # 0/0 far from every mean
    ("gaussian-classifier", "divided_by_n_minus_one"),
]


def answer_with(exercise: Exercise, mistake: str) -> str:
    """The known mistake as a learner's file."""
    source = exercise.sources["mistakes.py"]
    if f"\nclass {mistake}" in source:
        names = f"{{k: v for k, v in vars({mistake}).items() if k[:2] != '__'}}"
        return f"{exercise.sources['reference.py']}\n{source}\nglobals().update({names})\n"
    return f"{source}\n{exercise.functions[0]} = {mistake}\n"


def names(exercise: Exercise, source: str, draws: Draws) -> set[tuple[str, str | None, tuple[str, ...]]]:
    """Status, mistake and further mistakes that the judge gives `source` on the seeds."""
    exercise = replace(exercise, rules=Rules())

    def judged(seed: int) -> tuple[str, str | None, tuple[str, ...]]:
        verdict = judge_code(exercise, source.encode(), seed, draws)
        return verdict.status, verdict.mistake, verdict.also

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return set(pool.map(judged, SEEDS))


@pytest.mark.parametrize("name", TRAPS)
def test_the_convention_of_the_reference_passes_in_torch_and_in_numpy(draws: Draws, name: str) -> None:
    exercise = load_exercise(PACKS / name, LOCAL_PACK)
    for file in ("reference.py", "accept/plain.py"):
        assert names(exercise, exercise.sources[file], draws) == {("pass", None, ())}, file


@pytest.mark.parametrize("name", TRAPS)
def test_every_contrary_convention_is_named(draws: Draws, name: str) -> None:
    exercise = load_exercise(PACKS / name, LOCAL_PACK)
    assert len(exercise.mistakes) >= 2
    for mistake in exercise.mistakes:
        said = names(exercise, answer_with(exercise, mistake.name), draws)
        assert said == {("fail", mistake.name, ())}, mistake.name


@pytest.mark.parametrize(("name", "mistake"), COURSE)
def test_the_course_tells_its_own_traps_apart(exercise_named, draws: Draws, name: str, mistake: str) -> None:
    exercise: Exercise = exercise_named(name)
    assert names(exercise, answer_with(exercise, mistake), draws) == {("fail", mistake, ())}


@pytest.mark.parametrize(
    ("name", "mistake", "special"),
    [
        ("relu-gradient", "slope_one_at_zero", "a zero"),
        ("sign-step", "minus_one_at_zero", "a zero"),
        ("blocked-mask", "empty_row_gives_zeros", "nothing left"),
        ("isolated-node", "isolated_node_nan", "a lonely node"),
    ],
)
def test_without_its_special_input_a_trap_is_not_seen(
    draws: Draws, name: str, mistake: str, special: str
) -> None:
    """So the case is there for a reason: ordinary numbers show no difference."""
    exercise = load_exercise(PACKS / name, LOCAL_PACK)
    drawn = draws.get(exercise, SEEDS[0], Uses())
    plain = f"_all = cases\n\n\ndef cases(rng):\n    return (c for c in _all(rng) if c[0] != {special!r})\n"
    cases = f"{exercise.sources['cases.py']}\n\n{plain}"
    without = replace(exercise, sources={**exercise.sources, "cases.py": cases}, hash=f"without {special}")
    assert special in [case.name for case in drawn.cases]
    assert names(without, answer_with(exercise, mistake), draws) == {("pass", None, ())}
