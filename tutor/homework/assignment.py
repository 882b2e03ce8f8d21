"""The homework that is graded: its pack, its exercises, and what they build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tutor.homework.judging import Question
from tutor.model import Course, Exercise
from tutor.packs.find import find_exercise, pack_id, packs
from tutor.packs.foundations import foundations, module_name
from tutor.packs.hashing import pack_hash
from tutor.packs.homework import Homework
from tutor.packs.load import load_course, load_exercise, load_homework
from tutor.packs.problems import PackProblems, did_you_mean, one_of
from tutor.packs.texts import localised, quiz
from tutor.packs.tie import read_tie
from tutor.words import _, current_language


class NoAssignment(Exception):
    """There is no homework of this name; the sentence says which there are."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`exercises` are those of the homework, in its order; `judged` also what these build on.

    `needs` are the ids of the other exercises whose passed answers an exercise is judged with.
    """

    course: Course
    homework: Homework
    exercises: Mapping[str, Exercise]
    judged: Mapping[str, Exercise]
    needs: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, Question]

    def hash(self) -> str:
        """Over all that is judged."""
        return pack_hash({name: exercise.hash for name, exercise in self.exercises.items()})

    def waves(self) -> list[list[Exercise]]:
        """The exercises in groups, each of which builds on those before it alone."""
        depth: dict[str, int] = {}

        def deep(name: str) -> int:
            if name not in depth:
                depth[name] = 1 + max((deep(other) for other in self.needs[name]), default=-1)
            return depth[name]

        waves: dict[int, list[Exercise]] = {}
        for name, exercise in self.judged.items():
            waves.setdefault(deep(name), []).append(exercise)
        return [waves[n] for n in sorted(waves)]


def load(name: str | None, home: Path) -> Assignment:
    """The homework of the pack `name`: an id, a folder, or None for the only one that sets a homework.

    Raises NoAssignment, PackProblems.
    """
    folder = _folder(name, home)
    course, homework = load_course(folder), load_homework(folder)
    if homework is None:
        said = _("The pack {id} sets no homework: its pack.toml has no table [homework].")
        raise NoAssignment(said.format(id=course.id))

    def find(name: str) -> Exercise:
        pack, _colon, exercise = name.rpartition(":")
        if pack == course.id:
            return localised(load_exercise(folder / "exercises" / exercise, pack), current_language())
        return find_exercise(name, home)

    exercises = {each: find(f"{course.id}:{each}") for each in homework.exercises}
    judged = dict(exercises)
    needs: dict[str, tuple[str, ...]] = {}
    questions: dict[str, Question] = {}
    waiting = list(exercises.values())
    while waiting:
        exercise = waiting.pop()
        tied = _tied(exercise)
        tied_to = find(f"{course.id}:{tied}") if tied else None
        below = foundations(tied_to or exercise, find)
        others = [*below, *([tied_to] if tied_to else [])]
        references = {module_name(other): other.sources.get("reference.py", "") for other in below}
        text = quiz(exercise, current_language()).text if exercise.kind == "quiz" else ""
        questions[exercise.id] = Question(exercise, text, references, tied_to)
        needs[exercise.id] = tuple(other.id for other in others)
        waiting += [other for other in others if other.id not in judged]
        judged |= {other.id: other for other in others if other.id not in judged}
    return Assignment(course, homework, exercises, judged, needs, questions)


def _tied(exercise: Exercise) -> str:
    """The exercise that a derivation's last line is compared with, "" for none."""
    tie = read_tie((exercise.derivation and exercise.derivation.code) or "")
    return tie.exercise if tie is not None else ""


def _folder(name: str | None, home: Path) -> Path:
    if name is not None and ("/" in name or name.startswith(".") or Path(name).is_dir()):
        return Path(name)
    by_id: dict[str, Path] = {}
    for folder in packs(home):
        try:
            found = pack_id(folder)
            if name is not None or load_homework(folder) is not None:
                by_id.setdefault(found, folder)
        except PackProblems:
            continue
    if name is not None:
        if name not in by_id:
            said = _("There is no pack {id}{meant}; install it, or name its folder.")
            raise NoAssignment(said.format(id=name, meant=did_you_mean(name, by_id)))
        return by_id[name]
    if len(by_id) != 1:
        said = (
            _("Say which homework with --pack: {names}.")
            if by_id
            else _("No installed pack sets a homework.")
        )
        raise NoAssignment(said.format(names=one_of(by_id)))
    [folder] = by_id.values()
    return folder
