"""What a class got right and wrong: for each exercise how many passed, what it took them, what it tells.

Everything is of the judged answers: lateness and overrides say nothing of an exercise. Answers that could
not be judged are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, pstdev

from tutor.homework.marks import Mark, Run
from tutor.homework.totals import by_learner, is_settled, total
from tutor.model import Kind

LEAST_LEARNERS = 3  # with two, every correlation is 1, -1 or nothing


@dataclass(frozen=True, slots=True)
class KnownMistake:
    """A known mistake or slip of one exercise, what it is told by, and how many learners made it."""

    name: str
    message: str
    learners: int


@dataclass(frozen=True, slots=True)
class ExerciseStatistics:
    """One exercise in numbers; None where nothing is known.

    `handed_in` counts answers, `judged` those of them that could be judged, `passed` the right ones;
    `attempts` and `minutes` are medians over the learners whose bundle says them; `unnamed` counts wrong
    answers (of no quiz) that no known mistake explains. For `discrimination` see `discrimination`.
    """

    exercise: str
    title: str
    kind: Kind
    possible: float
    handed_in: int
    judged: int
    passed: int
    attempts: float | None
    minutes: float | None
    discrimination: float | None
    mistakes: tuple[KnownMistake, ...]
    unnamed: int

    @property
    def rate(self) -> float | None:
        """The share of the judged answers that are right."""
        return self.passed / self.judged if self.judged else None


def statistics(run: Run, marks: Sequence[Mark]) -> list[ExerciseStatistics]:
    """The numbers of each exercise, in the homework's order."""
    found: dict[str, list[Mark]] = {exercise: [] for exercise in run.titles}
    for mark in marks:
        found.setdefault(mark.exercise, []).append(mark)
    shares: dict[str, dict[str, float]] = {}
    for mark in marks:
        shares.setdefault(mark.learner, {})[mark.exercise] = mark.score * mark.possible
    return [_of(run, exercise, own, shares) for exercise, own in found.items()]


def _of(
    run: Run, exercise: str, marks: Sequence[Mark], shares: dict[str, dict[str, float]]
) -> ExerciseStatistics:
    handed_in = [mark for mark in marks if mark.status != "missing"]
    judged = [mark for mark in handed_in if mark.status != "failed"]
    passed = [mark.status == "pass" for mark in judged]
    rest = [sum(shares[mark.learner].values()) - shares[mark.learner][exercise] for mark in judged]
    return ExerciseStatistics(
        exercise,
        run.titles.get(exercise, exercise),
        marks[0].kind if marks else "code",
        run.possible.get(exercise, 0.0),
        len(handed_in),
        len(judged),
        sum(passed),
        _median([mark.attempts for mark in handed_in]),
        _median([mark.minutes for mark in handed_in]),
        discrimination(passed, rest),
        tuple(_mistakes(judged)),
        sum(is_unnamed(mark) for mark in judged),
    )


def discrimination(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """How well passing one exercise goes with the points in all the others, from -1 to 1.

    The point-biserial correlation r = (M1 - M0) / s * sqrt(p (1 - p)): M1 and M0 are the mean rest of those
    who passed and who did not, s the standard deviation of all (with divisor n), p the share who passed
    (R. F. Tate, Ann. Math. Statist. 25, 1954). The exercise itself is left out of the total, or it would
    correlate with itself (S. Henrysson, Psychometrika 28, 1963). Below 0 the better learners fail it, and
    the exercise deserves a look.

    None where it is undefined: fewer than three learners, all or none passed, everyone has the same rest.
    """
    count, right = len(passed), sum(passed)
    if count < LEAST_LEARNERS or right in (0, count):
        return None
    spread = pstdev(rest)
    if spread <= 1e-12 * max(map(abs, rest)):
        return None
    upper = fmean(value for value, is_right in zip(rest, passed, strict=True) if is_right)
    lower = fmean(value for value, is_right in zip(rest, passed, strict=True) if not is_right)
    share = right / count
    return max(-1.0, min(1.0, (upper - lower) / spread * sqrt(share * (1 - share))))


def named(mark: Mark) -> dict[str, str]:
    """The known mistakes and slips that a verdict names, with what each is told by.

    A quiz or an exercise with several outputs may name several. What only fits as well (`also`) is left out.
    """
    found: dict[str, str] = {}
    for line in mark.verdict.get("lines") or ():
        if line.get("slip"):
            found.setdefault(line["slip"], line["message"])
    for check in mark.verdict.get("checks") or ():
        if check["status"] == "fail" and check.get("mistake"):
            found.setdefault(check["mistake"], check["message"])
    if mark.mistake:
        found.setdefault(mark.mistake, mark.message)
    return found


def is_unnamed(mark: Mark) -> bool:
    """Whether an answer is wrong and no known mistake says how.

    A quiz's wrong options say it themselves, and so does a rule that was broken.
    """
    failed = [c["name"] for c in mark.verdict.get("checks") or () if c["status"] == "fail"]
    ruled_out = bool(failed) and all(name.startswith("rule:") for name in failed)
    return mark.status == "fail" and mark.kind != "quiz" and not ruled_out and not named(mark)


def totals(run: Run, marks: Sequence[Mark]) -> list[float]:
    """The points of every learner who handed something in and whose points are settled."""
    return [
        total(own)
        for own in by_learner(run, marks).values()
        if any(mark.status != "missing" for mark in own) and all(map(is_settled, own))
    ]


def _mistakes(marks: Sequence[Mark]) -> Iterator[KnownMistake]:
    messages: dict[str, str] = {}
    learners: dict[str, set[str]] = {}
    for mark in marks:
        for name, message in named(mark).items():
            messages.setdefault(name, message)
            learners.setdefault(name, set()).add(mark.learner)
    for name in sorted(learners, key=lambda name: (-len(learners[name]), name)):
        yield KnownMistake(name, messages[name], len(learners[name]))


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(median(known)) if known else None
