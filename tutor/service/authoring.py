"""`tutor pack check` and `tutor pack new` as requests: progress on the way, a report at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor.authors import scaffold
from tutor.authors.check import check
from tutor.judge.code import Draws
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _


def check_pack(draws: Draws, request: dict[str, Any], part: Part) -> dict[str, Any]:
    """Check the pack in the folder `path`; parts say how many exercises and single checks are done."""
    folder = Path(text(request, "path"))
    if not folder.is_dir():
        raise BadRequest(
            _("{path} is no folder; name the folder of a pack or of one exercise.").format(path=folder)
        )

    def tell(done: int, of: int, checks: int) -> None:
        part({"done": done, "of": of, "checks": checks})

    return check(folder, draws, tell).as_json()


def new_pack(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Write a first pack into the folder `path`."""
    try:
        made = scaffold.write(Path(text(request, "path")))
    except scaffold.CannotWrite as problem:
        raise BadRequest(str(problem)) from problem
    return {"format": 1, "id": made.id, "folder": made.folder, "files": list(made.files)}
