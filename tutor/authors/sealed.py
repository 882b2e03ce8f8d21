"""The author's test of a sealed exercise: all of it can be read, and the starter says what is missing."""

from __future__ import annotations

from tutor.authors.code import check_starter
from tutor.authors.crew import Crew
from tutor.authors.derivation import check_slips
from tutor.authors.report import Report
from tutor.judge.code import Draws, Uses
from tutor.model import Exercise


def check_sealed(exercise: Exercise, draws: Draws, crew: Crew, report: Report) -> None:
    """Read every seed; the solution was tested before it was sealed. Raises PackBroken, CannotJudge."""
    if exercise.kind == "derivation":
        check_slips(exercise, crew, report)
        return
    seeds = sorted(exercise.seal.seeds) if exercise.seal is not None else []
    report.counts |= {"seeds": len(seeds), "mistakes": len(exercise.mistakes)}
    crew.map(lambda seed: draws.get(exercise, seed, Uses()), seeds)
    if not exercise.uses:
        check_starter(exercise, draws, Uses(), report, seeds[0])
