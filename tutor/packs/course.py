"""A pack's own file (`pack.toml`, or `lessons/course.toml`) and its table of contents."""

from __future__ import annotations

import operator
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

import tutor
from tutor.model import LOCAL_PACK, Course, Unit
from tutor.packs.fields import Distinct, Format, Id, Language, Line, Table, Version, said_as, wrong
from tutor.packs.files import Files
from tutor.packs.homework import HomeworkTable
from tutor.packs.keys import SPEC_FILE
from tutor.packs.lessons import read_units
from tutor.packs.problems import did_you_mean, quote
from tutor.packs.tables import read_table
from tutor.packs.wording import Checked, validate
from tutor.words import _

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*(\d{1,9}(?:\.\d{1,9}){0,3})\s*")
_COMPARE = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def _numbers(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return tuple(parts + [0] * (3 - len(parts)))


def _satisfied(requirement: str) -> str:
    for clause in requirement.split(","):
        found = _CLAUSE.fullmatch(clause)
        if found is None:
            raise wrong(_('{value} is no requirement such as ">=0.1"').format(value=quote(requirement)))
        if not _COMPARE[found[1]](_numbers(tutor.__version__), _numbers(found[2])):
            raise wrong(
                _("asks for tutor {requirement}, and this is {version}; update one of them").format(
                    requirement=requirement, version=tutor.__version__
                )
            )
    return requirement


def _not_reserved(text: str) -> str:
    if text == LOCAL_PACK:
        raise wrong(_("{id} is kept for exercises that are given by their path").format(id=quote(text)))
    return text


class PackSpec(Table):
    """What a pack says about itself."""

    format: Format
    id: Annotated[Id, AfterValidator(_not_reserved)]
    version: Version
    title: Line
    languages: Annotated[list[Language], Distinct, Field(min_length=1)] = Field(default=["en"])
    needs_tutor: (
        Annotated[str, AfterValidator(_satisfied), said_as(f"{_CLAUSE.pattern}(,{_CLAUSE.pattern})*")] | None
    ) = None
    units: dict[Id, Line] = Field(default={})
    homework: HomeworkTable | None = None


def pack_file(folder: Path) -> Path:
    """Where the pack in `folder` says what it is; `pack.toml` goes before `lessons/course.toml`."""
    course = folder / "lessons" / "course.toml"
    return (
        course
        if not os.path.lexists(folder / "pack.toml") and os.path.lexists(course)
        else folder / "pack.toml"
    )


def read_pack_keys(files: Files) -> Checked[PackSpec] | None:
    """The keys of the pack that `files` reads; None, with a problem noted, where there is no TOML."""
    path = pack_file(files.root)
    if not os.path.lexists(path):
        files.wrong(path, _("is missing; it says what the pack is called"))
        return None
    table = read_table(files, path)
    if table is None:
        return None
    stand_ins = {"format": 1, "id": "pack", "version": "0", "title": "-"}
    return validate(PackSpec, table, lambda key, what: files.wrong(path, what, key), stand_ins)


def exercise_folders(files: Files) -> dict[str, Path]:
    """The exercise folders of a pack by name; files that lie between them are noted."""
    found = {}
    for path in files.entries(files.root / "exercises", optional=True):
        if path.is_dir():
            found[path.name] = path
        elif path.suffix == ".toml" or not path.exists():
            what = _("an exercise is a folder that holds {name}").format(name=quote(SPEC_FILE))
            files.wrong(path, what)
    return found


def read_course(files: Files) -> Course | None:
    """The table of contents; None, with problems noted, where it cannot be made."""
    before = len(files.problems)
    checked = read_pack_keys(files)
    exercises = exercise_folders(files)
    units = read_units(files, files.root / "lessons", exercises)
    if checked is None or checked.spec is None:
        return None
    _check_homework(files, checked.spec, exercises)
    units = _titled(files, checked.spec, units)
    if len(files.problems) > before:
        return None
    spec = checked.spec
    return Course(
        id=spec.id,
        title=spec.title,
        version=spec.version,
        folder=str(files.root.absolute()),
        languages=tuple(spec.languages),
        units=units + _unreached(units, exercises),
    )


def _titled(files: Files, spec: PackSpec, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with the titles of the table `[units]`; without one, a unit is called like its folder."""
    known = [unit.id for unit in units]
    for name in spec.units:
        if name not in known:
            what = _("there is no unit {name}").format(name=quote(name)) + did_you_mean(name, known)
            files.wrong(pack_file(files.root), what, f"[units].{name}")
    return tuple(replace(unit, title=spec.units.get(unit.id, unit.title)) for unit in units)


def _unreached(units: tuple[Unit, ...], exercises: dict[str, Path]) -> tuple[Unit, ...]:
    """A last unit for the exercises that no page leads to: a pack may be exercises alone."""
    reached = {name for unit in units for name in unit.exercises}
    rest = tuple(name for name in exercises if name not in reached)
    return (Unit("exercises", _("Exercises"), (), rest),) if rest else ()


def _check_homework(files: Files, spec: PackSpec, exercises: dict[str, Path]) -> None:
    if spec.homework is None:
        return
    path = pack_file(files.root)
    for n, name in enumerate(spec.homework.exercises, 1):
        if name not in exercises:
            what = _("there is no exercise {name}").format(name=quote(name)) + did_you_mean(name, exercises)
            files.wrong(path, what, f"[homework].exercises[{n}]")
    for name in spec.homework.points:
        if name not in spec.homework.exercises:
            what = _("is not among exercises") + did_you_mean(name, spec.homework.exercises)
            files.wrong(path, what, f"[homework].points.{name}")
