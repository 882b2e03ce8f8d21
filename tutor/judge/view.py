"""A wrong array at a glance: how many entries are wrong, the largest error and where, and a map of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from tutor.judge.compare import Array, Difference

ROWS, COLUMNS = 8, 16
RIGHT, SLIGHT, CLEAR, LARGE, ODD = ".-+#!"  # the map is ASCII, so that it can be read out and sent by mail
SHARES = (0.1, 0.5)  # of the largest error: below the first it is slight, below the second clear


def view(differs: Difference) -> dict[str, Any] | None:
    """Plain values about a difference in the entries; None where kind, shape or dtype differ already.

    `shape` and `dtype` of the answer, its counts of `nan` and `inf`, the `largest` finite error and where it
    is (`at`; both None where there is none), `wrong` entries `of` all, and `map`: at most 8 lines of 16
    characters, `.` right, `-`, `+` and `#` by the size of the error, `!` where NaN or infinity is wrong.
    """
    if differs.wrong is None:
        return None
    have = differs.actual.astype(np.complex128 if differs.actual.dtype.kind == "c" else np.float64)
    error = _errors(differs, have)
    largest = float(error.max())
    at = tuple(int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
    return {
        "shape": list(have.shape),
        "dtype": str(differs.actual.dtype),
        "nan": int(np.isnan(have).sum()),
        "inf": int(np.isinf(have).sum()),
        "largest": largest if largest > 0 else None,
        "at": list(at) if largest > 0 else None,
        "wrong": int(differs.wrong.sum()),
        "of": int(have.size),
        "map": _map(differs.wrong, error),
    }


def _errors(differs: Difference, have: Array) -> Array:
    """The size of the error at each wrong entry; 0 where it is right, NaN or infinite."""
    assert differs.wrong is not None
    with np.errstate(all="ignore"):
        error = np.abs(have - differs.expected)
    return np.where(differs.wrong & np.isfinite(error), error, 0.0)


def _map(wrong: Array, error: Array) -> list[str]:
    """One character for each entry, or for each block of a larger array; [] for a single number."""
    if wrong.ndim == 0:
        return []
    levels = np.zeros(wrong.shape, int)
    levels[wrong] = 1
    largest = error.max()
    for level, share in enumerate(SHARES, 2):
        levels[(error > 0) & (error >= share * largest)] = level
    levels[wrong & (error == 0)] = 4
    return ["".join((RIGHT, SLIGHT, CLEAR, LARGE, ODD)[level] for level in row) for row in _blocks(levels)]


def _blocks(levels: Array) -> Array:
    """The worst level of each block, at most `ROWS` by `COLUMNS`; leading axes lie below each other."""
    table = levels.reshape(-1, levels.shape[-1])
    for axis, most in enumerate((ROWS, COLUMNS)):
        starts = np.linspace(0, table.shape[axis], min(most, table.shape[axis]), endpoint=False).astype(int)
        table = np.maximum.reduceat(table, starts, axis=axis)
    return table
