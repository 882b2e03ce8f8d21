"""Packs of others under the learner's home: put there whole or not at all, and taken away again."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tutor.model import LOCAL_PACK, Course
from tutor.packs.archive import ArchiveError, Contents, check_names, gathered, read
from tutor.packs.files import Files
from tutor.packs.find import builtin_course, pack_id
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import PackProblems
from tutor.packs.seal import check_cases
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack that was put in place; `before` is the version that it replaced.

    `changed` are exercises whose judged files changed: what was passed stays passed, and says so.
    """

    course: Course
    before: str | None
    files_added: tuple[str, ...]
    files_removed: tuple[str, ...]
    files_changed: tuple[str, ...]
    changed: tuple[str, ...]


def contents_of(source: Path) -> Contents:
    """The pack in an archive or a folder. Raises ArchiveError, PackProblems, OSError."""
    if not source.exists():
        raise ArchiveError(_("There is no file or folder {path}.").format(path=source))
    if not source.is_dir():
        return read(source)
    course = load_course(source)
    return Contents(gathered(source), course.id, course.version)


def install(source: Path, packs: Path) -> Installed:
    """Put the pack in `source` into the folder `packs`. No code of it runs.

    Raises ArchiveError, PackProblems (with everything that is wrong in it), OSError; then nothing changed.
    """
    contents = contents_of(source)
    check_names(contents.files)
    packs.mkdir(parents=True, exist_ok=True)
    fresh = packs / f".new-{secrets.token_hex(6)}"
    try:
        _lay(contents.files, fresh)
        course = _sound(fresh, contents)
        place = packs / course.id
        before = _look(place, packs)
        report = _compared(course, fresh, before)
        _swap(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return report


def remove(name: str, packs: Path) -> Path:
    """Take an installed pack away; the learner's record and answers stay. Raises ArchiveError, OSError."""
    place = packs / name
    if "/" in name or name.startswith(".") or not place.is_dir():
        raise ArchiveError(_("No pack {id} is installed; see: tutor pack list").format(id=name))
    gone = packs / f".old-{secrets.token_hex(6)}"
    place.rename(gone)
    shutil.rmtree(gone)
    return place


def _lay(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(mode=0o755)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _sound(folder: Path, contents: Contents) -> Course:
    course = load_course(folder)
    if course.id in (LOCAL_PACK, pack_id(builtin_course())):
        said = _("A pack cannot be called {id}; its author must choose another id.")
        raise ArchiveError(said.format(id=course.id))
    if (course.id, course.version) != (contents.id, contents.version):
        said = _("The manifest says {one}, and the pack itself {other}.")
        one, other = f"{contents.id} {contents.version}", f"{course.id} {course.version}"
        raise ArchiveError(said.format(one=one, other=other))
    problems = []
    for name in _exercises(course):
        files = Files(folder)
        try:
            exercise = load_exercise(folder / "exercises" / name, course.id)
        except PackProblems as found:
            problems += found.problems
        else:
            if exercise.seal is not None:
                check_cases(files, folder / "exercises" / name, exercise.seal)
        problems += files.problems
    if problems:
        raise PackProblems(problems)
    return course


def _exercises(course: Course) -> list[str]:
    return [name for unit in course.units for name in unit.exercises]


@dataclass(frozen=True, slots=True)
class _Before:
    version: str
    files: Mapping[str, bytes]
    hashes: Mapping[str, str]


def _look(place: Path, packs: Path) -> _Before | None:
    """What is installed now; a broken one counts as none, since it is to be replaced."""
    if not place.is_dir():
        return None
    try:
        course = load_course(place)
        return _Before(course.version, gathered(place), _hashes(course, place))
    except (PackProblems, ArchiveError):
        return None


def _hashes(course: Course, folder: Path) -> dict[str, str]:
    found = {}
    for name in _exercises(course):
        try:
            found[name] = load_exercise(folder / "exercises" / name, course.id).hash
        except PackProblems:
            continue
    return found


def _compared(course: Course, fresh: Path, before: _Before | None) -> Installed:
    if before is None:
        return Installed(course, None, (), (), (), ())
    files, hashes = gathered(fresh), _hashes(course, fresh)
    both = files.keys() & before.files.keys()
    return Installed(
        course,
        before.version,
        _sorted(files.keys() - before.files.keys()),
        _sorted(before.files.keys() - files.keys()),
        _sorted(name for name in both if files[name] != before.files[name]),
        _sorted(name for name, found in hashes.items() if before.hashes.get(name, found) != found),
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _swap(fresh: Path, place: Path) -> None:
    """The new one in place of the old one; killed in between, the old one is found beside it."""
    old = place.with_name(f".old-{secrets.token_hex(6)}")
    there = place.is_dir()
    if there:
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if there:
            old.rename(place)
        raise
    if there:
        shutil.rmtree(old, ignore_errors=True)
