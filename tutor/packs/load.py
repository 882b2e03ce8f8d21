"""Exercises and courses from disk, read again whenever one of their files changes."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from tutor.model import Course, Exercise
from tutor.packs.course import pack_file, read_course, read_pack_keys
from tutor.packs.exercise import read_exercise
from tutor.packs.files import Files
from tutor.packs.homework import Homework, homework
from tutor.packs.problems import PackProblems
from tutor.words import _, current_language

T = TypeVar("T")
Stamp = tuple[tuple[str, int, int, int], ...]  # (path, mtime_ns, size, inode) of every file that counts


class Cache(Generic[T]):
    """The last things read, each with the stamp of its files; an outdated stamp counts as absent."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[object, tuple[Stamp, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, stamp: Stamp, read: Callable[[], T]) -> T:
        """What is kept for `key`, or what `read` gives now. Failures are not kept."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == stamp:
                self._kept.move_to_end(key)
                return kept[1]
        value = read()
        with self._lock:
            self._kept[key] = (stamp, value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return value


_exercises: Cache[Exercise] = Cache(256)
_courses: Cache[Course] = Cache(16)
_homeworks: Cache[Homework | None] = Cache(64)


def load_exercise(folder: Path, pack_id: str) -> Exercise:
    """The exercise in `folder`, which belongs to the pack `pack_id`.

    Only what a verdict needs is looked at; `check_pack` looks at the texts and at other exercises too.
    Raises PackProblems with everything that is wrong.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolves `..` but no link

    def read() -> Exercise:
        files = exercise_files(folder)
        exercise = read_exercise(files, folder, pack_id).exercise if is_folder(files, folder) else None
        if exercise is None:
            raise PackProblems(files.problems)
        return exercise

    return _exercises.get((str(folder), pack_id), exercise_stamp(folder), read)


def exercise_stamp(folder: Path) -> Stamp:
    """What changes whenever a file of the exercise in `folder` does."""
    return _stamp([folder, folder / "accept", folder / "sealed"])


def load_course(folder: Path) -> Course:
    """The table of contents of the pack in `folder`: units, lessons, the exercises they lead to.

    Exercises that no lesson leads to form a last unit. Raises PackProblems with everything that is wrong
    in the pack's own file and in its lessons; the exercises themselves are not opened.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100

    def read() -> Course:
        files = Files(folder)
        course = read_course(files) if is_folder(files, folder) else None
        if course is None:
            raise PackProblems(files.problems)
        return course

    lessons = folder / "lessons"
    units = [unit for unit in _paths(lessons) if unit.is_dir()]
    plots = [unit / "plots" for unit in units]
    stamp = _stamp([lessons, folder / "exercises", *units, *plots], [pack_file(folder)])
    return _courses.get((str(folder), current_language()), stamp, read)


def load_homework(folder: Path) -> Homework | None:
    """The homework that the pack in `folder` sets, if it sets one. Raises PackProblems."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100

    def read() -> Homework | None:
        files = Files(folder)
        checked = read_pack_keys(files)
        if checked is None or checked.spec is None or files.problems:
            raise PackProblems(files.problems)
        return homework(checked.spec.homework) if checked.spec.homework else None

    return _homeworks.get(str(folder), _stamp([], [pack_file(folder)]), read)


def exercise_files(folder: Path) -> Files:
    """The reader for one exercise: rooted at its pack, or at itself when it is a pack of one."""
    pack = folder.parent.parent
    if folder.parent.name == "exercises" and os.path.lexists(pack_file(pack)):
        return Files(pack)
    return Files(folder, prefix=f"{folder.name}/")


def is_folder(files: Files, folder: Path) -> bool:
    """Whether there is a folder to read; notes what is there instead."""
    if folder.is_dir():
        return True
    there = os.path.lexists(folder)
    files.wrong(folder, _("is a file; a folder belongs here") if there else _("there is no such folder"))
    return False


def _paths(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _stamp(folders: Iterable[Path], files: Iterable[Path] = ()) -> Stamp:
    """The stamp of `files` and of everything that lies directly in `folders`."""
    stamp = []
    for path in [*files, *(path for folder in folders for path in _paths(folder))]:
        try:
            status = path.stat()
        except OSError:
            continue
        stamp.append((str(path), status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(stamp)
