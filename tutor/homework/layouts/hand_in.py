"""One learner's files as a layout found them, made into a submission."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePath

from tutor.homework.bundle import SUFFIXES, BundleError, Header, read_bundle
from tutor.homework.layouts.items import Item
from tutor.homework.marks import Submission, Tries
from tutor.model import Exercise
from tutor.packs.problems import one_line
from tutor.words import _

READ = 1 << 20  # bytes of an answer; the judge refuses far less and says how long it was
_COUNTED = re.compile(r"(.+?)(?:-\d+|[ _]?\(\d+\))")  # what a course system or a browser calls a second copy


@dataclass(frozen=True, slots=True)
class HandIn:
    """The files of one learner.

    `submitted` is what the course system says, in ISO 8601 with its zone; `late` where it says only that.
    Where a learner is not `named` by the layout, a bundle says whose it is.
    """

    learner: str
    source: str
    items: tuple[Item, ...]
    submitted: str | None = None
    problems: tuple[str, ...] = ()
    late: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the homework asks for: the pack, and the exercises by id."""

    pack: str
    exercises: Mapping[str, Exercise]

    def named(self, file: str) -> tuple[Exercise, int] | None:
        """The exercise that a file is the answer to, by its name, and which copy it is (0 the first)."""
        stem, suffix = PurePath(file).stem, PurePath(file).suffix
        for name in (stem, found[1] if (found := _COUNTED.fullmatch(stem)) else stem):
            exercise = self.exercises.get(name.lower().replace("_", "-"))
            if exercise is not None and suffix.lower() == SUFFIXES[exercise.kind]:
                return exercise, 0 if name == stem else int(re.findall(r"\d+", stem)[-1])
        return None


@dataclass
class _Gathered:
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    tries: dict[str, Tries] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)


def submission_of(hand_in: HandIn, wanted: Wanted) -> Submission:
    """What was handed in, with a sentence for whatever could not be used."""
    got = _Gathered(problems=list(hand_in.problems))
    for item in hand_in.items:
        if item.is_bundle:
            _bundle(item, wanted, got)
        else:
            _loose(item, wanted, got)
    latest = max((header.submitted for header in got.headers), key=_moment, default=None)
    submitted = hand_in.submitted or latest
    if hand_in.late and submitted is None:
        said = _("it is marked as late, and nothing says by how much: no points were taken for that.")
        got.problems.append(said)
    learner = hand_in.learner
    if got.headers and not hand_in.named:
        learner = got.headers[-1].learner
    return Submission(
        learner=one_line(unicodedata.normalize("NFC", learner)).strip() or hand_in.source,
        source=hand_in.source,
        submitted=submitted,
        answers={name: data for name, (_copy, data) in got.answers.items()},
        claims=got.claims,
        problems=tuple(f"{hand_in.source}: {problem}" for problem in got.problems),
        tries=got.tries,
    )


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _bundle(item: Item, wanted: Wanted, got: _Gathered) -> None:
    try:
        header, inside = read_bundle(item.path)
    except BundleError as problem:
        got.problems.append(
            str(problem).replace(f"{item.path}: ", "").replace(str(item.path), item.parts[-1])
        )
        return
    got.headers.append(header)
    if header.pack != wanted.pack:
        said = _("this bundle is for the homework {theirs}, not for {ours}.")
        got.problems.append(said.format(theirs=header.pack, ours=wanted.pack))
        return
    got.problems += inside.problems
    for name, data in inside.answers.items():
        if name in wanted.exercises:
            got.answers[name] = (0, data)
            claim = header.exercises.get(name)
            if claim is not None:
                got.tries[name] = Tries(claim.attempts, claim.minutes)
        else:
            got.problems.append(_("{name} is no exercise of this homework.").format(name=name))
    got.claims.update(inside.claims)


def _loose(item: Item, wanted: Wanted, got: _Gathered) -> None:
    found = wanted.named(item.parts[-1])
    if found is None:
        got.problems.append(_("{name} names no exercise of this homework.").format(name=item.parts[-1]))
        return
    exercise, copy = found
    before = got.answers.get(exercise.id)
    if before is not None and copy == before[0]:
        said = _("there are two answers to {id}; the first by name counts, {name} does not.")
        got.problems.append(said.format(id=exercise.id, name=item.parts[-1]))
    elif before is None or copy > before[0]:
        try:
            got.answers[exercise.id] = (copy, _read(item.path))
        except OSError as problem:
            why = problem.strerror or str(problem)
            got.problems.append(_("{name} cannot be read ({why}).").format(name=item.parts[-1], why=why))


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("no plain file")
        return file.read(READ + 1)


def grouped(items: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Items by the learner in front of each, in the order in which learners come."""
    groups: dict[str, list[Item]] = {}
    for learner, item in items:
        groups.setdefault(learner, []).append(item)
    return groups
