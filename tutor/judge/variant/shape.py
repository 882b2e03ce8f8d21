"""Which shape has the result of a call? Asked about a case that was drawn anew."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np

from tutor.judge import show
from tutor.judge.compare import as_array
from tutor.judge.drawn import Case
from tutor.judge.outputs import SINGLE_OUTPUT, paired, shape_text
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.listing import asked
from tutor.model import Exercise
from tutor.text.quiz import Question, Shape
from tutor.words import _

MINUTES, MOST_INPUTS = 1, 6


def shape(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """None where the reference returns no arrays or is not called by itself.

    Raises PackBroken, CannotJudge.
    """
    if "run.py" in exercise.sources:
        return None
    chance = Random(seed)
    drawn = bench.draws.get(exercise, seed, bench.uses(exercise))
    found = [
        (case, pair.name, pair.expected.shape)
        for case in drawn.cases
        if len(case.inputs) <= MOST_INPUTS and not case.held_out
        for pair in paired(case.expected, None, case.single, exercise.returns)
        if pair.expected.ndim
    ]
    if not found:
        return None
    case, output, sizes = chance.choice(found)
    right = tuple(map(str, sizes))
    question = Question("shape", "", Shape(right))
    return Variant(
        "shape",
        exercise.id,
        seed,
        asked(exercise, _asked(exercise, case, output)),
        MINUTES,
        exercise,
        right=shape_text(sizes),
        questions=(question,),
    )


def _asked(exercise: Exercise, case: Case, output: str) -> str:
    called = f"`{exercise.functions[0]}`"
    rows = "\n".join(f"- `{name}`: {_told(value)}" for name, value in case.inputs.items())
    said = _("{function} is called with").format(function=called)
    if output != SINGLE_OUTPUT:
        question = _("Which shape has `{output}`?").format(output=output)
    else:
        question = _("Which shape has the result?")
    return f"{said}\n\n{rows}\n\n{question}"


def _told(value: Any) -> str:
    array = as_array(value)
    if isinstance(value, np.ndarray) and array is not None and array.ndim:
        return f"{array.dtype} {shape_text(array.shape)}"
    return f"`{show.value(value)}`"
