"""A class graded: what was handed in becomes marks in a folder, which the next run goes on from."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tutor import __version__
from tutor.homework import overrides, results
from tutor.homework.assignment import Assignment, NoAssignment, load
from tutor.homework.beside import Beside
from tutor.homework.changes import Change, changes
from tutor.homework.crew import Cluster, Crew, Local
from tutor.homework.export import likeness, write_unnamed
from tutor.homework.journal import Journal, JournalInUse
from tutor.homework.judging import Bench, Judged
from tutor.homework.latest import latest
from tutor.homework.layouts.detect import handed_in
from tutor.homework.layouts.hand_in import Wanted
from tutor.homework.marking import mark
from tutor.homework.marks import Mark, Run, Submission
from tutor.homework.overrides import BadOverrides, Overrides
from tutor.homework.points import possible
from tutor.homework.results import NotOurs
from tutor.homework.verdicts import Place, Tell, Verdicts
from tutor.homework.writing import write
from tutor.judge.drawn import PackBroken
from tutor.packs.find import AmbiguousExercise, UnknownExercise
from tutor.packs.problems import PackProblems
from tutor.sandbox.hosts import CannotJudge
from tutor.words import _


class CannotGrade(Exception):
    """Nothing can be graded as it was asked for; the sentence says why."""


# What `grade` raises, by what it means to whoever asked: each carries its sentence.
NO_SANDBOX = (CannotJudge,)
WRONG_USE = (
    *(CannotGrade, NoAssignment, JournalInUse, BadOverrides, NotOurs),
    *(PackProblems, UnknownExercise, AmbiguousExercise),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be graded, into which folder, and how; None leaves the default."""

    paths: Sequence[Path]
    out: Path
    pack: str | None = None
    seed: int | None = None
    workers: int | None = None
    cluster: str | None = None
    layout: str | None = None
    overrides: Path | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """What became of it; `changed` is None where there was no run before, `undated` who says no time."""

    run: Run
    marks: Sequence[Mark]
    problems: Sequence[str]
    changed: Sequence[Change] | None
    undated: int
    files: Sequence[Path]


def grade(asked: Asked, home: Path, tell: Tell) -> Graded:
    """Grade a class; a run that was interrupted goes on where it stopped, and nothing is judged twice.

    Raises those of `WRONG_USE` and of `NO_SANDBOX`, and OSError.
    """
    assignment = load(asked.pack, home)
    found = handed_in(asked.paths, Wanted(assignment.course.id, assignment.judged), asked.layout)
    submissions, doubled = latest(found.submissions)
    if not submissions:
        raise CannotGrade(_("Nothing that was handed in is found there; see: tutor grade --help"))
    problems = [*found.problems, *(p for each in submissions for p in each.problems), *doubled]
    for problem in problems:
        tell.note(problem)
    asked.out.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(Journal(asked.out / results.JOURNAL)) as journal:
        before = results.read_run(asked.out), results.read_marks(asked.out)
        own = _overrides(asked, assignment)
        problems += _unknown(own, submissions, tell)
        run = _run(asked, assignment, submissions, before[0])
        results.write_run(asked.out, replace(before[0], seed=run.seed) if before[0] else run)
        alike = (asked.out, run, submissions, assignment.exercises)
        # Nearly a tenth of a large class's time; the processes that judge leave this one idle.
        early = Beside(likeness.write, *alike) if before[1] is None else None
        with _crew(asked, assignment) as crew:
            judged = Verdicts(assignment, submissions, run.seed, journal, crew, tell).all()
        marks = list(_marks(assignment, submissions, judged, own))
        changed = None
        if before[0] is not None and before[1] is not None:
            changed = changes(before[0], before[1], run, marks)
        grouped = None
        if before[1] != marks or not (asked.out / results.SIMILAR).exists():
            grouped = Beside(_unnamed, asked.out, assignment, submissions, run, marks, tell)
        files = write(asked.out, run, marks, judged, problems, changed)
        if grouped is not None:
            files += early.result() if early else likeness.write(*alike)
            files += grouped.result()
    undated = sum(each.submitted is None for each in submissions) if assignment.homework.due else 0
    return Graded(run, marks, problems, changed, undated, files)


def _overrides(asked: Asked, assignment: Assignment) -> Overrides:
    """Those of earlier runs and those that are new, which go before; kept beside the marks."""
    path = asked.out / results.OVERRIDES
    own = overrides.read(path, assignment.exercises)
    if asked.overrides is not None:
        if not asked.overrides.exists():
            raise CannotGrade(_("There is no file {path}.").format(path=asked.overrides))
        own |= overrides.read(asked.overrides, assignment.exercises)
    if asked.overrides is not None or not path.exists():
        overrides.write(path, own)
    return own


def _unknown(own: Overrides, submissions: Sequence[Submission], tell: Tell) -> list[str]:
    known = {overrides.key(each.learner, "")[0] for each in submissions}
    said = [
        _("The override for {learner}, {id} meets nobody: no learner is called so.").format(
            learner=learner, id=exercise
        )
        for learner, exercise in sorted(own)
        if learner not in known
    ]
    for sentence in said:
        tell.note(sentence)
    return said


def _run(asked: Asked, assignment: Assignment, submissions: Sequence[Submission], before: Run | None) -> Run:
    course, homework = assignment.course, assignment.homework
    if before is not None and before.pack != course.id:
        said = _("{out} holds the grades of {other}; name another folder with --out.")
        raise CannotGrade(said.format(out=asked.out, other=before.pack))
    seed = asked.seed
    if seed is None:
        seed = before.seed if before is not None else secrets.randbelow(2**31)
    return Run(
        pack=course.id,
        title=course.title,
        version=course.version,
        pack_hash=assignment.hash(),
        seed=seed,
        tutor=__version__,
        titles={name: exercise.title for name, exercise in assignment.exercises.items()},
        possible={name: possible(homework, each) for name, each in assignment.exercises.items()},
        learners=tuple(each.learner for each in submissions),
        due=homework.due.isoformat() if homework.due else None,
        submitted={each.learner: each.submitted for each in submissions if each.submitted},
        feedback=homework.feedback,
        identify_by=homework.identify_by,
        hashes={name: exercise.hash for name, exercise in assignment.judged.items()},
    )


@contextlib.contextmanager
def _crew(asked: Asked, assignment: Assignment) -> Iterator[Callable[[], Crew]]:
    """Gives the crew, made and proved on first need, and ends it whatever happens."""
    made: list[Crew] = []

    def crew() -> Crew:
        if not made:
            made.append(Cluster(asked.cluster) if asked.cluster else Local(asked.workers or cores()))
            made[0].prove(any(each.kind == "code" for each in assignment.judged.values()))
        return made[0]

    try:
        yield crew
    finally:
        for each in made:
            each.stop()


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _marks(
    assignment: Assignment,
    submissions: Sequence[Submission],
    judged: dict[Place, Judged],
    own: Overrides,
) -> Iterator[Mark]:
    for submission in submissions:
        for exercise in assignment.exercises.values():
            place = submission.learner, exercise.id
            yield mark(assignment, submission, exercise, judged.get(place), own.get(overrides.key(*place)))


def _unnamed(
    out: Path,
    assignment: Assignment,
    submissions: Sequence[Submission],
    run: Run,
    marks: Sequence[Mark],
    tell: Tell,
) -> list[Path]:
    """Wrong answers without a name in groups; the grades stand without them."""
    exercises = assignment.exercises
    references = {name: assignment.questions[name].references for name in exercises}
    bench = Bench()
    try:
        return write_unnamed(out, run, marks, submissions, exercises, bench.draws, references)
    except (PackBroken, CannotJudge) as problem:
        tell.note(_("Wrong answers without a name were not grouped: {why}").format(why=problem))
        return []
    finally:
        bench.close()
