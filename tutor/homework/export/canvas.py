"""A gradebook that Canvas imports: a row a learner, the homework as one assignment.

Columns and the row of possible points are those that its importer reads
(https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tutor.homework.export.table import Cell, write_table
from tutor.homework.marks import Mark, Run
from tutor.homework.totals import by_learner, is_settled, possible, total

STUDENT = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `canvas.csv`. Raises OSError.

    With a byte order mark: people look through it in Excel first, and the importer only asks whether the
    first cell contains "Student". The exercises get no columns of their own, since each would become an
    assignment and its points would count twice.
    """
    header = [*STUDENT, run.title]
    points: list[Cell] = ["Points Possible", None, None, None, None, possible(run)]
    rows = [_row(run, learner, own) for learner, own in by_learner(run, marks).items()]
    return [write_table(out / "canvas.csv", [header, points, *rows], bom=True)]


def _row(run: Run, learner: str, marks: Sequence[Mark]) -> list[Cell]:
    """One learner. An empty cell leaves what Canvas has: nobody gets 0 for what could not be judged.

    Canvas finds a learner by login or number where the homework asks for these, else by name.
    """
    number = learner if run.identify_by == "number" else None
    login = learner if run.identify_by == "email" else None
    score = total(marks) if all(map(is_settled, marks)) else None
    return [learner, None, number, login, None, score]
