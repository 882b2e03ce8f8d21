"""The key `code` of a derivation: which output of which exercise its last line must equal."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"(?P<exercise>[a-z0-9-]+):(?P<output>[^\W\d]\w*)(?:\[(?P<axes>[^\[\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Tie:
    """`axes` are the free indices in the order of the output's axes; None for the order of their writing."""

    exercise: str
    output: str
    axes: tuple[str, ...] | None = None


def read_tie(code: str) -> Tie | None:
    """`exercise-id:output` or `exercise-id:output[i,j]`; None where the text is neither."""
    found = _FORM.fullmatch(code.strip())
    if found is None:
        return None
    axes = found["axes"]
    return Tie(
        found["exercise"],
        found["output"],
        None if axes is None else tuple(name.strip() for name in axes.split(",")),
    )
