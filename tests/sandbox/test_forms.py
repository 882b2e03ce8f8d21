"""Cases of one form share their arrays, filled anew; nothing else of them is shared."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tutor.sandbox.collect import unchanged
from tutor.sandbox.forms import Buffers, apart, form

ARRAYS = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), hnp.array_shapes(max_side=3)
)
VALUES = st.recursive(
    ARRAYS | st.integers() | st.text(max_size=3) | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def zeroed(value: Any) -> Any:
    """`value` with every number in its arrays 0."""
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    if isinstance(value, dict):
        return {key: zeroed(item) for key, item in value.items()}
    return [zeroed(item) for item in value] if isinstance(value, list) else value


@given(VALUES)
def test_a_copy_is_its_case_whatever_was_handed_out_before(value: Any) -> None:
    buffers, case = Buffers(), {"x": value}
    assert form(case) == form({"x": zeroed(value)})
    buffers.copy({"x": zeroed(value)})
    assert unchanged(case, buffers.copy(case)) or value != value  # NaN is not itself


def test_cases_of_one_form_come_in_the_same_arrays() -> None:
    buffers = Buffers()
    first = buffers.copy({"x": np.ones(3), "params": {"W": np.ones((2, 2))}, "axis": 0})
    second = buffers.copy({"x": np.zeros(3), "params": {"W": np.zeros((2, 2))}, "axis": 0})
    assert second["x"] is first["x"] and second["params"]["W"] is first["params"]["W"]
    assert not second["x"].any() and not second["params"]["W"].any()
    assert buffers.copy({"x": np.ones(3), "params": {"W": np.ones((2, 2))}, "axis": 1})["x"] is not first["x"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: case["x"].setflags(write=False),
        lambda case: setattr(case["x"], "shape", (2, 2)),
        lambda case: case["more"].append(1),
        lambda case: case["params"].pop("W"),
        lambda case: case["params"].update(W=None),
    ],
)
def test_what_an_answer_has_spoilt_is_not_handed_out_again(spoil: Any) -> None:
    case = {"x": np.ones(4), "params": {"W": np.ones(2)}, "more": [np.ones(1)]}
    buffers = Buffers()
    spoil(buffers.copy(case))
    assert unchanged(case, buffers.copy(case))


@given(VALUES)
def test_a_value_is_not_apart_from_itself(value: Any) -> None:
    assert not apart(value, value) or value != value  # NaN


def test_rounding_is_not_apart_and_another_number_is() -> None:
    one = {"loss": 1.0, "grads": [np.ones(3), np.zeros(2)]}
    assert not apart(one, {"loss": 1.0 + 1e-9, "grads": [np.ones(3), np.full(2, 1e-17)]})
    assert apart(one, {"loss": 1.0, "grads": [np.ones(3), np.array([0.0, 0.1])]})
    assert apart(one, {"loss": 1.0}) and apart(np.ones(3), np.ones((3, 1)))
