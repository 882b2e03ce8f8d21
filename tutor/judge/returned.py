"""What came back from the learner's cell, put in the authored order of the cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.judge import raised
from tutor.judge.raised import Raised
from tutor.sandbox import stream
from tutor.sandbox.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Returned:
    """What the answer gave for one case: an output, or a described exception.

    `inputs` are its arguments afterwards where it has changed them.
    """

    out: Any = None
    inputs: Mapping[str, Any] | None = None
    raised: Raised | None = None


def by_case(outcome: Outcome, order: Sequence[int]) -> tuple[dict[int, Returned], dict[int, Returned]]:
    """First results and, for the case that was run twice, second results, by authored index."""
    first: dict[int, Returned] = {}
    second: dict[int, Returned] = {}
    for frame in outcome.frames:
        if frame.kind == stream.DONE:
            continue
        target = second if order[frame.number] in first else first
        target[order[frame.number]] = _one(frame)
    return first, second


def _one(frame: stream.Frame) -> Returned:
    if frame.kind == stream.ERROR:
        return Returned(raised=raised.of(frame.value))
    value = frame.value
    if not isinstance(value, dict) or "out" not in value:
        return Returned(out=value)
    inputs = value.get("inputs")
    if inputs is not None and not isinstance(inputs, dict):
        return Returned(out=value)
    return Returned(value["out"], inputs)


def not_begun(outcome: Outcome) -> Raised | None:
    """The description of a failure before any case: the file would not load, or functions are missing."""
    for frame in outcome.frames:
        if frame.kind == stream.ERROR and frame.value.get("stage") != "case":
            return raised.of(frame.value)
    return None
