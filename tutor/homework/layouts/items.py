"""Everything that was handed in below a path: plain files and bundles, by name; links are never followed."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tutor.homework.entries import HEADER
from tutor.homework.layouts.unzip import CannotUnzip, unzip
from tutor.homework.results import JOURNAL, RUN
from tutor.packs.problems import one_line
from tutor.words import _

DEPTH = 2  # archives within archives
MOST = 1_000_000  # files
MOST_FOLDERS = 32  # one in another, which no learner and no course system makes
LEFT_BY_SYSTEMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or a bundle as a folder: where it lies, and its name below what was named, `/` between."""

    name: str
    path: Path

    @property
    def parts(self) -> list[str]:
        """The folders and the file of its name."""
        return self.name.split("/")

    @property
    def is_bundle(self) -> bool:
        """Whether it should be read as a bundle; a damaged archive is one too."""
        return self.path.is_dir() or self.path.suffix.lower() == ".zip"


@dataclass
class Found:
    """What lies below a path; `problems` has a sentence for each thing that was left out."""

    items: list[Item] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def items_below(path: Path, scratch: Path) -> Found:
    """Every file below `path`, by name; archives that are no bundles are opened in `scratch`.

    Raises OSError where `path` itself cannot be read.
    """
    found = Found()
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode) and not (path / HEADER).is_file():
        _folder(path, "", scratch, 0, found)
    elif stat.S_ISREG(mode) and path.suffix.lower() == ".zip" and not holds_bundle(path):
        _archive(path, "", scratch, 0, found)
    else:
        found.items.append(Item(path.name, path))
    found.items.sort(key=lambda item: item.name)
    return found


def holds_bundle(path: Path) -> bool:
    """Whether an archive is a bundle, or too damaged to be anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.split("/")[-1] == HEADER and name.count("/") < 2 for name in archive.namelist())
    except Exception:
        return True  # whatever zipfile makes of it: the reader of bundles will say what is wrong


def _folder(folder: Path, above: str, scratch: Path, depth: int, found: Found) -> None:
    if above.count("/") > MOST_FOLDERS:
        said = _("{name}: more than {n} folders lie in one another; what is deeper was left out.")
        found.problems.append(said.format(name=above.partition("/")[0], n=MOST_FOLDERS))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        found.problems.append(_("{name} cannot be read ({why}).").format(name=above, why=problem.strerror))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in LEFT_BY_SYSTEMS:
            continue
        shown = _shown(entry.name)
        name = above + shown
        if shown != entry.name:
            said = _("{name}: this name is in another encoding than UTF-8; it is shown as it is here.")
            found.problems.append(said.format(name=name))
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
            found.problems.append(_("{name} is a link or a device and was left out.").format(name=name))
        elif len(found.items) >= MOST:
            found.problems.append(_("{name}: there are too many files; it was left out.").format(name=name))
        else:
            _entry(Path(entry.path), name, scratch, depth, found)


def _entry(path: Path, name: str, scratch: Path, depth: int, found: Found) -> None:
    if path.is_dir() and _is_graded(path):
        return
    if path.is_dir() and not (path / HEADER).is_file():
        _folder(path, f"{name}/", scratch, depth, found)
    elif path.suffix.lower() == ".zip" and path.is_file() and depth < DEPTH and not holds_bundle(path):
        _archive(path, f"{name.removesuffix(path.suffix)}/", scratch, depth + 1, found)
    else:
        found.items.append(Item(name, path))


def _is_graded(folder: Path) -> bool:
    """Whether it is what an earlier grading left beside the answers."""
    return (folder / JOURNAL).is_file() and (folder / RUN).is_file()


def _archive(path: Path, above: str, scratch: Path, depth: int, found: Found) -> None:
    try:
        folder, problems = unzip(path, scratch)
    except CannotUnzip as problem:
        found.problems.append(f"{above.rstrip('/') or path.name}: {problem}")
        return
    found.problems += [f"{above}{problem}" for problem in problems]
    _folder(folder, above, scratch, depth, found)


def _shown(name: str) -> str:
    """A name as it can be printed: bytes that are no UTF-8, and control characters, become escapes."""
    return one_line(os.fsencode(name).decode("utf-8", "backslashreplace"))


def folders_of(items: list[Item]) -> Iterator[str]:
    """The first parts of the names of what lies in a folder."""
    for item in items:
        if len(item.parts) > 1:
            yield item.parts[0]
