"""What cases have in common: names, shapes and types. An answer must not remember by them what it gave."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np

from tutor.sandbox.collect import copied

Json = dict[str, Any]


def form(value: Any) -> Hashable:
    """What stays the same of a plain value when the numbers in its arrays change."""
    if isinstance(value, np.ndarray):
        return ("array", value.dtype.str, value.shape)
    if isinstance(value, dict):
        return ("dict", tuple((key, form(item)) for key, item in value.items()))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, tuple(map(form, value)))
    return (type(value).__name__, repr(value))


def apart(one: Any, two: Any) -> bool:
    """Whether two plain values differ by more than rounding."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() != two.keys() or any(apart(one[key], two[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(two, (list, tuple)):
        return len(one) != len(two) or any(map(apart, one, two))
    if isinstance(one, (np.ndarray, float)) and isinstance(two, (np.ndarray, float)):
        return np.shape(one) != np.shape(two) or not np.allclose(one, two, 1e-3, 1e-6, equal_nan=True)
    return bool(one != two)


class Buffers:
    """Private copies of cases. Those of one form share their arrays, filled anew for each.

    So does a training loop: what an answer keeps by the identity of an array is out of date in the next call.
    """

    def __init__(self) -> None:
        self.kept: dict[Hashable, Json] = {}

    def copy(self, case: Json) -> Json:
        """A writable copy of `case`; the one handed out before for this form must not be in use any more."""
        key = form(case)
        old = self.kept.get(key)
        if old is None or not _filled(old, case):
            old = self.kept[key] = copied(case)
        return dict(old)


def _filled(old: Any, new: Any) -> bool:
    """Whether `old`, which an answer has had in its hands, could take over the numbers of `new`."""
    if isinstance(new, np.ndarray):
        if not (type(old) is np.ndarray and form(old) == form(new) and old.flags.writeable):
            return False
        np.copyto(old, new)
        return True
    if isinstance(new, dict):
        return list(old) == list(new) and all(_filled(old[key], new[key]) for key in new)
    if isinstance(new, (list, tuple)):
        return len(old) == len(new) and all(map(_filled, old, new))
    return form(old) == form(new)
