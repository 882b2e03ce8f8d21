"""What a cell says of its inputs: only what is the same in every type and bit is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tutor.sandbox.collect import copied, unchanged

CASE: dict[str, Any] = {
    "x": np.array([[1.0, np.nan], [-0.0, 3.0]]),
    "order": [2, (0, 1), {"k": np.arange(3)}],
    "axis": -1,
    "rate": float("nan"),
    "mask": None,
}


def test_a_copy_is_unchanged() -> None:
    assert unchanged(CASE, copied(CASE))


def _entry(case: dict[str, Any]) -> None:
    case["x"][0, 0] = 2.0


def _sign_of_zero(case: dict[str, Any]) -> None:
    case["x"][1, 0] = 0.0


def _bits_read_otherwise(case: dict[str, Any]) -> None:
    case["x"] = case["x"].view(np.int64)


def _shape(case: dict[str, Any]) -> None:
    case["x"] = case["x"].reshape(-1)


def _length(case: dict[str, Any]) -> None:
    case["order"].append(4)


def _inside(case: dict[str, Any]) -> None:
    case["order"][2]["k"][1] = 9


def _key(case: dict[str, Any]) -> None:
    case["order"][2]["new"] = case["order"][2].pop("k")


def _kind(case: dict[str, Any]) -> None:
    case["order"][0] = 2.0


@pytest.mark.parametrize(
    "change", [_entry, _sign_of_zero, _bits_read_otherwise, _shape, _length, _inside, _key, _kind]
)
def test_every_change_is_seen(change: Any) -> None:
    case = copied(CASE)
    change(case)
    assert not unchanged(CASE, case)
