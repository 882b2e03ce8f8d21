"""Small, printable forms of values: what a learner reads in a counterexample."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.judge.compare import as_array
from tutor.judge.outputs import shape_text
from tutor.text.terminal import printable

SMALL = 16
WIDTH = 120


def number(value: Any) -> str:
    """A number with at most five significant digits."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"{value:.5g}"
    return f"{float(value):.5g}"


def sentence(said: str, subject: str) -> str:
    """`said` with a capital, unless it begins with a name from code."""
    return said if said.startswith(subject) and subject.isidentifier() else said[:1].upper() + said[1:]


def apart(one: Any, two: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to tell them apart, five at least."""
    first, second = number(one), number(two)
    if first != second or not (np.isfinite(one) and np.isfinite(two)) or np.iscomplexobj([one, two]):
        return first, second
    for digits in range(6, 18):
        first, second = f"{float(one):.{digits}g}", f"{float(two):.{digits}g}"
        if first != second:
            break
    return first, second


def value(thing: Any) -> str:
    """Any plain value, short enough for one line."""
    if isinstance(thing, dict):
        return printable("{" + ", ".join(f"{k}: {value(v)}" for k, v in list(thing.items())[:6]) + "}", 200)
    if isinstance(thing, str) or thing is None:
        return printable(repr(thing), WIDTH)
    array = as_array(thing)
    if array is None:
        return printable("(" + ", ".join(value(item) for item in thing[:6]) + ")", 200)
    if array.size > SMALL:
        return f"{array.dtype} {shape_text(array.shape)}"
    return _nested(array)


def _nested(array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        return number(array[()])
    return "[" + ", ".join(_nested(row) for row in array) + "]"


def at(array: Any, where: tuple[int, ...] | None) -> str:
    """The whole array where it is small, else the entry at `where`."""
    whole = as_array(array)
    if whole is None or whole.size <= SMALL or where is None:
        return value(array)
    return number(whole[where])


def case(name: str, inputs: Mapping[str, Any]) -> dict[str, str]:
    """A case with its inputs as short texts."""
    return {"name": printable(name, WIDTH)} | {
        printable(key, WIDTH): value(thing) for key, thing in inputs.items()
    }
