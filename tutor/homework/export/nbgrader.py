"""The CSV of `nbgrader export`: a row a learner, under the header of its CsvExportPlugin.

(https://github.com/jupyter/nbgrader/blob/main/nbgrader/plugins/export.py)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tutor.homework.export.table import Cell, write_table
from tutor.homework.marks import Mark, Run
from tutor.homework.totals import before_lateness, by_learner, is_settled, possible, total

HEADER = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `grades.csv`, without a byte order mark: its readers look columns up by name. Raises OSError."""
    rows = [_row(run, learner, own) for learner, own in by_learner(run, marks).items()]
    return [write_table(out / "grades.csv", [HEADER, *rows], bom=False)]


def _row(run: Run, learner: str, marks: Sequence[Mark]) -> list[Cell]:
    """One learner. Which part of a name is the family's is not guessed: it is wrong for half the world.

    Where an answer could not be judged there is no score, rather than one that is too low.
    """
    row: list[Cell] = [run.pack, run.due, run.submitted.get(learner), learner, None, None]
    row.append(learner if run.identify_by == "email" else None)
    if not all(map(is_settled, marks)):
        return [*row, None, None, None, possible(run)]
    raw, score = round(sum(map(before_lateness, marks)), 4), total(marks)
    return [*row, raw, max(0.0, round(raw - score, 4)), score, possible(run)]
