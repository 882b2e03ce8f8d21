"""One output on all cases, for asking how it relates to the right one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.judge.compare import Array, as_array
from tutor.judge.drawn import Drawn
from tutor.judge.outputs import paired
from tutor.judge.returned import Returned
from tutor.model import Exercise

RTOL, ATOL = 1e-4, 1e-6  # a question may be asked a little more generously than a verdict is made


@dataclass(frozen=True, slots=True)
class Relation:
    """How an output relates to the right one: a name, a sentence that ends in a question, and a remedy."""

    name: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One output on one case: what is right, what the answer gave, and the case's inputs."""

    expected: Array
    actual: Array
    inputs: Mapping[str, Any]


def outputs_seen(exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned]) -> dict[str, list[Seen]]:
    """Every output on every case that came back; none for outputs that hold no numbers on some case."""
    seen: dict[str, list[Seen]] = {}
    odd = set()
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.raised is not None:
            continue
        for pair in paired(case.expected, result.out, None, exercise.returns):
            actual = None if pair.problem else as_array(pair.actual)
            if actual is None or actual.dtype.kind not in "fiu" or pair.expected.dtype.kind not in "fiu":
                odd.add(pair.name)
            else:
                seen.setdefault(pair.name, []).append(Seen(pair.expected, actual, case.inputs))
    return {name: items for name, items in seen.items() if name not in odd}


def same(want: Array, have: Array) -> bool:
    """Whether two arrays are of one shape and, to about four digits, the same."""
    if want.shape != have.shape:
        return False
    few = slice(None, None, max(1, want.size // 16))
    return _close(want.reshape(-1)[few], have.reshape(-1)[few], want) and _close(want, have, want)


def _close(want: Array, have: Array, whole: Array) -> bool:
    finite = np.abs(whole[np.isfinite(whole)])
    scale = float(finite.max()) if finite.size else 1.0
    return bool(np.allclose(have, want, rtol=RTOL, atol=ATOL * scale, equal_nan=True))
