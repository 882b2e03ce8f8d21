"""Training exercises: reaching the target is one check of several, and never enough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tutor.judge.code import Draws, Uses, judge_code, run_answer
from tutor.judge.drawn import PackBroken
from tutor.judge.training import score
from tutor.model import Exercise, Property, Verdict
from tutor.packs.load import load_exercise
from tutor.sandbox import wire

FOLDER = Path(__file__).parent / "training_pack" / "two-layer-training"
SEEDS = (1, 2)
MISTAKES = (
    "forgot_the_activation_gradient",
    "sum_instead_of_mean",
    "bias_averaged_twice",
    "first_layer_stands_still",
)


@pytest.fixture(scope="module")
def training() -> Exercise:
    return load_exercise(FOLDER, "course")


@pytest.fixture(scope="module")
def by_hand(training: Exercise) -> str:
    return training.sources["accept/by_hand.py"]


def statuses(verdict: Verdict) -> dict[str, str]:
    return {check.name: check.status for check in verdict.checks}


def with_mistake(training: Exercise, by_hand: str, name: str) -> str:
    """An answer that trains in its own loop with the gradients of a known mistake."""
    return f"{by_hand}\n{training.sources['mistakes.py']}\ngradients = {name}.gradients\n"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_right_loop_reaches_the_target(training: Exercise, by_hand: str, draws: Draws, seed: int) -> None:
    verdict = judge_code(training, by_hand.encode(), seed, draws)
    assert (verdict.status, verdict.message) == ("pass", "Right.")
    assert {"predictions", "loss_curve", "dW1_step0", "dW1_step3"} <= set(statuses(verdict))


def test_the_list_of_planted_mistakes_is_whole(training: Exercise) -> None:
    assert {mistake.name for mistake in training.mistakes} == set(MISTAKES)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", MISTAKES)
def test_a_planted_mistake_reaches_the_target_and_is_named(
    training: Exercise, by_hand: str, draws: Draws, name: str, seed: int
) -> None:
    verdict = judge_code(training, with_mistake(training, by_hand, name).encode(), seed, draws)
    found = statuses(verdict)
    assert (found["predictions"], found["loss_curve"]) == ("pass", "pass")
    assert (verdict.status, verdict.mistake) == ("fail", name)
    assert verdict.message.endswith("?") and verdict.help
    assert "fail" in {found[f"{output}_step0"] for output in ("dW1", "db1", "dW2", "db2")}


def test_right_gradients_alone_do_not_pass(training: Exercise, by_hand: str, draws: Draws) -> None:
    lazy = by_hand.replace("rate * dW1", "0 * dW1").replace("rate * dW2", "0 * dW2")
    verdict = judge_code(training, lazy.encode(), 1, draws)
    found = statuses(verdict)
    assert verdict.status == "fail"
    assert (found["dW1_step0"], found["predictions"]) == ("pass", "fail")


def test_a_missed_target_is_said_with_both_numbers(training: Exercise, by_hand: str, draws: Draws) -> None:
    harder = replace(
        training,
        properties=(Property("reaches", {"output": "predictions", "against": "labels", "at_least": 1.01}),),
    )
    verdict = judge_code(harder, by_hand.encode(), 1, draws)
    said = next(check for check in verdict.checks if check.name == "predictions")
    assert said.status == "fail" and "1.01" in said.message
    assert said.actual is not None and 0.8 <= float(said.actual) <= 1 and said.actual in said.message


def test_held_out_labels_never_enter_the_learners_cell(
    training: Exercise, by_hand: str, draws: Draws
) -> None:
    drawn = draws.get(training, 1, Uses())
    sent: list[bytes] = []

    class Spy:
        def run(self, host: str, job: dict[str, object], *rest: object) -> object:
            sent.append(wire.encode(job))
            return draws.hosts.run(host, job, *rest)

    run_answer(training, by_hand, drawn, [0], Spy(), Uses())
    case = drawn.cases[0]
    assert case.inputs["unseen"].tobytes() in sent[0]
    assert case.held_out["labels"].shape == (200,)
    assert case.held_out["labels"].tobytes() not in sent[0]


def test_a_loop_without_end_is_out_of_time(training: Exercise, by_hand: str, draws: Draws) -> None:
    endless = by_hand.replace("for _ in range(steps):", "while True:")
    short = replace(training, limits=replace(training.limits, seconds=1.0))
    assert judge_code(short, endless.encode(), 1, draws).status == "timeout"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ({"output": "guesses", "against": "labels", "at_least": 0.5}, "no output guesses"),
        ({"output": "predictions", "against": "marks", "at_least": 0.5}, "holds no marks out"),
        ({"output": "predictions", "against": "labels"}, "at_least"),
        ({"output": "loss_curve"}, "at_most"),
    ],
)
def test_a_property_that_names_what_is_not_there_is_the_packs_fault(
    training: Exercise, by_hand: str, draws: Draws, arguments: dict[str, object], part: str
) -> None:
    broken = replace(training, properties=(Property("reaches", arguments),))
    with pytest.raises(PackBroken, match=part):
        judge_code(broken, by_hand.encode(), 1, draws)


def test_a_score_is_the_share_of_right_classes_or_of_explained_variance() -> None:
    classes = np.array([0, 1, 1, 0])
    assert score(np.array([0, 1, 0, 0]), classes) == 0.75
    assert score(np.array([[2.0, 1], [0, 1], [3, 1], [1, 0]]), classes) == 0.75
    assert np.isnan(score(np.array([0, 1]), classes))
    truth = np.array([1.0, 2, 3, 4])
    assert score(truth, truth) == 1
    assert score(np.full(4, 2.5), truth) == 0
    assert np.isnan(score(np.ones((4, 1)), truth))
