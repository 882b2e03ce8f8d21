"""The mistake comes back: the learner's own wrong answer, in which a line or two were put right later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

from tutor.judge.code import judge_code
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.listing import (
    LONGEST,
    Hunk,
    asked,
    diff,
    even,
    hunks,
    mended,
    numbered,
    wrong_lines,
)
from tutor.model import Attempt, Exercise
from tutor.words import _

MOST_LINES, MOST_HUNKS, MINUTES = 3, 4, 2


def waiting(past: Past) -> bool:
    """Whether a known mistake was made that has not come back yet."""
    return any(wrong.mistake not in past.come_back for wrong, _right in _pairs(past))


def own_mistake(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Which line of the learner's own answer is wrong? None where no answer differs in few lines.

    Raises PackBroken, CannotJudge.
    """
    pairs = list(_pairs(past))
    Random(seed).shuffle(pairs)
    pairs.sort(key=lambda pair: pair[0].mistake in past.come_back)
    for wrong, right in pairs:
        found = _confirmed(exercise, seed, wrong, right, bench)
        if found is not None:
            return found
    return None


def _pairs(past: Past) -> Iterator[tuple[Attempt, Attempt]]:
    """For each known mistake the last answer that made it and the next one that passed."""
    last: dict[str, tuple[Attempt, Attempt]] = {}
    for n, attempt in enumerate(past.attempts):
        if attempt.status == "fail" and attempt.counts and attempt.mistake:
            right = next((each for each in past.attempts[n:] if each.status == "pass"), None)
            if right is not None:
                last[attempt.mistake] = attempt, right
    yield from last.values()


def _confirmed(exercise: Exercise, seed: int, wrong: Attempt, right: Attempt, bench: Bench) -> Variant | None:
    """The variant, if the answer fails, and passes with its wrong lines alone put right."""
    try:
        lines, better = even(wrong.answer).splitlines(), even(right.answer).splitlines()
    except (SyntaxError, ValueError, RecursionError):
        return None
    different = hunks(lines, better)
    if len(lines) > LONGEST or not 1 <= len(different) <= MOST_HUNKS:
        return None
    uses = bench.uses(exercise)
    verdict = judge_code(exercise, "\n".join(lines).encode(), seed, bench.draws, uses)
    if verdict.status != "fail":
        return None
    for chosen in _few(different):
        answer = mended(lines, chosen)
        if judge_code(exercise, answer.encode(), seed, bench.draws, uses).status == "pass":
            known = next((each for each in exercise.mistakes if each.name == wrong.mistake), None)
            return Variant(
                "find",
                exercise.id,
                seed,
                _statement(exercise, lines),
                MINUTES,
                exercise,
                source="\n".join(lines),
                wrong=wrong_lines(lines, chosen),
                right=diff(lines, chosen),
                mistake=wrong.mistake,
                says=known.message if known else verdict.message,
                help=known.help if known else verdict.help,
                own=True,
            )
    return None


def _few(different: list[Hunk]) -> Iterator[tuple[Hunk, ...]]:
    """The smallest choices of hunks first, as long as they are few lines."""
    for count in range(1, len(different) + 1):
        for chosen in combinations(different, count):
            if sum(max(hunk.last - hunk.first, 1) for hunk in chosen) <= MOST_LINES:
                yield chosen


def _statement(exercise: Exercise, lines: list[str]) -> str:
    said = _("You once wrote this answer, and it was not right. Which line is wrong?")
    return asked(exercise, said, numbered(lines))
