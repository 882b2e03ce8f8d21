"""The lesson pages of a pack: folders `NN-unit` of files `NN-name.md`, in their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from tutor.model import Lesson, Unit
from tutor.packs.fences import Fence, fences
from tutor.packs.fields import is_kebab
from tutor.packs.files import Files
from tutor.packs.front import read_page
from tutor.packs.plots import check_plots, is_plot_name
from tutor.packs.problems import did_you_mean, quote
from tutor.words import _

_NUMBERED = re.compile(r"(\d\d)-(.+)")
_TRANSLATION = re.compile(r"\.[a-z]{2,3}$")


def read_units(files: Files, folder: Path, exercises: Collection[str]) -> tuple[Unit, ...]:
    """The units in the `lessons` folder; a fence may name any of `exercises`."""
    units: list[Unit] = []
    folders: list[Path] = []
    for path in files.entries(folder, optional=True):
        if not path.is_dir():
            _check_loose_file(files, path)
        elif not any(path.glob("*.md")):
            continue
        elif _numbered_name(files, path, path.name):
            folders.append(path)
            units.append(_read_unit(files, path, exercises))
    _check_order(files, folders)
    return tuple(units)


def _check_loose_file(files: Files, path: Path) -> None:
    if path.suffix == ".md" and path.stem.upper() != "README":
        files.wrong(path, _('lies outside every unit; move it into a folder such as "01-first-unit"'))


def _numbered_name(files: Files, path: Path, name: str) -> str | None:
    """The name behind the ordering number, or None with a problem noted."""
    found = _NUMBERED.fullmatch(name)
    if found and is_kebab(found[2]):
        return found[2]
    example = "07-softmax" if path.is_dir() else "07-softmax.md"
    files.wrong(
        path, _('must be called by two digits and a kebab-case name, such as "{name}"').format(name=example)
    )
    return None


def _check_order(files: Files, paths: Iterable[Path]) -> None:
    """No two neighbours may share a number or a name."""
    numbers: dict[str, Path] = {}
    names: dict[str, Path] = {}
    for path in paths:
        number, _dash, name = path.name.partition("-")
        if name in names:
            files.wrong(path, _("has the same name as {other}").format(other=quote(names[name].name)))
        elif number in numbers:
            files.wrong(path, _("has the same number as {other}").format(other=quote(numbers[number].name)))
        names.setdefault(name, path)
        numbers.setdefault(number, path)


def _read_unit(files: Files, folder: Path, exercises: Collection[str]) -> Unit:
    unit = folder.name.partition("-")[2]
    pages = [path for path in files.entries(folder) if path.suffix == ".md" and path.stem.upper() != "README"]
    sources = [path for path in pages if not _TRANSLATION.search(path.stem)]
    translated = [
        _check_translation(files, path, sources, exercises) for path in pages if path not in sources
    ]
    named = [path for path in sources if _numbered_name(files, path, path.stem)]
    _check_order(files, named)
    lessons = [lesson for path in named if (lesson := _read_lesson(files, path, unit, exercises))]
    reached = dict.fromkeys(name for lesson in lessons for name in lesson.exercises)
    plots = dict.fromkeys(name for page in [*lessons, *translated] if page for name in page.plots)
    check_plots(files, folder, plots)
    return Unit(unit, unit.replace("-", " ").capitalize(), tuple(lessons), tuple(reached))


def _check_translation(
    files: Files, path: Path, sources: list[Path], exercises: Collection[str]
) -> Lesson | None:
    source = path.with_name(_TRANSLATION.sub("", path.stem) + ".md")
    if source not in sources:
        files.wrong(path, _("translates {name}, which is missing").format(name=quote(source.name)))
    return _read_lesson(files, path, "", exercises)


def _read_lesson(files: Files, path: Path, unit: str, exercises: Collection[str]) -> Lesson | None:
    text = files.text(path)
    page = None if text is None else read_page(files, path, text)
    if page is None:
        return None
    found = list(fences(page.body, page.first_line))
    for fence in found:
        _check_fence(files, path, fence, exercises)
    reached = dict.fromkeys(
        fence.words[1] for fence in found if _leads(fence) and fence.words[1] in exercises
    )
    name = path.stem.partition("-")[2]
    return Lesson(
        id=f"{unit}/{name}",
        unit=unit,
        title=page.front.title,
        path=str(path.absolute()),
        introduces=tuple(page.front.introduces),
        exercises=tuple(reached),
        plots=tuple(dict.fromkeys(fence.words[1] for fence in found if _draws(fence))),
    )


def _leads(fence: Fence) -> bool:
    return len(fence.words) == 2 and fence.words[0] == "exercise"


def _draws(fence: Fence) -> bool:
    return len(fence.words) == 2 and fence.words[0] == "plot" and is_plot_name(fence.words[1])


def _check_fence(files: Files, path: Path, fence: Fence, exercises: Collection[str]) -> None:
    def wrong(what: str) -> None:
        files.wrong(path, what, line=fence.line)

    kind = fence.words[0] if fence.words else ""
    if not fence.closed:
        wrong(_("this fence is never closed"))
    if kind == "exercise":
        if not _leads(fence):
            wrong(_("an exercise fence names one exercise: ```exercise softmax"))
        elif fence.words[1] not in exercises:
            name = fence.words[1]
            wrong(_("there is no exercise {name}").format(name=quote(name)) + did_you_mean(name, exercises))
    elif kind == "plot" and not _draws(fence):
        wrong(_("a plot fence names one plot: ```plot two-gaussians"))
