"""The second capstone: a transformer layer of one's own that reverses digits, and planted bugs."""

from __future__ import annotations

import pytest

from tutor.judge.code import Draws, Uses, judge_code
from tutor.model import Exercise, Verdict

SEED = 1
TARGETS = ("predictions", "loss_curve")
# Bugs with which the layer still learns to reverse: reaching the target must not be enough.
FORGIVEN = (
    "addition_forgotten_on_the_way_back",
    "attention_forgotten_on_the_way_back",
    "back_through_the_values_only",
    "positions_stand_still",
    "positions_averaged_over_sequences",
    "digits_stand_still",
    "last_occurrence_only",
    "statistics_taken_as_constant",
    "scale_forgotten_in_the_attention",
    "biases_stand_still",
)
OTHERS = (
    "diagonal_of_the_jacobian_only",
    "normalisation_skipped_on_the_way_back",
    "queries_and_keys_stand_still",
    "mean_over_sequences_only",
    "mean_taken_twice",
)
BOTH_WAYS = "addition_forgotten"  # a wrong network, and the right gradients of that
# Earlier answers of two learners: one thinks in whole arrays, the other in single rows and heads.
ARRAYS = {
    "embedding": "accept/one_hot.py",
    "multi-head-attention-backward": "accept/einsum.py",
    "layer-norm": "accept/step_by_step.py",
    "linear-backward": "accept/einsum.py",
    "cross-entropy-gradient": "accept/single_precision.py",
    "training-loop": "accept/on_copies.py",
}
LOOPS = ARRAYS | {
    "embedding": "accept/loops.py",
    "multi-head-attention-backward": "accept/head_by_head.py",
    "layer-norm": "accept/jacobian.py",
}
PARAMETERS = ("E", "P", "Wq", "Wk", "Wv", "Wo", "bq", "bk", "bv", "bo", "gamma", "beta", "W", "b")


@pytest.fixture(scope="module")
def capstone(exercise_named) -> Exercise:
    return exercise_named("digit-reverser")


@pytest.fixture(scope="module")
def references(capstone: Exercise, exercise_named) -> dict[str, str]:
    return {name.replace("-", "_"): exercise_named(name).sources["reference.py"] for name in capstone.uses}


def learner(exercise_named, answers: dict[str, str]) -> dict[str, str]:
    texts = {name: exercise_named(name).sources[file] for name, file in answers.items()}
    texts["cross-entropy-gradient"] = texts["cross-entropy-gradient"].replace("float32", "float64")
    return {name.replace("-", "_"): text for name, text in texts.items()}


@pytest.fixture(scope="module")
def own(exercise_named) -> dict[str, str]:
    return learner(exercise_named, ARRAYS)


def statuses(verdict: Verdict) -> dict[str, str]:
    return {check.name: check.status for check in verdict.checks}


def planted(capstone: Exercise, name: str) -> str:
    """A learner's answer whose gradients are those of a known mistake."""
    right, wrong = capstone.sources["accept/from_mynn.py"], capstone.sources["mistakes.py"]
    return f"{right}\n\n{wrong}\n\nloss_and_grads = {name}.loss_and_grads\n"


@pytest.mark.parametrize("answers", [ARRAYS, LOOPS], ids=["arrays", "loops"])
def test_plain_numpy_built_on_own_answers_reverses(
    capstone: Exercise, references: dict[str, str], exercise_named, draws: Draws, answers: dict[str, str]
) -> None:
    texts = learner(exercise_named, answers)
    assert not any("torch" in text for text in texts.values())
    answer = capstone.sources["accept/from_mynn.py"].encode()
    verdict = judge_code(capstone, answer, SEED, draws, Uses(references, texts))
    assert (verdict.status, verdict.message) == ("pass", "Right.")
    gradients = {f"d{name}_step{step}" for name in PARAMETERS for step in (0, 3)}
    assert gradients | set(TARGETS) <= set(statuses(verdict))


def test_every_planted_bug_is_known_to_the_exercise(capstone: Exercise) -> None:
    assert len(FORGIVEN) >= 7
    assert {mistake.name for mistake in capstone.mistakes} == {*FORGIVEN, *OTHERS, BOTH_WAYS}


@pytest.mark.parametrize("name", FORGIVEN)
def test_a_planted_bug_reverses_digits_and_is_rejected_by_its_gradients(
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
def test_a_bug_that_spoils_the_reversing_is_named_by_its_gradients_too(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws, name: str
) -> None:
    verdict = judge_code(capstone, planted(capstone, name).encode(), SEED, draws, Uses(references, own))
    assert (verdict.status, verdict.mistake) == ("fail", name)


def test_a_wrong_network_with_its_own_right_gradients_is_named_too(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws
) -> None:
    answer = planted(capstone, BOTH_WAYS) + f"scores = {BOTH_WAYS}.scores\n"
    verdict = judge_code(capstone, answer.encode(), SEED, draws, Uses(references, own))
    assert (verdict.status, verdict.mistake) == ("fail", BOTH_WAYS)
    assert statuses(verdict)["scores_step0"] == "fail"


def test_right_gradients_that_are_never_used_do_not_reverse(
    capstone: Exercise, references: dict[str, str], own: dict[str, str], draws: Draws
) -> None:
    right = capstone.sources["accept/from_mynn.py"]
    idle = right.replace("orders, batch_size, rate)\n", "orders, batch_size, 0 * rate)\n")
    idle = idle.replace("orders, batch_size, 0 * rate):\n", "orders, batch_size, rate):\n")
    assert idle != right
    verdict = judge_code(capstone, idle.encode(), SEED, draws, Uses(references, own))
    found = statuses(verdict)
    assert verdict.status == "fail"
    assert (found["dWq_step0"], found["predictions"]) == ("pass", "fail")
