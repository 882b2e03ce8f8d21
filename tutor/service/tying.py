"""A derivation tied to code, as the service judges it: with the learner's own passed answer."""

from __future__ import annotations

from collections.abc import Callable

from tutor import home
from tutor.judge.code import Draws, Uses
from tutor.judge.sealed import seed_for
from tutor.judge.tie import skipped, tie_finding, with_tie
from tutor.model import Exercise, Finding, Verdict
from tutor.packs.find import AmbiguousExercise, UnknownExercise, find_exercise
from tutor.packs.problems import PackProblems
from tutor.packs.tie import read_tie
from tutor.progress.store import RecordError
from tutor.sandbox.hosts import CannotJudge
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest
from tutor.words import _


def tied(
    exercise: Exercise,
    verdict: Verdict,
    answer: str,
    keeping: Keeping,
    draws: Draws,
    uses: Callable[[Exercise], Uses],
) -> Verdict:
    """The verdict, where it is a pass, with the check `code`; whatever keeps that from running costs nothing.

    Raises PackBroken.
    """
    tie = read_tie((exercise.derivation and exercise.derivation.code) or "")
    if tie is None or verdict.status != "pass":
        return verdict
    try:
        finding = _finding(exercise, verdict, answer, tie.exercise, keeping, draws, uses)
    except (UnknownExercise, AmbiguousExercise, PackProblems):
        finding = skipped(
            _("Not compared with code: there is no exercise {id} here.").format(id=tie.exercise)
        )
    except (CannotJudge, RecordError, BadRequest) as problem:
        finding = skipped(_("Not compared with your own code: {why}").format(why=problem))
    return with_tie(verdict, finding)


def _finding(
    exercise: Exercise,
    verdict: Verdict,
    answer: str,
    name: str,
    keeping: Keeping,
    draws: Draws,
    uses: Callable[[Exercise], Uses],
) -> Finding:
    other = find_exercise(f"{exercise.pack}:{name}", home.home())
    own = keeping.passed_answer(other.pack, other.id)
    if own is None:
        said = _("Not compared with your own {id}, which has not passed yet: tutor start {id}")
        return skipped(said.format(id=other.id))
    return tie_finding(exercise, answer, other, own, uses(other), draws, seed_for(other, verdict.seed or 0))
