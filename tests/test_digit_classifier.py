"""The first capstone: a network of one's own that reads digits, and what planted bugs do to it."""

from __future__ import annotations

import pytest

from tutor.judge.code import Draws, Uses, judge_code
from tutor.model import Exercise, Verdict

SEED = 3
TARGETS = ("predictions", "loss_curve")
# Bugs with which the network still learns to read: reaching the target must not be enough.
FORGIVEN = (
    "rectifiers_ignored",
    "first_rectifier_ignored",
    "second_rectifier_ignored",
    "square_weights_transposed",
    "biases_stand_still",
    "biases_averaged_again",
    "pre_activations_in_the_weight_gradients",
)

OTHERS = (
    "rectifiers_exchanged",
    "first_layer_stands_still",
    "softmax_slope_twice",
    "mean_taken_twice",
    "sum_instead_of_mean",
)


@pytest.fixture(scope="module")
def capstone(exercise_named) -> Exercise:
    return exercise_named("digit-classifier")


@pytest.fixture(scope="module")
def references(capstone: Exercise, exercise_named) -> dict[str, str]:
    return {name.replace("-", "_"): exercise_named(name).sources["reference.py"] for name in capstone.uses}


@pytest.fixture(scope="module")
def own(exercise_named) -> dict[str, str]:
    """A learner's earlier answers in plain NumPy."""
    answers = {
        "linear-backward": "einsum",
        "cross-entropy-gradient": "single_precision",
        "training-loop": "on_copies",
    }
    texts = {name: exercise_named(name).sources[f"accept/{answer}.py"] for name, answer in answers.items()}
    texts["cross-entropy-gradient"] = texts["cross-entropy-gradient"].replace("float32", "float64")
    return {name.replace("-", "_"): text for name, text in texts.items()}


def statuses(verdict: Verdict) -> dict[str, str]:
    return {check.name: check.status for check in verdict.checks}


def planted(capstone: Exercise, name: str) -> str:
    """A learner's answer whose gradients are those of a known mistake."""
    right, wrong = capstone.sources["accept/from_mynn.py"], capstone.sources["mistakes.py"]
    return f"{right}\n\n{wrong}\n\nloss_and_grads = {name}.loss_and_grads\n"


def test_plain_numpy_built_on_own_answers_passes(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws
) -> None:
    assert not any("torch" in text for text in own.values())
    answer = capstone.sources["accept/from_mynn.py"].encode()
    verdict = judge_code(capstone, answer, SEED, draws, Uses(references, own))
    assert (verdict.status, verdict.message) == ("pass", "Right.")
    gradients = {f"d{kind}{layer}_step{step}" for kind in "Wb" for layer in (1, 2, 3) for step in (0, 3)}
    assert gradients | set(TARGETS) <= set(statuses(verdict))


def test_every_planted_bug_is_known_to_the_exercise(capstone: Exercise) -> None:
    names = {mistake.name for mistake in capstone.mistakes}
    assert len(FORGIVEN) == 7
    assert names == {*FORGIVEN, *OTHERS}


@pytest.mark.parametrize("name", FORGIVEN)
def test_a_planted_bug_reads_digits_and_is_rejected_by_its_gradients(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws, name: str
) -> None:
    verdict = judge_code(capstone, planted(capstone, name).encode(), SEED, draws, Uses(references, own))
    found = statuses(verdict)
    assert [found[target] for target in TARGETS] == ["pass", "pass"]
    assert (verdict.status, verdict.mistake) == ("fail", name)
    for step in ("step0", "step3"):
        assert "fail" in {status for output, status in found.items() if output.endswith(step)}
    assert verdict.message.endswith("?") and verdict.help


@pytest.mark.parametrize("name", OTHERS)
def test_a_bug_that_spoils_the_training_is_named_by_its_gradients_too(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws, name: str
) -> None:
    verdict = judge_code(capstone, planted(capstone, name).encode(), SEED, draws, Uses(references, own))
    assert (verdict.status, verdict.mistake) == ("fail", name)


def test_right_gradients_that_are_never_used_do_not_pass(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws
) -> None:
    idle = capstone.sources["accept/from_mynn.py"].replace("batch_size, rate)\n", "batch_size, 0 * rate)\n")
    idle = idle.replace(
        "def fit(params, x, t, orders, batch_size, 0 * rate)",
        "def fit(params, x, t, orders, batch_size, rate)",
    )
    verdict = judge_code(capstone, idle.encode(), SEED, draws, Uses(references, own))
    found = statuses(verdict)
    assert verdict.status == "fail"
    assert (found["dW1_step0"], found["predictions"]) == ("pass", "fail")
