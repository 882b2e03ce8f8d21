"""What counts as the same answer: numerics, kinds, shapes, and never a broadcast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.judge.code import Draws, judge_code
from tutor.judge.compare import as_array, difference, matches
from tutor.judge.show import apart
from tutor.judge.view import view
from tutor.model import Tolerance, Verdict

ANY = Tolerance()
finite = hnp.arrays(
    np.float64, hnp.array_shapes(max_dims=3, max_side=4), elements=st.floats(-1e3, 1e3, allow_subnormal=False)
)


def aspect(expected: Any, actual: Any, single: Any = None, exact: bool = False) -> str | None:
    found = difference(np.asarray(expected), actual, single, ANY, exact)
    return found.aspect if found else None


@given(finite)
def test_an_array_equals_itself_in_every_form(x: np.ndarray) -> None:
    assert aspect(x, x.copy()) is None
    assert aspect(x, x.tolist()) is None
    assert aspect(x, np.asfortranarray(x)) is None
    assert aspect(x, x.astype(np.float32), x.astype(np.float32)) is None
    assert aspect(x, x.astype(np.float32).astype(np.float64), x.astype(np.float32)) is None


@given(finite, st.floats(0.01, 10), st.data())
def test_one_wrong_entry_is_found_and_placed(x: np.ndarray, error: float, data: st.DataObject) -> None:
    where = tuple(data.draw(st.integers(0, n - 1)) for n in x.shape)
    wrong = x.copy()
    wrong[where] += error * max(1.0, abs(x[where]))
    found = difference(x, wrong, x.astype(np.float32), ANY)
    assert found is not None and found.aspect == "values" and found.where == where


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (np.ones(3), np.ones((3, 1))),
        (np.ones(3), np.ones((1, 3))),
        (np.ones(3), 1.0),
        (np.float64(1.0), np.ones(1)),
        (np.ones((2, 3)), np.ones((3, 2))),
        (np.ones((2, 0)), np.ones((0, 2))),
    ],
    ids=["column", "row", "scalar", "array of one", "transposed", "empty"],
)
def test_shapes_are_never_broadcast(expected: Any, actual: Any) -> None:
    assert aspect(expected, actual) == "shape"


@pytest.mark.parametrize(
    "value",
    [None, "1.0", {"a": 1.0}, [[1.0], [1.0, 2.0]], ["a"], [None], 10**400],
    ids=["none", "text", "dict", "ragged", "texts", "nones", "huge"],
)
def test_what_is_no_array_is_of_the_wrong_kind(value: Any) -> None:
    assert aspect(np.ones(1), value) in ("kind", "shape")
    assert as_array(value) is None or isinstance(value, int)


def test_half_precision_complex_and_booleans_do_not_pass_for_numbers() -> None:
    assert aspect(np.ones(2), np.ones(2, np.float16)) == "dtype"
    assert aspect(np.ones(2), np.ones(2, complex)) == "dtype"
    assert aspect(np.ones(2), np.ones(2, bool)) == "dtype"


def test_whole_numbers_pass_where_they_are_right() -> None:
    assert aspect(np.ones(2), np.ones(2, int)) is None
    assert aspect(np.array([1, 0]), np.array([1.0, 0.0])) is None


def test_zeros_and_ones_are_no_mask() -> None:
    mask = np.array([True, False])
    assert aspect(mask, [True, False]) is None
    assert aspect(mask, np.array([1, 0])) == aspect(mask, np.array([1.0, 0.0])) == "dtype"


def test_nan_and_infinity_must_be_where_they_belong() -> None:
    nan, inf = np.nan, np.inf
    assert aspect([1.0, nan], [1.0, nan]) is None
    assert aspect([1.0, inf], [1.0, inf]) is None
    assert aspect([1.0, inf], [1.0, -inf]) == "nan"
    assert aspect([1.0, 2.0], [1.0, nan]) == "nan"
    assert aspect([1.0, nan], [1.0, 2.0]) == "nan"


def test_rounding_in_single_precision_passes_and_more_does_not() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(50, 50))
    exact = x @ x
    single = (x.astype(np.float32) @ x.astype(np.float32)).astype(np.float64)
    assert aspect(exact, single, single) is None
    assert aspect(exact, exact + 1e-3, single) == "values"
    assert aspect(exact, single, single, exact=True) == "values"


@pytest.mark.parametrize("value", [0.3, 3])
def test_single_numbers_are_compared_as_arrays_are(value: float) -> None:
    single = np.float32(value) * np.float32(1 + 1e-6)
    assert aspect(np.array(value), np.array(value)) is None
    assert aspect(np.array(float(value)), float(single), np.array(single)) is None
    found = difference(np.array(value), value + 1, np.array(single), ANY)
    assert found is not None and (found.aspect, found.where) == ("values", ())
    assert (seen := view(found)) is not None and (seen["wrong"], seen["of"], seen["map"]) == (1, 1, [])


def test_small_entries_are_judged_by_their_own_size() -> None:
    expected = np.array([1.0, 1e-6])
    assert aspect(expected, np.array([1.0, 1.1e-6]), expected.astype(np.float32)) == "values"


def test_an_author_may_widen_the_tolerance() -> None:
    wide = Tolerance(rtol=1e-2)
    assert difference(np.ones(2), np.full(2, 1.005), None, wide) is None
    assert difference(np.ones(2), np.full(2, 1.02), None, wide) is not None


@pytest.mark.parametrize("size", [3, 10**7, 10**12])
def test_whole_numbers_are_met_and_not_rounded(size: int) -> None:
    assert aspect(np.array([size, 1]), np.array([size, 1])) is None
    assert aspect(np.array([size, 1]), np.array([size + 1, 1])) == "values"
    assert aspect(np.array([size, 1]), np.array([float(size), 1.0])) is None


def test_a_huge_integer_is_a_number_like_others() -> None:
    assert aspect(np.float64(1e30), 10**30) is None
    assert aspect(np.float64(1e30), 10**29) == "values"


@given(finite, finite)
def test_a_match_told_early_is_the_same_as_no_difference(x: np.ndarray, y: np.ndarray) -> None:
    large = np.resize(x, (20, 20)) if x.size else np.zeros((20, 20))
    other = np.resize(y, (20, 20)) if y.size else large * (1 + 1e-9)
    assert matches(large, other, ANY) == (difference(large, other, None, ANY) is None)
    assert matches(large, large.copy(), ANY)


def test_numbers_that_differ_are_shown_apart() -> None:
    assert apart(1 / 3, 0.25) == ("0.33333", "0.25")
    one, two = apart(1 / 3, 1 / 3 + 1e-9)
    assert one != two and float(one) == pytest.approx(1 / 3)
    assert apart(np.nan, np.nan) == ("nan", "nan")


# ----------------------------------------------------------------------------------- the view of a difference


@given(finite, st.integers(0, 3), st.data())
def test_a_view_counts_what_is_wrong(x: np.ndarray, odd: int, data: st.DataObject) -> None:
    wrong = x.copy()
    flat = wrong.reshape(-1)
    places = data.draw(st.sets(st.integers(0, x.size - 1), min_size=1, max_size=x.size)) if x.size else set()
    for n, place in enumerate(sorted(places)):
        flat[place] = np.nan if n < odd else flat[place] + 1 + abs(flat[place])
    found = difference(x, wrong, None, ANY)
    if found is None:
        assert not places
        return
    seen = view(found)
    assert seen is not None
    nans = min(odd, len(places))
    assert (seen["nan"], seen["inf"], seen["of"]) == (nans, 0, x.size)
    # Where a NaN is wrong the finite entries are not compared yet.
    assert seen["wrong"] == (nans or len(places))
    assert len(seen["map"]) <= 8 and all(len(row) <= 16 and row.isascii() for row in seen["map"])
    if x.ndim:
        assert ("!" in "".join(seen["map"])) == (nans > 0)


def test_a_map_shows_where_a_large_array_is_wrong() -> None:
    expected = np.zeros((100, 100))
    wrong = expected.copy()
    wrong[0, 0], wrong[99, 99], wrong[50, 0] = 1.0, 0.3, 0.01
    found = difference(expected, wrong, None, ANY)
    assert found is not None
    seen = view(found)
    assert seen is not None and (seen["largest"], seen["at"], seen["wrong"]) == (1.0, [0, 0], 3)
    assert seen["map"][0] == "#" + "." * 15 and seen["map"][7] == "." * 15 + "+" and seen["map"][4][0] == "-"


# ------------------------------------------------------------------------- what comes out of a real cell

HEAD = """import numpy as np, torch
def right(x, axis):
    x = np.asarray(x, float)
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)
def tensor(x, axis):
    return torch.tensor(right(x, axis))
class Array(np.ndarray): pass
class Tensor(torch.Tensor): pass
buffer = np.empty(100)
def kept(x):
    buffer[: x.size] = x.ravel()
    return buffer[: x.size].reshape(x.shape)
"""
FORMS = {
    "a gradient hangs on it": "tensor(x, axis).requires_grad_()",
    "a graph hangs on it": "tensor(x, axis).requires_grad_() * 1",
    "a parameter": "torch.nn.Parameter(tensor(x, axis))",
    "a tensor subclass": "tensor(x, axis).as_subclass(Tensor)",
    "a lazy conjugate": "tensor(x, axis).to(torch.complex128).conj().real",
    "a sparse tensor": "tensor(x, axis).to_sparse()",
    "a transposed tensor": "tensor(np.swapaxes(x, 0, -1), -1 - axis % np.ndim(x)).transpose(0, -1)",
    "single precision": "tensor(x, axis).float()",
    "every second entry": "np.repeat(right(x, axis), 2, -1)[..., ::2]",
    "backwards in memory": "right(x, axis)[::-1].copy()[::-1]",
    "Fortran order": "np.asfortranarray(right(x, axis))",
    "big-endian": "right(x, axis).astype('>f8')",
    "read-only": "np.broadcast_to(right(x, axis), np.shape(x))",
    "an array subclass": "right(x, axis).view(Array)",
    "a masked array": "np.ma.masked_array(right(x, axis))",
    "extended precision": "right(x, axis).astype(np.longdouble)",
    "nested lists": "right(x, axis).tolist()",
    "a list of arrays": "list(right(x, axis))",
    "a list of tensors": "list(tensor(x, axis))",
    "a tuple of tuples": "tuple(map(tuple, right(x, axis))) if np.ndim(x) == 2 else right(x, axis)",
    "a list of zero-dimensional arrays": "[np.array(v) for v in right(x, axis)]",
    "one buffer for all calls": "kept(right(x, axis))",
}


@pytest.fixture
def softmax(exercise_named, draws: Draws) -> Callable[[str], Verdict]:
    exercise = replace(exercise_named("softmax"), properties=())
    exercise = replace(exercise, hash=f"{exercise.hash} plain")

    def judge(returned: str) -> Verdict:
        source = f"{HEAD}def softmax(x, axis=-1):\n    return {returned}\n"
        return judge_code(exercise, source.encode(), 4, draws)

    return judge


@pytest.mark.parametrize("returned", FORMS.values(), ids=FORMS.keys())
def test_a_right_answer_passes_in_every_form(softmax, returned: str) -> None:
    verdict = softmax(returned)
    assert verdict.status == "pass", verdict.message


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("tensor(x, axis).bfloat16()", "bfloat16"),
        ("tensor(x, axis).half()", "float16"),
        ("right(x, axis).astype(complex)", "complex128"),
        ("right(x, axis)[..., None]", "shape"),
        ("right(x, axis) > 0.5", "bool"),
        ("right(x, axis).astype(object)", "object"),
        ("(right(x, axis), 1)", "list of numbers expected"),
    ],
)
def test_a_wrong_form_is_told_by_its_name(softmax, returned: str, said: str) -> None:
    verdict = softmax(returned)
    told = verdict.message + verdict.help
    assert verdict.status in ("fail", "error") and (said in told or "tuple" in told)


def test_integers_for_floats_and_scalars_for_arrays_without_axes_pass(exercise_named, draws: Draws) -> None:
    loss = exercise_named("cross-entropy").sources["accept/one_hot.py"]
    for form in ("float({})", "np.array({})", "np.float32({})", "[{}][0]"):
        source = loss + "\nplain = cross_entropy\ndef cross_entropy(logits, targets):\n"
        source += "    return " + form.format("plain(logits, targets)") + "\n"
        assert judge_code(exercise_named("cross-entropy"), source.encode(), 4, draws).status == "pass", form
    backward = exercise_named("linear-backward")
    source = (
        "import numpy as np\ndef linear_backward(x, W, dy):\n    return [dy @ W, dy.T @ x, dy.sum(axis=0)]\n"
    )
    assert judge_code(backward, source.encode(), 4, draws).status == "pass"


def test_views_of_the_argument_are_answers_like_others(exercise_named, draws: Draws) -> None:
    cases = "import numpy as np\ndef cases(rng):\n    yield 'a', {'x': rng.normal(size=(2, 3))}\n"
    sources = {"cases.py": cases, "reference.py": "def f(x):\n    return x.T\n"}
    made = replace(exercise_named("softmax"), hash="transpose", functions=("f",), properties=(), mistakes=())
    made = replace(made, sources=sources)
    for returned in ("x.T", "x.swapaxes(0, 1)[:]", "x.T.copy()"):
        source = f"def f(x):\n    return {returned}\n"
        assert judge_code(made, source.encode(), 1, draws).status == "pass"
    verdict = judge_code(made, b"def f(x):\n    x[0, 0] = 0\n    return x.T\n", 1, draws)
    assert "changed its argument x" in "".join(check.message for check in verdict.checks)
