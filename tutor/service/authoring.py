"""`tutor pack check` as a request: lines on the way, a report at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor.authors.check import check
from tutor.judge.code import Draws
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _


def check_pack(draws: Draws, request: dict[str, Any], part: Part) -> dict[str, Any]:
    """Check the pack in the folder `path`, saying a line for each exercise as it is done."""
    folder = Path(text(request, "path"))
    if not folder.is_dir():
        raise BadRequest(
            _("{path} is no folder; name the folder of a pack or of one exercise.").format(path=folder)
        )
    problems, reports = check(folder, draws, lambda line: part({"line": line}))
    return {
        "format": 1,
        "ok": not problems and all(report.ok for report in reports),
        "problems": problems,
        "exercises": [
            {"id": r.exercise, "ok": r.ok, "problems": r.problems, "counts": r.counts} for r in reports
        ],
    }
