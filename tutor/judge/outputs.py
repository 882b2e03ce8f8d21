"""The named outputs of an answer: what a tuple, a dict or a single value holds, laid beside the reference.

The reference decides the structure. Each output that the reference gives is looked up in the answer, and
what is missing or of another kind becomes a sentence rather than an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.judge.compare import Array, as_array
from tutor.words import _

SINGLE_OUTPUT = "values"


@dataclass(frozen=True, slots=True)
class Pair:
    """One output beside its reference; `problem` is a sentence where the answer has nothing comparable."""

    name: str
    expected: Array
    actual: Any = None
    single: Array | None = None
    problem: str = ""


def paired(expected: Any, actual: Any, single: Any, returns: tuple[str, ...]) -> list[Pair]:
    """Every output of the reference with the answer's counterpart, in the reference's order."""
    return list(_pairs("", expected, actual, single, returns))


def _pairs(name: str, expected: Any, actual: Any, single: Any, returns: tuple[str, ...]) -> Iterator[Pair]:
    if isinstance(expected, dict):
        yield from _from_dict(name, expected, actual, single)
    elif isinstance(expected, tuple) or (isinstance(expected, list) and as_array(expected) is None):
        yield from _from_sequence(name, expected, actual, single, returns)
    else:
        array = as_array(expected)
        if array is None:
            raise ValueError(f"the reference returned {type(expected).__name__}, which is no number or array")
        yield Pair(name or SINGLE_OUTPUT, array, actual, as_array(single))


def _from_dict(name: str, expected: dict[str, Any], actual: Any, single: Any) -> Iterator[Pair]:
    problem = ""
    if not isinstance(actual, dict):
        keys = ", ".join(expected)
        problem = _("A dictionary with the keys {keys} is expected, and {what} came back.").format(
            keys=keys, what=described(actual)
        )
    for key, value in expected.items():
        label = f"{name}.{key}" if name else key
        inner = single.get(key) if isinstance(single, dict) else None
        if problem:
            yield from _unpaired(label, value, problem)
        elif key not in actual:
            missing = _("The result has no {key}.").format(key=label)
            yield from _unpaired(label, value, missing)
        else:
            yield from _pairs(label, value, actual[key], inner, ())


def _from_sequence(
    name: str, expected: Any, actual: Any, single: Any, returns: tuple[str, ...]
) -> Iterator[Pair]:
    names = list(returns) if len(returns) == len(expected) else [f"{name}[{i}]" for i in range(len(expected))]
    problem = ""
    if not isinstance(actual, (list, tuple)) or len(actual) != len(expected):
        problem = _("{n} results are expected ({names}), and {what} came back.").format(
            n=len(expected), names=", ".join(names), what=described(actual)
        )
    singles = (
        single if isinstance(single, (list, tuple)) and len(single) == len(expected) else [None] * len(names)
    )
    for i, (label, value) in enumerate(zip(names, expected, strict=True)):
        if problem:
            yield from _unpaired(label, value, problem)
        else:
            yield from _pairs(label, value, actual[i], singles[i], ())


def _unpaired(name: str, expected: Any, problem: str) -> Iterator[Pair]:
    for pair in _pairs(name, expected, None, None, ()):
        yield Pair(pair.name, pair.expected, problem=problem)


def described(value: Any) -> str:
    """What a value is, in words."""
    if value is None:
        return _("nothing (None)")
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return _("a single number")
        return _("an array of shape {shape}").format(shape=shape_text(value.shape))
    if isinstance(value, bool):
        return _("True or False")
    if isinstance(value, (int, float)):
        return _("a single number")
    if isinstance(value, dict):
        return _("a dictionary with the keys {keys}").format(keys=", ".join(list(value)[:8]) or "-")
    if isinstance(value, str):
        return _("a text")
    words = _("a tuple of {n}") if isinstance(value, tuple) else _("a list of {n}")
    return words.format(n=len(value))


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as Python prints it."""
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
