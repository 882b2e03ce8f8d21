"""An answer that gives again what it gave before, because the arguments look alike, does not pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.judge.code import Draws, judge_code
from tutor.model import Exercise

KEYS = {
    "identity": "tuple(map(id, given))",
    "shape": "tuple(getattr(a, 'shape', a) for a in given)",
    "the first call": "len(given)",
}
REMEMBERS = """
def remembering(function):
    kept = {{}}

    def answer(*positional, **named):
        given = (*positional, *named.values())
        key = {key}
        if key not in kept:
            kept[key] = function(*positional, **named)
        return kept[key]

    return answer


{name} = remembering({name})
"""
EXERCISES = ["linear-backward", "fit-gaussian", "conv2d", "two-layer-mse", "attention-backward"]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", EXERCISES)
def test_an_answer_that_remembers_by_looks_fails(
    exercise_named: Callable[[str], Exercise], draws: Draws, name: str, key: str
) -> None:
    exercise: Exercise = exercise_named(name)
    right = next(text for file, text in exercise.sources.items() if file.startswith("accept/"))
    assert judge_code(exercise, right.encode(), 3, draws).status == "pass"
    source = right + REMEMBERS.format(key=KEYS[key], name=exercise.functions[0])
    assert judge_code(exercise, source.encode(), 3, draws).status in ("fail", "error")
