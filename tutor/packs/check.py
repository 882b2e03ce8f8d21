"""Everything that is wrong with a pack, in every file, at once."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tutor.model import LOCAL_PACK
from tutor.packs.course import exercise_folders, pack_file, read_course
from tutor.packs.exercise import KIND_FILES, Reading, read_exercise
from tutor.packs.fences import fences
from tutor.packs.files import Files
from tutor.packs.keys import SPEC_FILE
from tutor.packs.load import exercise_files, is_folder
from tutor.packs.problems import Problem, did_you_mean, quote, similar
from tutor.packs.seal import check_cases
from tutor.packs.spec import CodeSpec, DerivationSpec, ExerciseSpec
from tutor.packs.texts import split_hints
from tutor.packs.translation import check_translation
from tutor.words import _

_PAGES = ("statement.md", "hints.md", "worked.md")
_TRANSLATED = re.compile(r"(.+)\.[a-z]{2,3}\.(md|toml)")


def check_pack(folder: Path) -> list[Problem]:
    """All problems of the pack in `folder`, or of a pack of one: a single exercise folder.

    Reads files only and runs nothing; the author's check goes on from here. A pack of one may name any
    exercise in `needs`, since it stands alone.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolves `..` but no link
    alone = _is_exercise(folder)
    files = exercise_files(folder) if alone else Files(folder)
    if not is_folder(files, folder):
        return files.problems
    if alone:
        _check_exercise(files, folder, LOCAL_PACK)
    else:
        _check_whole(files)
    return sorted(files.problems, key=_file)


def _file(problem: Problem) -> str:
    return problem.file.partition(":")[0]


def _is_exercise(folder: Path) -> bool:
    if os.path.lexists(pack_file(folder)):
        return False
    if folder.parent.name == "exercises":
        return True
    names = (SPEC_FILE, *_PAGES, *(name for kind in KIND_FILES.values() for name in kind.required))
    return any(os.path.lexists(folder / name) for name in names)


def _check_whole(files: Files) -> None:
    course = read_course(files)
    pack_id = course.id if course else "pack"
    readings = {}
    folders = exercise_folders(files)
    for name, folder in folders.items():
        readings[name] = _check_exercise(files, folder, pack_id)
    _check_duplicates(files, readings)
    for reading in readings.values():
        _check_links(files, reading, folders.keys())
    _check_circles(files, readings)


# --------------------------------------------------------------------------------------- an exercise


def _check_exercise(files: Files, folder: Path, pack_id: str) -> Reading:
    reading = read_exercise(files, folder, pack_id)
    kind = reading.spec.kind if reading.spec and "kind" not in reading.broken else None
    if kind in ("code", "derivation"):
        files.text(folder / "statement.md")
    if reading.exercise is not None and reading.exercise.seal is not None:
        check_cases(files, folder, reading.exercise.seal)
    for path in files.entries(folder):
        translated = _TRANSLATED.fullmatch(path.name)
        if path.suffix == ".md":
            _check_page(files, path, f"{translated[1]}.md" if translated else path.name)
        elif translated and translated[1] == "text":
            check_translation(files, path, reading)
        if kind is not None:
            _check_stray(files, path, kind)
    return reading


def _check_page(files: Files, path: Path, source: str) -> None:
    if source not in (*_PAGES, "quiz.md"):
        return
    text = files.text(path)
    if text is not None and not text.strip():
        files.wrong(path, _("is empty"))
    elif text is not None and source == "hints.md" and not split_hints(text):
        files.wrong(path, _('holds no hint, only lines "---"'))
    for fence in fences(text or ""):
        if fence.words[:1] == ("plot",):
            files.wrong(path, _("a plot stands in a lesson only, and is not drawn here"), line=fence.line)
    if path.name != source and not os.path.lexists(path.with_name(source)):
        files.wrong(path, _("translates {name}, which is missing").format(name=quote(source)))


def _check_stray(files: Files, path: Path, kind: str) -> None:
    """A file that nobody will ever read is a slip of its name, or belongs to another kind."""
    known = {SPEC_FILE, *_PAGES, *KIND_FILES[kind].required, *KIND_FILES[kind].optional}
    name = path.name
    if path.suffix not in (".py", ".md", ".toml") or name in known or _TRANSLATED.fullmatch(name):
        return
    others = [other for other, own in KIND_FILES.items() if name in (*own.required, *own.optional)]
    if others:
        files.wrong(
            path,
            _("belongs to kind = {other}; this exercise is kind = {kind}").format(
                other=quote(others[0]), kind=quote(kind)
            ),
        )
    elif similar(name, known - {child.name for child in path.parent.iterdir()}):
        files.wrong(path, _("is read by nobody") + did_you_mean(name, known))


# --------------------------------------------------------------------------------- between exercises


def _links(spec: ExerciseSpec) -> Iterator[tuple[str, str, str]]:
    """(top-level key, place, exercise) for each exercise that the spec names."""
    yield from (("needs", f"needs[{n}]", name) for n, name in enumerate(spec.needs, 1))
    if spec.bridge is not None:
        yield "bridge", "bridge", spec.bridge
    if isinstance(spec, CodeSpec):
        yield from (("uses", f"uses[{n}]", name) for n, name in enumerate(spec.uses, 1))
    if isinstance(spec, DerivationSpec) and spec.code is not None:
        yield "code", "code", spec.code.partition(":")[0]


def _check_links(files: Files, reading: Reading, known: Collection[str]) -> None:
    if reading.spec is None:
        return
    for key, place, name in _links(reading.spec):
        if key in reading.broken or ":" in name:  # `pack:id` is another pack's, which may not be installed
            continue
        path = reading.folder / SPEC_FILE
        if name == reading.folder.name:
            files.wrong(path, _("names this exercise itself"), place)
        elif name not in known:
            what = _("there is no exercise {name}").format(name=quote(name)) + did_you_mean(name, known)
            files.wrong(path, what, place)


def _check_duplicates(files: Files, readings: Mapping[str, Reading]) -> None:
    owners: dict[str, str] = {}
    for name, reading in readings.items():
        if reading.spec is None or "id" in reading.broken:
            continue
        other = owners.setdefault(reading.spec.id, name)
        if other != name:
            what = _("{id} is also the id of {other}").format(id=quote(reading.spec.id), other=quote(other))
            files.wrong(reading.folder / SPEC_FILE, what, "id")


def _check_circles(files: Files, readings: Mapping[str, Reading]) -> None:
    """Note every circle of `needs` once, at the exercise in it that comes first by name."""
    needs = {
        name: [need for need in reading.spec.needs if need in readings and need != name]
        for name, reading in readings.items()
        if reading.spec is not None and "needs" not in reading.broken
    }
    for name in needs:
        circle = _circle(name, needs)
        if circle and min(circle) == name:
            what = _("the needs run in a circle: {circle}").format(circle=" → ".join([*circle, name]))
            files.wrong(readings[name].folder / SPEC_FILE, what, "needs")


def _circle(start: str, needs: Mapping[str, list[str]]) -> list[str] | None:
    """The exercises on a shortest way along `needs` from `start` back to it, if there is one."""
    ways, seen = [[start]], set()
    for way in ways:
        for need in needs.get(way[-1], ()):
            if need == start:
                return way
            if need not in seen:
                seen.add(need)
                ways.append([*way, need])
    return None
