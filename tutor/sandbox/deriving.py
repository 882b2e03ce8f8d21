"""In the pack's cell: what named properties need beside the authored cases.

Shifted, permuted and repeated inputs with what the reference gives for them, and numerical gradients of the
reference's own functions. The judge decides; here things are only computed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from tutor.sandbox.collect import copied, plain

Values = dict[str, Any]
Array = np.ndarray[Any, Any]

MOST_CASES = 4  # a property is tried on: the first two that it applies to, and the last two
MOST_ENTRIES = 64  # of an array whose gradient is taken numerically: two calls for each entry
ORDINARY = 100.0  # larger scores lose too many digits when they are shifted
SHIFT = 10.0
STEP = 1e-5
KINK = 1e-3  # of the slope: where the slopes from left and right differ by more there is no gradient


def derived(
    job: Mapping[str, Any], cases: list[Values], reference: Callable[[Values], Any], names: Values
) -> dict[str, list[Values]]:
    """The job's `properties` on its cases: `{"derived": [...], "gradients": [...]}`.

    `reference` runs the exercise on one case; `names` are the globals of `reference.py`. Raises TypeError
    where a function whose gradient is asked for does not return one number.
    """
    found: dict[str, list[Values]] = {"derived": [], "gradients": []}
    for number, wanted in enumerate(job["properties"]):
        if wanted["name"] == "gradient_of":
            found["gradients"] += _gradients(number, wanted, cases, names)
        elif wanted["name"] in _CHANGES:
            rng = np.random.default_rng([job["seed"], number])
            change = _CHANGES[wanted["name"]]
            found["derived"] += _changed(
                number, wanted, cases, reference, lambda *a, c=change, r=rng: c(*a, r)
            )
    return found


def _changed(
    number: int, wanted: Values, cases: list[Values], reference: Callable[[Values], Any], change: Any
) -> Iterator[Values]:
    changed = [(i, made) for i, case in enumerate(cases) if (made := change(wanted, case)) is not None]
    for index, (inputs, order) in _ends(changed):
        try:
            out = plain(reference(inputs))
        except Exception:
            continue  # the reference itself does not take such an input
        yield {"property": number, "case": index, "inputs": inputs, "order": order, "out": out}


def _ends(found: list[Any]) -> list[Any]:
    half = MOST_CASES // 2
    return found if len(found) <= MOST_CASES else found[:half] + found[-half:]


def axis_of(wanted: Values, case: Values) -> int | None:
    """The axis that a property is about; where a case brings an `axis` of its own, that one."""
    axis = case.get("axis", wanted.get("axis"))
    return axis if isinstance(axis, int) else None


def _shifted(wanted: Values, case: Values, rng: np.random.Generator) -> tuple[Values, None] | None:
    """The argument plus the amount; along an axis every slice is shifted by a number of its own."""
    x = case.get(wanted["argument"])
    if not isinstance(x, np.ndarray) or x.dtype != np.float64 or x.ndim == 0:
        return None
    if not (np.abs(x) <= ORDINARY).all():
        return None
    amount: Any = wanted.get("amount", SHIFT)
    axis = axis_of(wanted, case)
    if axis is not None:
        if not -x.ndim <= axis < x.ndim:
            return None
        shape = list(x.shape)
        shape[axis] = 1
        amount = amount * rng.uniform(0.5, 1.0, shape) * rng.choice([-1.0, 1.0], shape)
    return {**case, wanted["argument"]: x + amount}, None


def _permuted(wanted: Values, case: Values, rng: np.random.Generator) -> tuple[Values, Array] | None:
    """The argument with the entries along an axis in another order."""
    x = case.get(wanted["argument"])
    axis = axis_of(wanted, case)
    axis = -1 if axis is None else axis
    if not isinstance(x, np.ndarray) or not -x.ndim <= axis < x.ndim or x.shape[axis] < 2:
        return None
    order = rng.permutation(x.shape[axis])
    if (order == np.arange(len(order))).all():
        order = order[::-1].copy()
    return {**case, wanted["argument"]: np.take(x, order, axis)}, order


def _repeated(wanted: Values, case: Values, rng: np.random.Generator) -> tuple[Values, None] | None:
    return dict(case), None


_CHANGES = {
    "invariant_to_shift": _shifted,
    "permutation_equivariant": _permuted,
    "deterministic": _repeated,
}


def _gradients(number: int, wanted: Values, cases: list[Values], names: Values) -> Iterator[Values]:
    function, argument = names[wanted["function"]], wanted["argument"]
    fitting = [(i, case) for i, case in enumerate(cases) if _differentiable(case.get(argument))]
    for index, case in _ends(fitting):
        takes = inspect.signature(function).parameters
        given = {key: _double(value) for key, value in case.items() if key in takes}
        yield {"property": number, "case": index, "value": _gradient(function, given, argument)}


def _differentiable(x: Any) -> bool:
    return isinstance(x, np.ndarray) and x.dtype.kind in "fiu" and x.size <= MOST_ENTRIES


def _double(value: Any) -> Any:
    return value.astype(np.float64) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def _gradient(function: Callable[..., Any], given: Values, argument: str) -> Array:
    """Central differences in double precision; NaN at a kink."""
    x = np.asarray(given[argument], np.float64)
    here = _number(function, given, argument, x)
    slopes = np.empty(x.shape)
    for where in np.ndindex(x.shape):
        step = STEP * max(1.0, abs(float(x[where])))
        right, left = x.copy(), x.copy()
        right[where] += step
        left[where] -= step
        after, before = (_number(function, given, argument, moved) for moved in (right, left))
        slopes[where] = (after - before) / (right[where] - left[where])
        bend = abs(after - 2 * here + before) / step
        if bend > KINK * max(1.0, abs(float(slopes[where]))):
            slopes[where] = np.nan
    return slopes


def _number(function: Callable[..., Any], given: Values, argument: str, x: Array) -> float:
    value = np.asarray(plain(function(**copied({**given, argument: x}))))
    if value.size != 1:
        raise TypeError(f"{function.__name__} must return one number to have a gradient, not {value.shape}")
    return float(value.reshape(()))
