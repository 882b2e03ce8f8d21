"""Named properties: violations are found and shown, right answers keep them, known mistakes go first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.judge.code import Draws, judge_code
from tutor.judge.drawn import PackBroken
from tutor.judge.outputs import Pair
from tutor.judge.properties.alone import non_negative, sums_to_one, symmetric
from tutor.judge.properties.related import gradient_violation
from tutor.model import Exercise, Finding, Property


def exercise(base: Exercise, properties: list[Property], reference: str, cases: str, name: str) -> Exercise:
    """An exercise of one function with the given properties, cases and reference, and without mistakes."""
    sources = {"reference.py": reference, "cases.py": cases, "starter.py": ""}
    hashed = repr((properties, reference, cases))
    return replace(
        base,
        id="property",
        hash=hashed,
        functions=(name,),
        returns=(),
        mistakes=(),
        rules=type(base.rules)(),
        properties=tuple(properties),
        sources=sources,
    )


@pytest.fixture
def judged(exercise_named, draws: Draws) -> Callable[..., dict[str, Finding]]:
    """Judges an answer to a made-up exercise; gives its checks by name."""
    base = exercise_named("softmax")

    def judge(properties: list[Property], reference: str, cases: str, answer: str) -> dict[str, Finding]:
        made = exercise(
            base, properties, "import numpy as np\n" + reference, "import numpy as np\n" + cases, "f"
        )
        verdict = judge_code(made, ("import numpy as np\n" + answer).encode(), 1, draws)
        return {check.name: check for check in verdict.checks}

    return judge


MATRIX = 'def cases(rng):\n    yield "small", {"x": np.array([[1.0, 2.0], [3.0, 5.0]])}\n'
MATRIX += '    yield "random", {"x": rng.normal(size=(3, 3))}\n'


@pytest.mark.parametrize(
    ("prop", "right", "wrong", "said"),
    [
        (Property("symmetric"), "x @ x.T", "x @ x", "these two should be equal"),
        (Property("non_negative"), "x ** 2", "x ** 3", "no entry can be negative"),
        (Property("sums_to_one", {"axis": 0}), "x / x.sum(0)", "x / x.sum(1, keepdims=True)", "[:, 0]"),
        (Property("invariant_to_shift", {"argument": "x"}), "x - x.mean()", "x - 2 * x.mean()", "changes at"),
        (
            Property("invariant_to_shift", {"argument": "x", "axis": -1}),
            "x - x.mean(-1, keepdims=True)",
            "x - x.mean()",
            "along axis -1",
        ),
        (
            Property("permutation_equivariant", {"argument": "x", "axis": 0}),
            "x - x.mean(0)",
            "x - x[0]",
            "another order",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Property) else "",
)
def test_an_answer_without_the_property_is_told_with_a_counterexample(
    judged, prop: Property, right: str, wrong: str, said: str
) -> None:
    reference = f"def f(x):\n    return {right}\n"
    assert all(check.status == "pass" for check in judged([prop], reference, MATRIX, reference).values())
    found = judged([prop], reference, MATRIX, f"def f(x):\n    return {wrong}\n")[prop.name]
    assert found.status == "fail" and said in found.message
    assert found.case is not None and found.case["name"] in ("small", "random") and found.help


def test_a_property_is_not_asked_where_the_reference_lacks_it(judged) -> None:
    cases = 'def cases(rng):\n    yield "a", {"x": np.array([[1.0, 3.0], [0.0, 0.0]])}\n'
    right = "def f(x):\n    t = x.sum(-1, keepdims=True)\n    return x / np.where(t == 0, 1, t)\n"
    assert judged([Property("sums_to_one")], right, cases, right)["sums_to_one"].status == "pass"
    half = right.replace("return x", "return x / 2")
    assert "[0, :]" in judged([Property("sums_to_one")], right, cases, half)["sums_to_one"].message


def test_a_property_that_the_reference_never_has_is_a_broken_pack(judged) -> None:
    right = "def f(x):\n    return x\n"
    with pytest.raises(PackBroken, match=r"exercise\.toml.*symmetric"):
        judged([Property("symmetric")], right, MATRIX, right)


@pytest.mark.parametrize("answer", ["x[0] ** 2", "[1, 'a']", "None", "x ** 2 * np.array(np.nan)"])
def test_a_property_of_the_wrong_form_is_skipped(judged, answer: str) -> None:
    right = "def f(x):\n    return x ** 2\n"
    found = judged([Property("non_negative")], right, MATRIX, f"def f(x):\n    return {answer}\n")
    assert found["non_negative"].status == "skipped"


def test_an_answer_that_remembers_is_not_deterministic(judged) -> None:
    right = "def f(x):\n    return x * 2\n"
    wrong = "seen = [0]\ndef f(x):\n    seen[0] += 1\n    return x * 2 * (1 + (seen[0] > 1))\n"
    found = judged([Property("deterministic")], right, MATRIX, wrong)
    assert found["deterministic"].status == "fail" and "second time" in found["deterministic"].message


def test_an_answer_that_only_fails_on_a_derived_case_fails(judged) -> None:
    right = "def f(x):\n    return x - x.mean()\n"
    wrong = "def f(x):\n    if abs(x).max() > 8: raise ValueError('too large')\n    return x - x.mean()\n"
    shift = Property("invariant_to_shift", {"argument": "x"})
    found = judged([shift], right, MATRIX, wrong)
    assert (
        found["invariant_to_shift"].status == "fail" and "ValueError" in found["invariant_to_shift"].message
    )


GRADIENT = "def loss(x):\n    return (np.abs(x) * x ** 2).sum()\ndef f(x):\n    return 3 * np.abs(x) * x\n"
GRADIENT_OF = Property("gradient_of", {"function": "loss", "argument": "x"})


def test_a_gradient_is_held_against_the_slopes_of_its_function(judged) -> None:
    assert judged([GRADIENT_OF], GRADIENT, MATRIX, GRADIENT)["gradient_of"].status == "pass"
    single = GRADIENT.replace("return 3 *", "return np.float32(3) * x.astype(np.float32) ** 0 *")
    assert judged([GRADIENT_OF], GRADIENT, MATRIX, single)["gradient_of"].status == "pass"
    wrong = GRADIENT.replace("3 *", "2 *")
    found = judged([GRADIENT_OF], GRADIENT, MATRIX, wrong)["gradient_of"]
    assert found.status == "fail" and "[0, 0]" in found.message
    assert (found.expected, found.actual) == ("3", "2")


def test_at_a_kink_no_gradient_is_asked_for(judged) -> None:
    cases = 'def cases(rng):\n    yield "kink", {"x": np.array([0.0, 1.0, -1.0])}\n'
    right = "def loss(x):\n    return np.maximum(x, 0).sum()\ndef f(x):\n    return (x > 0) * 1.0\n"
    other = right.replace("x > 0", "x >= 0")
    assert judged([GRADIENT_OF], right, cases, other)["gradient_of"].status == "pass"
    wrong = right.replace("x > 0", "x < 0")
    assert judged([GRADIENT_OF], right, cases, wrong)["gradient_of"].status == "fail"


def test_a_reference_that_is_not_its_own_gradient_is_a_broken_pack(judged) -> None:
    wrong = GRADIENT.replace("3 *", "2 *")
    with pytest.raises(PackBroken, match="not the gradient of loss"):
        judged([GRADIENT_OF], wrong, MATRIX, wrong)
    with pytest.raises(PackBroken, match="must return one number"):
        judged([GRADIENT_OF], GRADIENT.replace(".sum()", ""), MATRIX, GRADIENT)


def test_a_known_mistake_is_named_before_the_property_that_it_breaks(exercise_named, draws: Draws) -> None:
    softmax = exercise_named("softmax")
    source = softmax.sources["mistakes.py"] + "\nsoftmax = normalised_over_everything\n"
    verdict = judge_code(softmax, source.encode(), 1, draws)
    broken = {check.name for check in verdict.checks if check.status == "fail"}
    assert "sums_to_one" in broken and verdict.mistake == "normalised_over_everything"
    assert verdict.message == next(m.message for m in softmax.mistakes if m.name == verdict.mistake)


def test_a_broken_property_is_told_before_a_first_wrong_number(exercise_named, draws: Draws) -> None:
    source = "import numpy as np\ndef softmax(x, axis=-1):\n    x = np.asarray(x, float)\n"
    source += "    e = np.exp(x - x.max(axis, keepdims=True)) + 0.01\n"
    source += "    return e / e.sum(axis, keepdims=True) ** 1.5\n"
    verdict = judge_code(exercise_named("softmax"), source.encode(), 1, draws)
    assert verdict.mistake is None and "should sum to 1" in verdict.message


SQUARES = hnp.arrays(np.float64, (3, 3), elements=st.floats(0.01, 1))


@given(SQUARES)
def test_what_has_the_property_is_never_accused(x: np.ndarray) -> None:
    rows = x / x.sum(-1, keepdims=True)
    assert sums_to_one(rows, rows.astype(np.float32).astype(float), -1, "it") == (True, None)
    assert non_negative(x, x, -1, "it") == (True, None)
    both = x + x.T
    assert symmetric(both, both, -1, "it") == (True, None)


def test_a_property_forgives_what_the_comparison_forgives() -> None:
    zeros = np.zeros((2, 2))
    rounded = np.array([[0.0, -1e-16], [0.0, 0.0]])
    assert non_negative(zeros, rounded, -1, "it") == symmetric(zeros, rounded, -1, "it") == (True, None)
    assert non_negative(zeros, 1e8 * rounded, -1, "it")[1] is not None
    slope = Property("gradient_of", {"function": "loss", "argument": "W", "output": "dW"})
    flat = Pair("dW", zeros, zeros, None)
    assert gradient_violation(flat, rounded, slope, "dW") is None
    assert gradient_violation(flat, 1e8 * rounded, slope, "dW") is not None


@given(SQUARES, st.integers(0, 2), st.integers(0, 2), st.floats(0.01, 3))
def test_one_changed_entry_is_placed(x: np.ndarray, row: int, column: int, by: float) -> None:
    rows = x / x.sum(-1, keepdims=True)
    wrong = rows.copy()
    wrong[row, column] += by
    _applies, found = sums_to_one(rows, wrong, -1, "it")
    assert found is not None and f"[{row}, :]" in found.message
    wrong[row, column] = -by
    _applies, found = non_negative(rows, wrong, -1, "it")
    assert found is not None and found.where == (row, column)
