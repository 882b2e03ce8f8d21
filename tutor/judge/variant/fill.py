"""A right answer with its two most telling pieces taken out; what comes back is judged as a whole answer."""

from __future__ import annotations

from random import Random

from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.listing import LONGEST, asked
from tutor.judge.variant.planted import right_answers
from tutor.model import Exercise
from tutor.packs.blanks import BLANK, with_blanks
from tutor.words import _

MINUTES = 3


def fill(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """What belongs into the blanks? None where nothing can be taken out."""
    for answer in right_answers(exercise, past, Random(seed)):
        try:
            starter = with_blanks(answer, exercise.functions)
        except (SyntaxError, ValueError, RecursionError):
            continue
        if starter is not None and len(starter.splitlines()) <= 2 * LONGEST:
            said = _("In this answer pieces are missing, marked {blank}. Put them in.").format(
                blank=f"`{BLANK}`"
            )
            statement = asked(exercise, said)
            return Variant(
                "fill", exercise.id, seed, statement, MINUTES, exercise, starter=starter, right=answer
            )
    return None
