"""What counts as the same answer: numerics, kinds, shapes, and never a broadcast."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.judge.compare import as_array, difference
from tutor.model import Tolerance

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
    assert aspect(np.array([True, False]), np.array([1, 0])) is None


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


def test_small_entries_are_judged_by_their_own_size() -> None:
    expected = np.array([1.0, 1e-6])
    assert aspect(expected, np.array([1.0, 1.1e-6]), expected.astype(np.float32)) == "values"


def test_an_author_may_widen_the_tolerance() -> None:
    wide = Tolerance(rtol=1e-2)
    assert difference(np.ones(2), np.full(2, 1.005), None, wide) is None
    assert difference(np.ones(2), np.full(2, 1.02), None, wide) is not None
