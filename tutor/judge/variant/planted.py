"""A right answer with one line made wrong, preferably by a mistake that the pack knows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random

from tutor.judge.code import judge_code
from tutor.judge.mutants import Mutant, mutants
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.listing import (
    LONGEST,
    Hunk,
    asked,
    diff,
    even,
    hunks,
    numbered,
    wrong_lines,
)
from tutor.model import Exercise, Verdict
from tutor.words import _

MOST_TRIED, SECONDS, MINUTES = 24, 3.0, 2
LEAST_LINES = 3  # with fewer there is nothing to look for


def planted(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Which line is wrong? None where no change of an answer fails in time.

    Raises PackBroken, CannotJudge.
    """
    chance = Random(seed)
    bench.draws.get(exercise, seed, bench.uses(exercise))  # what starts first is not part of the search
    deadline = time.monotonic() + SECONDS
    for answer in right_answers(exercise, past, chance):
        try:
            lines = even(answer).splitlines()
        except (SyntaxError, ValueError, RecursionError):
            continue
        if LEAST_LINES <= len(lines) <= LONGEST:
            found = _failing(exercise, seed, lines, bench, chance, deadline)
            if found is not None:
                return found
    return None


def right_answers(exercise: Exercise, past: Past, chance: Random) -> Iterator[str]:
    """The learner's own answer, then the pack's others in a drawn order, its reference last."""
    if past.passed_answer is not None:
        yield past.passed_answer
    others = [text for name, text in sorted(exercise.sources.items()) if name.startswith("accept/")]
    yield from chance.sample(others, len(others))
    if not exercise.rules.forbid:  # or it may do what the learner may not
        yield exercise.sources["reference.py"]


def _failing(
    exercise: Exercise, seed: int, lines: list[str], bench: Bench, chance: Random, deadline: float
) -> Variant | None:
    uses = bench.uses(exercise)
    whole = "\n".join(lines)
    if judge_code(exercise, whole.encode(), seed, bench.draws, uses).status != "pass":
        return None
    changed = [mutant for mutant in mutants(whole, exercise.functions) if mutant.now != "pass"]
    chance.shuffle(changed)
    first: tuple[Mutant, Hunk, Verdict] | None = None
    for mutant in changed[:MOST_TRIED]:
        different = hunks(mutant.source.splitlines(), lines)
        if len(different) != 1 or different[0].last - different[0].first != 1:
            continue
        if time.monotonic() > deadline:
            break
        verdict = judge_code(exercise, mutant.source.encode(), seed, bench.draws, uses)
        if verdict.status == "fail" and (verdict.mistake or first is None):
            first = mutant, different[0], verdict
            if verdict.mistake:
                break
    return _variant(exercise, seed, *first) if first is not None else None


def _variant(exercise: Exercise, seed: int, mutant: Mutant, hunk: Hunk, verdict: Verdict) -> Variant:
    lines = mutant.source.splitlines()
    said = _("One line of this answer was made wrong. Which one?")
    return Variant(
        "find",
        exercise.id,
        seed,
        asked(exercise, said, numbered(lines)),
        MINUTES,
        exercise,
        source=mutant.source,
        wrong=wrong_lines(lines, [hunk]),
        right=diff(lines, [hunk]),
        mistake=verdict.mistake,
        says=verdict.message,
        help=verdict.help,
    )
