"""Wrong answers that no known mistake explains, grouped by what they give on the same cases.

"23 learners, no name yet" is how a class teaches its pack: what many get wrong in the same way deserves a
name, and words that help.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tutor.homework.marks import Mark, Submission
from tutor.homework.plain import words
from tutor.homework.statistics import is_unnamed
from tutor.judge import ends, show
from tutor.judge.code import Draws, Uses, run_answer
from tutor.judge.compare import as_array, matches
from tutor.judge.diagnose import differs
from tutor.judge.drawn import Case, Drawn
from tutor.judge.outputs import Pair, paired
from tutor.judge.returned import Returned, by_case
from tutor.model import Exercise


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer without a name, and what it was judged with."""

    learner: str
    exercise: Exercise
    source: str
    uses: Uses = field(default_factory=Uses)


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The first authored case that shows the mistake, in small printable forms."""

    case: Mapping[str, str]
    given: str
    expected: str


@dataclass(frozen=True, slots=True)
class Group:
    """Learners whose answers give the same wrong values on all cases of `seed`, and the shortest answer."""

    exercise: Exercise
    learners: tuple[str, ...]
    source: str
    seed: int
    counterexample: Counterexample


@dataclass(frozen=True, slots=True)
class Found:
    """The groups, those of one exercise together; `untried` counts the answers for which no time was left."""

    groups: tuple[Group, ...]
    untried: Mapping[str, int]


SECONDS = 120.0  # for one exercise: a hundred answers that train for a minute are not worth the wait
Given = list[Returned | None]  # what an answer gave, by case; None where nothing came


def without_name(
    marks: Sequence[Mark],
    submissions: Iterable[Submission],
    exercises: Mapping[str, Exercise],
    references: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Wrong]:
    """The answers in Python that were judged wrong and not named, with what they build on.

    `references` holds, by exercise, the references of what it builds on by their names in `mynn`; the
    learner's own answers to these are taken from the submission where they passed.
    """
    answers = {submission.learner: submission.answers for submission in submissions}
    passed = {(mark.learner, mark.exercise) for mark in marks if mark.status == "pass"}
    found = []
    for mark in marks:
        own = answers.get(mark.learner, {})
        if (
            mark.kind != "code"
            or not is_unnamed(mark)
            or not {mark.exercise} <= own.keys() & exercises.keys()
        ):
            continue
        below = (references or {}).get(mark.exercise, {})
        right = {_module(name): _text(data) for name, data in own.items() if (mark.learner, name) in passed}
        uses = Uses(below, {name: right[name] for name in below if name in right})
        if len(uses.answers) == len(below):
            found.append(Wrong(mark.learner, exercises[mark.exercise], _text(own[mark.exercise]), uses))
    return found


def _module(exercise: str) -> str:
    return exercise.replace("-", "_")


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def unnamed(wrong: Sequence[Wrong], run_seed: int, draws: Draws, seconds: float = SECONDS) -> Found:
    """The groups of each exercise, the largest first. The answers run in the sandbox, each text once.

    Every answer to an exercise gets the same cases, from a seed that follows from the run's. What is right
    there (a broken rule, a rare case) or does not come to its end belongs to no group. After `seconds` no
    further answers to an exercise are begun; those that most learners handed in come first. Raises
    PackBroken, CannotJudge.
    """
    by_exercise: dict[str, list[Wrong]] = {}
    for one in wrong:
        by_exercise.setdefault(one.exercise.id, []).append(one)
    groups: list[Group] = []
    untried: dict[str, int] = {}
    for exercise, own in by_exercise.items():
        found, left = _groups(own, run_seed, draws, time.monotonic() + seconds)
        groups += found
        untried |= {exercise: left} if left else {}
    return Found(tuple(groups), untried)


def _groups(wrong: Sequence[Wrong], run_seed: int, draws: Draws, deadline: float) -> tuple[list[Group], int]:
    """The groups of one exercise, and how many of its answers were not tried."""
    exercise = wrong[0].exercise
    drawn = draws.get(exercise, _seed(run_seed, exercise), wrong[0].uses)
    kinds: list[tuple[Given, list[Wrong]]] = []
    tried = 0
    for same, given in _runs(_by_text(wrong), drawn, draws, deadline):
        tried += len(same)
        if given is None or _first_wrong(exercise, drawn, given) is None:
            continue
        for first, members in kinds:
            if _alike(exercise, drawn, first, given):
                members += same
                break
        else:
            kinds.append((given, list(same)))
    groups = [_group(exercise, drawn, given, members) for given, members in kinds]
    return sorted(groups, key=lambda group: (-len(group.learners), group.learners)), len(wrong) - tried


def _runs(
    texts: Sequence[Sequence[Wrong]], drawn: Drawn, draws: Draws, deadline: float
) -> Iterator[tuple[Sequence[Wrong], Given | None]]:
    """Each text with what it gives, as many at once as there are cores, until the time is up."""
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        for start in range(0, len(texts), cores):
            if time.monotonic() > deadline:
                return
            some = texts[start : start + cores]
            yield from zip(some, pool.map(lambda same: _run(same[0], drawn, draws), some), strict=True)


def _seed(run_seed: int, exercise: Exercise) -> int:
    name = f"unnamed {run_seed} {exercise.pack}:{exercise.id}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1


def _by_text(wrong: Sequence[Wrong]) -> list[list[Wrong]]:
    """Answers of the same text and with the same own answers beneath, the most frequent first."""
    texts: dict[tuple[object, ...], list[Wrong]] = {}
    for one in sorted(wrong, key=lambda one: one.learner):
        texts.setdefault((one.source, *sorted(one.uses.answers.items())), []).append(one)
    return sorted(texts.values(), key=len, reverse=True)


def _run(one: Wrong, drawn: Drawn, draws: Draws) -> Given | None:
    """What the answer gives for each authored case, or None where it did not come to its end."""
    order = list(range(len(drawn.cases)))
    outcome = run_answer(one.exercise, one.source, drawn, order, draws.hosts, one.uses)
    if ends.of(one.exercise, drawn, order, outcome) is not None:
        return None
    first, _second = by_case(outcome, order)
    return [first.get(index) for index in order]


def _pairs(exercise: Exercise, case: Case, given: Returned | None) -> list[Pair] | None:
    """The named outputs for one case beside the reference's; None where the answer raised."""
    if given is None or given.raised is not None:
        return None
    return paired(case.expected, given.out, case.single, exercise.returns)


def _first_wrong(exercise: Exercise, drawn: Drawn, given: Given) -> int | None:
    """The first case on which something is not the reference's; None where all is right."""
    for index, case in enumerate(drawn.cases):
        pairs = _pairs(exercise, case, given[index])
        if pairs is None or any(differs(exercise, pair, case.exact) for pair in pairs):
            return index
    return None


def _alike(exercise: Exercise, drawn: Drawn, one: Given, other: Given) -> bool:
    """Whether two answers give the same on every case, within the judge's tolerance."""
    return all(
        _same(exercise, case, _pairs(exercise, case, one[index]), _pairs(exercise, case, other[index]))
        for index, case in enumerate(drawn.cases)
    )


def _same(exercise: Exercise, case: Case, one: list[Pair] | None, other: list[Pair] | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(_same_output(exercise, case, a, b) for a, b in zip(one, other, strict=True))


def _same_output(exercise: Exercise, case: Case, one: Pair, other: Pair) -> bool:
    if one.problem or other.problem:
        return one.problem == other.problem
    first, second = as_array(one.actual), as_array(other.actual)
    if first is None or second is None:
        return first is second and show.value(one.actual) == show.value(other.actual)
    return matches(first, second, exercise.tolerance, case.exact)


def _group(exercise: Exercise, drawn: Drawn, given: Given, members: Sequence[Wrong]) -> Group:
    shortest = min(members, key=lambda one: (len(words(one.source, "code")), one.source))
    index = _first_wrong(exercise, drawn, given) or 0
    case, got = drawn.cases[index], given[index]
    raised = got is None or got.raised is not None
    return Group(
        exercise,
        tuple(sorted(one.learner for one in members)),
        shortest.source,
        drawn.seed,
        Counterexample(
            show.case(case.name, case.inputs),
            "" if raised or got is None else show.value(got.out),
            show.value(case.expected),
        ),
    )
