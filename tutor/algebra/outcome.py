"""What is found out about one line: a verdict, its condition or its counterexample, and one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra.names import Scope
from tutor.algebra.sample import Points
from tutor.model import LineVerdict
from tutor.words import _

Array = NDArray[Any]
Readable = int | float | list[Any] | None  # None: too large for a float

DUST = 1e-14  # relative
FEWEST, MOST = 4, 15  # significant digits shown: as few as tell the two values apart


@dataclass(frozen=True)
class Counterexample:
    """One point: the names with their values there, and what both sides are worth, rounded to be read."""

    at: Mapping[str, Readable]
    left: Readable
    right: Readable
    apart: float | None = None  # left minus right where even fifteen digits do not tell them apart

    def plain(self) -> dict[str, Any]:
        """As data for a verdict."""
        return {"at": dict(self.at), "left": self.left, "right": self.right}

    def place(self) -> str:
        """`y = 1/2, z = 1`."""
        return ", ".join(f"{name} = {spell(value)}" for name, value in self.at.items())


@dataclass(frozen=True)
class Outcome:
    """The verdict on one line. `message` says what a counterexample or a condition cannot."""

    verdict: LineVerdict
    message: str = ""
    condition: str | None = None
    counterexample: Counterexample | None = None


def counterexample(
    scope: Scope,
    points: Points,
    which: int,
    used: frozenset[str],
    left: Array,
    right: Array,
    apart: float | None = None,
) -> Counterexample:
    """The point `which` of many; `left` and `right` are the values there, numbers or vectors."""
    at: dict[str, Readable] = {n: int(v[which]) for n, v in sorted(points.indices.items()) if n in used}
    at |= {n: readable(v[which], MOST) for n, v in sorted(points.values.items()) if n in used}
    at |= {n: points.sizes[n] for n in scope.dimensions if n in used and n not in at}
    left, right = _without_dust(left, right), _without_dust(right, left)
    for digits in range(FEWEST, MOST + 1):
        a, b = readable(left, digits), readable(right, digits)
        if a != b:
            return Counterexample(at, a, b)
    return Counterexample(at, a, b, apart if apart and np.isfinite(apart) else None)


def _without_dust(value: Array, other: Array) -> Array:
    """What is left of terms that cancel is 0 to a reader, where the other side is a number of usual size."""
    value = np.asarray(value)
    size = max(float(np.abs(side).max(initial=0)) for side in (value, np.asarray(other)))
    dust = np.abs(value) < DUST * size if np.isfinite(size) else np.zeros(value.shape, bool)
    return np.where(dust, 0.0, value)


def readable(value: Array | float, digits: int) -> Readable:
    """Numbers rounded to significant digits, whole ones as integers; arrays as lists."""
    if np.ndim(value):
        return [readable(entry, digits) for entry in np.asarray(value)]
    if not np.isfinite(value):
        return None
    rounded = float(f"{float(value):.{digits}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def spell(value: Readable) -> str:
    """A number as people write it: `1/2`, `-3`, `0.2311`; a list in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(spell, value))}]"
    if value is None:
        return _("too large")
    if isinstance(value, int):
        return str(value)
    near = Fraction(value).limit_denominator(12)
    if near and abs(float(near) - value) < 1e-12:
        return str(near)
    return f"{value:.5g}"
