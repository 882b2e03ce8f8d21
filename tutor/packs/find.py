"""Where packs lie, and the exercise that a name on the command line means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import tutor
from tutor.model import LOCAL_PACK, Exercise
from tutor.packs.problems import PackProblems, one_of, quote, similar
from tutor.words import _

# The reader of packs loads pydantic, which a thin client must not: it is imported where it is needed.

ONLY_PACK = "TUTOR_PACK"  # names the folder of the one pack that there is, while its author looks at it

_NAME = re.compile(r"[a-z0-9-]+")


class UnknownExercise(Exception):
    """No pack has an exercise of this name; `suggestions` are names that were perhaps meant."""

    def __init__(self, name: str, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = list(suggestions)
        meant = (
            _("; did you mean {names}?").format(names=one_of(self.suggestions)) if self.suggestions else ""
        )
        super().__init__(_("there is no exercise {name}").format(name=quote(name)) + meant)


class AmbiguousExercise(Exception):
    """Several packs have an exercise of this name."""

    def __init__(self, name: str, packs: Iterable[str]) -> None:
        self.name = name
        self.packs = list(packs)
        choices = one_of(f"{pack}:{name}" for pack in self.packs)
        super().__init__(
            _("{name} is in several packs: say {choices}").format(name=quote(name), choices=choices)
        )


def builtin_course() -> Path:
    """The course that comes with the program: `tutor/course` once installed, else the checkout."""
    package = Path(tutor.__file__).absolute().parent
    installed = package / "course"
    return installed if installed.is_dir() else package.parent


def packs(home: Path) -> list[Path]:
    """The folders of all packs: the built-in course, then those installed under `home`, by name.

    While an author previews a pack, that pack alone.
    """
    if only := os.environ.get(ONLY_PACK):
        return [Path(only)]
    try:
        installed = sorted(path for path in (home / "packs").iterdir() if path.is_dir())
    except OSError:
        installed = []
    return [builtin_course(), *(path for path in installed if not path.name.startswith("."))]


def find_exercise(name: str, home: Path) -> Exercise:
    """The exercise called `name`: an id, `pack:id`, or a path (it contains `/` or starts with `.`).

    A path is a pack of one, called "local", whose `needs` are ignored. Raises UnknownExercise,
    AmbiguousExercise, or PackProblems when the exercise is found but broken.
    """
    from tutor.packs.load import load_exercise

    if "/" in name or name.startswith("."):
        return replace(load_exercise(Path(name), LOCAL_PACK), needs=())
    pack, _colon, exercise = name.rpartition(":")
    found = [path for path in packs(home) if _has(path, exercise)]
    by_id = _by_id(found)
    if pack:
        by_id = {id_: path for id_, path in by_id.items() if id_ == pack}
    if len(by_id) > 1:
        raise AmbiguousExercise(exercise, by_id)
    if not by_id:
        raise UnknownExercise(name, _suggestions(exercise, home))
    [(id_, path)] = by_id.items()
    return load_exercise(path / "exercises" / exercise, id_)


def _by_id(folders: list[Path]) -> dict[str, Path]:
    """The packs by id, the first of those that share one; a broken pack must not hide a good one."""
    by_id: dict[str, Path] = {}
    broken = None
    for folder in folders:
        try:
            by_id.setdefault(pack_id(folder), folder)
        except PackProblems as problems:
            broken = problems
    if broken is not None and not by_id:
        raise broken
    return by_id


def pack_id(folder: Path) -> str:
    """The id of the pack in `folder`. Raises PackProblems when its own file is broken."""
    from tutor.packs.course import read_pack_keys
    from tutor.packs.files import Files

    files = Files(folder, prefix=f"{folder.name}/")
    checked = read_pack_keys(files)
    if checked is None or checked.spec is None or files.problems:
        raise PackProblems(files.problems)
    return checked.spec.id


def _has(pack: Path, exercise: str) -> bool:
    return _NAME.fullmatch(exercise) is not None and os.path.lexists(pack / "exercises" / exercise)


def _suggestions(exercise: str, home: Path) -> list[str]:
    return similar(exercise.lower().replace("_", "-"), exercise_names(home), n=3)


def exercise_names(home: Path) -> set[str]:
    """The ids of all exercises in all packs, from the names of their folders alone."""
    names: set[str] = set()
    for pack in packs(home):
        try:
            entries = list((pack / "exercises").iterdir())
        except OSError:
            continue
        names.update(path.name for path in entries if _NAME.fullmatch(path.name) and path.is_dir())
    return names
