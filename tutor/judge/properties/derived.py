"""Cases that a property derives from the authored ones, and numerical gradients, out of the pack's cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from tutor.judge.compare import Array

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Derived:
    """A changed copy of case `base` for property number `property`.

    `name` is that case's. `inputs` go to the answer, `expected` is what the reference gives for them;
    `order` is the permutation of a permuted argument, shape (n,).
    """

    property: int
    base: int
    name: str
    inputs: Mapping[str, Any]
    expected: Any
    order: Array | None = None


@dataclass(frozen=True, slots=True)
class Gradient:
    """Central differences for property number `property` on case `base`; NaN where there is no gradient."""

    property: int
    base: int
    value: Array


def read_derived(given: Mapping[str, Any], properties: int, names: Sequence[str]) -> tuple[Derived, ...]:
    """The derived cases in what the cell sent. Raises KeyError, TypeError, ValueError for another form."""
    found = []
    for item in given["derived"]:
        order, inputs = item["order"], item["inputs"]
        if not isinstance(inputs, dict):
            raise TypeError("inputs that are no dictionary")
        if order is not None and sorted(order.tolist()) != list(range(order.size)):
            raise ValueError("an order that is no permutation")
        base, number = _index(item["case"], len(names)), _index(item["property"], properties)
        found.append(Derived(number, base, names[base], inputs, item["out"], order))
    return tuple(found)


def read_gradients(given: Mapping[str, Any], properties: int, cases: int) -> tuple[Gradient, ...]:
    """The gradients in what the cell sent. Raises KeyError, TypeError, ValueError for another form."""
    found = []
    for item in given["gradients"]:
        if not isinstance(item["value"], np.ndarray) or item["value"].dtype != np.float64:
            raise TypeError("a gradient that is no array")
        base = _index(item["case"], cases)
        found.append(Gradient(_index(item["property"], properties), base, item["value"]))
    return tuple(found)


def _index(value: Any, count: int) -> int:
    if not isinstance(value, int) or not 0 <= value < count:
        raise ValueError("an index of nothing")
    return value


def of_property(items: Sequence[C], number: int) -> list[C]:
    """Those of the items that belong to one property."""
    return [item for item in items if item.property == number]  # type: ignore[attr-defined]
