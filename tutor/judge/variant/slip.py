"""A derivation in which one line does not follow: the learner's own, or one with a planted slip."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from random import Random

from tutor.judge.derivation import judge_derivation
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.listing import LONGEST, asked, numbered
from tutor.model import Derivation, Exercise, Slip, Verdict
from tutor.words import _

MINUTES, LEAST_LINES = 2, 2


def own_slip(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Which line of the learner's own derivation does not follow? None where no slip was named in one.

    Raises AlgebraError.
    """
    wrong = [each for each in past.attempts if each.status == "fail" and each.counts and each.mistake]
    wrong.sort(key=lambda attempt: attempt.mistake not in past.come_back)
    for attempt in reversed(wrong):
        rows = [row.strip() for row in attempt.answer.splitlines()]
        rows = [row for row in rows if row and not row.startswith("#")]
        said = _("You once wrote these lines. Which is the first that does not follow from the one above it?")
        found = _confirmed(exercise, seed, rows, said, mistake=attempt.mistake, own=True)
        if found is not None:
            return found
    return None


def waiting(past: Past) -> bool:
    """Whether a slip was made that has not come back yet."""
    wrong = (each.mistake for each in past.attempts if each.status == "fail" and each.counts)
    return any(mistake and mistake not in past.come_back for mistake in wrong)


def slipped(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Which line of the model with a planted slip does not follow? None where none fits.

    Raises AlgebraError.
    """
    said = _("One of these lines does not follow from the one above it. Which is the first?")
    for rows, slip in _planted(exercise.derivation or Derivation(), Random(seed)):
        found = _confirmed(exercise, seed, rows, said, slip)
        if found is not None:
            return found
    return None


def _planted(declared: Derivation, chance: Random) -> Iterator[tuple[list[str], Slip]]:
    """Each slip in the place of the line that it resembles most, of the longest right derivation first."""
    for slip in chance.sample(declared.slips, len(declared.slips)):
        for lines in sorted([declared.model, *declared.accept], key=len, reverse=True):
            if len(lines) >= LEAST_LINES:
                at = max(range(len(lines)), key=lambda n: _alike(lines[n], slip.line))
                lead = lines[at][: len(lines[at]) - len(lines[at].lstrip("<=> "))]
                yield [*lines[:at], lead + slip.line.lstrip("<=> "), *lines[at + 1 :]], slip


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _confirmed(
    exercise: Exercise,
    seed: int,
    rows: list[str],
    said: str,
    slip: Slip | None = None,
    mistake: str | None = None,
    own: bool = False,
) -> Variant | None:
    """The variant, if the judge finds a first wrong line and can read and decide all above it."""
    if not LEAST_LINES <= len(rows) <= LONGEST:
        return None
    verdict = judge_derivation(exercise, "\n".join(rows), seed)
    n = verdict.first_wrong
    if n is None or verdict.status != "fail" or not _clear(verdict, n):
        return None
    if slip is not None and rows[n - 1].lstrip("<=> ") != slip.line.lstrip("<=> "):
        return None
    named = slip or _named(exercise, mistake)
    start = exercise.derivation.start if exercise.derivation else None
    begun = [_("It begins with `{start}`.").format(start=start)] if start else []
    return Variant(
        "find",
        exercise.id,
        seed,
        asked(exercise, said, *begun, numbered(rows)),
        MINUTES,
        exercise,
        source="\n".join(rows),
        wrong=(n,),
        right=rows[n - 1],
        mistake=slip.name if slip else mistake,
        says=named.says if named else _line(verdict, n),
        own=own,
    )


def _clear(verdict: Verdict, n: int) -> bool:
    above = [line for line in verdict.lines or () if line.n < n]
    wrong = [line for line in verdict.lines or () if line.n == n]
    return all(line.verdict == "follows" for line in above) and all(
        line.verdict in ("does_not_follow", "undefined") for line in wrong
    )


def _named(exercise: Exercise, name: str | None) -> Slip | None:
    slips = exercise.derivation.slips if exercise.derivation else ()
    return next((slip for slip in slips if slip.name == name), None)


def _line(verdict: Verdict, n: int) -> str:
    return next((line.message for line in verdict.lines or () if line.n == n), verdict.message)
