"""Gradescope's `results.json`, one for each learner.

Keys, visibilities and output formats are those of its autograder specification
(https://gradescope-autograders.readthedocs.io/en/latest/specs/).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tutor.homework.export.files import file_names, save
from tutor.homework.export.seen import seen
from tutor.homework.export.told import told
from tutor.homework.marks import Mark, Run
from tutor.homework.totals import by_learner, is_settled, passed, total
from tutor.text.terminal import printable
from tutor.words import ngettext

FOLDER = "gradescope"


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `gradescope/<learner>/results.json` for every learner. Raises OSError."""
    learners = by_learner(run, marks)
    names = file_names(learners)
    return [
        save(out / FOLDER / names[learner] / "results.json", _text(results(run, own)))
        for learner, own in learners.items()
    ]


def results(run: Run, marks: Sequence[Mark]) -> dict[str, Any]:
    """One learner's results as plain JSON values; at the top what the points leave out."""
    marks = [seen(run, mark) for mark in marks]
    numbers = {exercise: str(place) for place, exercise in enumerate(run.titles, 1)}
    return {
        "score": total(marks),
        "output": _open(marks),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility(run),
        "stdout_visibility": "hidden",
        "tests": [_test(run, mark, numbers.get(mark.exercise, "")) for mark in marks],
        "extra_data": {"pack": run.pack, "version": run.version, "tutor": run.tutor},
    }


def _open(marks: Sequence[Mark]) -> str:
    count = sum(not is_settled(mark) for mark in marks)
    if not count:
        return ""
    said = ngettext(
        "{n} answer could not be judged: the points are not final.",
        "{n} answers could not be judged: the points are not final.",
        count,
    )
    return said.format(n=count)


def visibility(run: Run) -> str:
    """Learners see at once what the homework lets them see; where that is nothing, once it is published."""
    return "after_published" if run.feedback == "none" else "visible"


def _test(run: Run, mark: Mark, number: str) -> dict[str, Any]:
    return {
        "score": round(mark.points, 4),
        "max_score": round(mark.possible, 4),
        "status": "passed" if passed(mark) else "failed",
        "name": printable(run.titles.get(mark.exercise, mark.exercise)),
        "number": number,
        "output": told(mark),
        "tags": [mark.kind],
        "extra_data": {"exercise": mark.exercise, "seed": mark.seed, "mistake": mark.mistake},
    }


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
