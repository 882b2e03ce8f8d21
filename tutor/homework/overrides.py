"""An instructor's own points, with a reason: a CSV table that stands through every re-grade."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from tutor.homework.export.table import text_cell, write_table
from tutor.homework.marks import Override
from tutor.packs.problems import did_you_mean, quote
from tutor.words import _

COLUMNS = ("learner", "exercise", "points", "reason")
Overrides = dict[tuple[str, str], Override]  # by `key`


class BadOverrides(Exception):
    """A table that cannot be used; a sentence for each row that is wrong, one a line."""


def read(path: Path, exercises: Iterable[str]) -> Overrides:
    """The overrides in a file; {} where there is none. Raises BadOverrides, OSError."""
    if not path.exists():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadOverrides(
            _("{path} is no CSV table in UTF-8: {why}").format(path=path, why=problem)
        ) from None
    known, found, problems = list(exercises), {}, []
    for n, row in enumerate(rows, 2):
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        why = _wrong(cells, known)
        if why:
            problems.append(_("{path}, row {n}: {why}").format(path=path, n=n, why=why))
            continue
        place = key(cells["learner"], cells["exercise"])
        if place in found:
            problems.append(_("{path}, row {n}: it is there twice").format(path=path, n=n))
        found[place] = Override(float(cells["points"]), cells["reason"])
    if problems:
        raise BadOverrides("\n".join(problems))
    return found


def _wrong(cells: Mapping[str, str], known: list[str]) -> str:
    for name in COLUMNS:
        if not cells[name]:
            return _("the column {name} is empty; each row has {names}").format(
                name=name, names=", ".join(COLUMNS)
            )
    if cells["exercise"] not in known:
        said = _("the homework has no exercise {id}").format(id=quote(cells["exercise"]))
        return said + did_you_mean(cells["exercise"], known)
    try:
        points = float(cells["points"])
    except ValueError:
        points = math.nan
    if not (math.isfinite(points) and points >= 0):
        return _("points must be a number from 0 on, not {value}").format(value=quote(cells["points"]))
    return ""


def key(learner: str, exercise: str) -> tuple[str, str]:
    """By what an override is found: a name as a table has it, where none is a formula."""
    return text_cell(learner), exercise


def write(path: Path, overrides: Overrides) -> None:
    """Write the table, by learner and exercise. Raises OSError."""
    rows = [(*place, each.points, each.reason) for place, each in sorted(overrides.items())]
    write_table(path, [COLUMNS, *rows], bom=True)
