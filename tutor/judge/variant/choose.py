"""Which form an exercise is asked in this time: drawn by a seed, a mistake made before first of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tutor.algebra.errors import AlgebraError
from tutor.judge.variant import own_mistake, slip
from tutor.judge.variant.fill import fill
from tutor.judge.variant.form import Bench, Form, Past, Variant
from tutor.judge.variant.listing import asked
from tutor.judge.variant.planted import planted
from tutor.judge.variant.questions import questions
from tutor.judge.variant.renamed import renamed
from tutor.judge.variant.shape import shape
from tutor.model import Exercise

Make = Callable[[Exercise, int, Past, Bench], Variant | None]
FORMS: Mapping[str, Mapping[Form, Make]] = {
    "code": {"find": planted, "fill": fill, "shape": shape},
    "derivation": {"rename": renamed, "find": slip.slipped},
    "quiz": {"questions": questions},
}
RETURNS: Mapping[str, tuple[Callable[[Past], bool], Make]] = {
    "code": (own_mistake.waiting, own_mistake.own_mistake),
    "derivation": (slip.waiting, slip.own_slip),
}
USUAL_MINUTES: Mapping[str, int] = {"code": 2, "derivation": 3, "quiz": 2}


def variant(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant:
    """One question about the exercise; all of it where no shorter one can be made.

    The same seed and past give the same question. Raises PackBroken, CannotJudge, AlgebraError, QuizError.
    """
    chance = Random(seed)
    allowed = FORMS[exercise.kind]
    forms = [form for form in allowed if not exercise.variants or form in exercise.variants]
    back = RETURNS.get(exercise.kind)
    if "find" in forms and back is not None and back[0](past):
        found = _made(back[1], exercise, seed, past, bench)
        if found is not None:
            return found
    for form in chance.sample(forms, len(forms)):
        found = _made(allowed[form], exercise, seed, past, bench)
        if found is not None:
            return found
    return whole(exercise, seed)


def _made(make: Make, exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    try:
        return make(exercise, seed, past, bench)
    except AlgebraError:
        return None  # a derivation that cannot be put otherwise; asked as a whole, it says itself why


def whole(exercise: Exercise, seed: int) -> Variant:
    """The exercise itself, from the beginning."""
    starter = exercise.sources.get("starter.py", "")
    right = exercise.sources.get("reference.py", "")
    if exercise.derivation is not None:
        right = "\n".join(exercise.derivation.model)
    minutes = exercise.minutes or 10
    return Variant(
        "whole", exercise.id, seed, asked(exercise), minutes, exercise, starter=starter, right=right
    )
