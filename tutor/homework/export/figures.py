"""The statistics of a class as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tutor.homework.export.table import Cell, write_table
from tutor.homework.marks import Mark, Run
from tutor.homework.statistics import ExerciseStatistics, statistics

HEADER = (
    "exercise",
    "title",
    "points",
    "handed_in",
    "judged",
    "passed",
    "pass_rate",
    "median_attempts",
    "median_minutes",
    "discrimination",
    "unnamed",
    "mistakes",
)


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `class.csv`, a row an exercise, with a byte order mark: people open it. Raises OSError."""
    rows = [_row(one) for one in statistics(run, marks)]
    return [write_table(out / "class.csv", [HEADER, *rows], bom=True)]


def _row(one: ExerciseStatistics) -> list[Cell]:
    """One exercise; its mistakes as `name 3; other_name 1`."""
    mistakes = "; ".join(f"{mistake.name} {mistake.learners}" for mistake in one.mistakes)
    counts: list[Cell] = [one.possible, one.handed_in, one.judged, one.passed, one.rate]
    medians: list[Cell] = [one.attempts, one.minutes, one.discrimination]
    return [one.exercise, one.title, *counts, *medians, one.unnamed, mistakes]
