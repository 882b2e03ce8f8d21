"""What `tutor pack` does, as requests: test, look at, begin, build, install, list, remove."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor import home
from tutor.authors import scaffold
from tutor.authors.check import check
from tutor.authors.pages import check_pages
from tutor.authors.seal import CannotSealError, sealed_pack
from tutor.judge.code import Draws
from tutor.packs import archive, find
from tutor.packs.check import check_pack as check_files
from tutor.packs.install import contents_of, install, remove
from tutor.packs.load import load_course
from tutor.packs.problems import PackProblems
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


def pack_problems(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """What is wrong with the files and pages of the pack in the folder `path`; nothing of it is run."""
    folder = Path(text(request, "path"))
    problems = check_files(folder)
    problems += [problem for problem in check_pages(folder) if problem not in problems]
    return {"problems": [str(problem) for problem in problems]}


def new_pack(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Write a first pack into the folder `path`."""
    try:
        made = scaffold.write(Path(text(request, "path")))
    except scaffold.CannotWrite as problem:
        raise BadRequest(str(problem)) from problem
    return {"format": 1, "id": made.id, "folder": made.folder, "files": list(made.files)}


def build_pack(draws: Draws, request: dict[str, Any], part: Part) -> dict[str, Any]:
    """Make one archive of the pack in the folder `path`, in the folder `into`.

    With `sealed`, a number of seeds, without its solutions; parts say how far that is.
    """
    if request.get("sealed") is not None:
        return _build_sealed(draws, request, part)
    folder, into = Path(text(request, "path")), Path(text(request, "into"))
    try:
        contents = contents_of(folder)
        target = into / f"{contents.id}-{contents.version}.zip"
        digest = archive.write(contents, target)
    except archive.ArchiveError as problem:
        raise BadRequest(str(problem)) from problem
    return {"format": 1, "file": str(target), "files": len(contents.files), "sha256": digest}


def _build_sealed(draws: Draws, request: dict[str, Any], part: Part) -> dict[str, Any]:
    seeds = request["sealed"]
    if type(seeds) is not int:
        raise BadRequest(_("The number of seeds is a whole number."))

    def tell(done: int, of: int, checks: int) -> None:
        part({"done": done, "of": of, "checks": checks})

    try:
        with sealed_pack(Path(text(request, "path")), draws.hosts, seeds, tell) as (contents, sealing):
            target = Path(text(request, "into")) / f"{contents.id}-{contents.version}-sealed.zip"
            digest = archive.write(contents, target)
            said = {"exercises": sealing.exercises, "seeds": seeds, "readable": sealing.readable}
            said["left_out"] = sealing.left_out
    except (archive.ArchiveError, CannotSealError) as problem:
        raise BadRequest(str(problem)) from problem
    built = {"format": 1, "file": str(target), "files": len(contents.files), "sha256": digest}
    return built | {"sealed": said}


def install_pack(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Install the pack in the archive or folder `path`; says what it holds and what it changes."""
    try:
        done = install(Path(text(request, "path")), home.packs_dir())
    except archive.ArchiveError as problem:
        raise BadRequest(str(problem)) from problem
    course = done.course
    return {
        "format": 1,
        "id": course.id,
        "title": course.title,
        "version": course.version,
        "before": done.before,
        "lessons": sum(len(unit.lessons) for unit in course.units),
        "exercises": [name for unit in course.units for name in unit.exercises],
        "files": {
            "added": list(done.files_added),
            "removed": list(done.files_removed),
            "changed": list(done.files_changed),
        },
        "changed": list(done.changed),
    }


def list_packs(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Every pack: the course that comes with the program, then those installed."""
    packs: list[dict[str, Any]] = []
    problems: list[str] = []
    for folder in find.packs(home.home()):
        try:
            course = load_course(folder)
        except PackProblems as problem:
            problems += [str(each) for each in problem.problems]
            continue
        exercises = sum(len(unit.exercises) for unit in course.units)
        packs.append(
            {
                "id": course.id,
                "version": course.version,
                "title": course.title,
                "languages": list(course.languages),
                "exercises": exercises,
                "folder": str(folder),
                "builtin": folder == find.builtin_course(),
            }
        )
    return {"format": 1, "packs": packs, "problems": problems}


def remove_pack(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
    """Take an installed pack away; the record and the answers stay."""
    try:
        place = remove(text(request, "id"), home.packs_dir())
    except archive.ArchiveError as problem:
        raise BadRequest(str(problem)) from problem
    return {"format": 1, "removed": str(place)}
