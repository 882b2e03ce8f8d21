"""A class's download opened in a temporary folder: plain files only, and nothing outside of it."""

from __future__ import annotations

import os
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tutor.homework.entries import LARGEST
from tutor.packs.problems import one_line
from tutor.words import _

MOST_FILES = 200_000
MOST_BYTES = 8 << 30
CODE_PAGES = ("utf-8", "gb18030", "cp437")  # of names without the flag that says UTF-8; the last reads any


class CannotUnzip(Exception):
    """An archive that cannot be opened; the sentence says why."""


def unzip(path: Path, scratch: Path) -> tuple[Path, list[str]]:
    """A new folder in `scratch` with the archive's files, and a sentence for each that was left out.

    Raises CannotUnzip.
    """
    into = Path(tempfile.mkdtemp(dir=scratch))
    problems: list[str] = []
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise CannotUnzip(_("it holds more than {n} files.").format(n=MOST_FILES))
            for entry, name in _plain(entries, problems):
                total += _lay(archive, entry, into / name, problems)
                if total > MOST_BYTES:
                    raise CannotUnzip(_("it holds more than {n} GB.").format(n=MOST_BYTES >> 30))
    except CannotUnzip:
        raise
    except Exception as problem:  # what zipfile raises on damaged archives has no common base
        raise CannotUnzip(_("it is damaged, or no ZIP archive.")) from problem
    return into, problems


def _plain(entries: list[zipfile.ZipInfo], problems: list[str]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for entry in entries:
        name, guessed = _name(entry)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        parts = name.removesuffix("/").split("/")
        if any(part in ("", ".", "..") or len(part.encode()) > 255 for part in parts) or "\0" in name:
            said = _("{name} points outside the archive, or is no name; it was left out.")
            problems.append(said.format(name=ascii(name[:100])))
        elif kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            said = _("{name} is a link or a device and was left out.")
            problems.append(said.format(name=ascii(name[:100])))
        elif not entry.is_dir():
            if guessed:
                said = _("{name}: the archive does not say in which encoding this name is; taken for {code}.")
                problems.append(said.format(name=one_line(name), code=guessed))
            yield entry, name


def _name(entry: zipfile.ZipInfo) -> tuple[str, str]:
    """The name, and the encoding that it was taken for where the archive does not say."""
    name = entry.orig_filename.replace("\\", "/")
    if name.isascii() or entry.flag_bits & 0x800:
        return name, ""
    raw = name.encode("cp437")  # what zipfile took it for
    for code in CODE_PAGES:
        try:
            return raw.decode(code), code
        except UnicodeDecodeError:
            continue
    raise AssertionError("cp437 reads any byte")


def _lay(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, problems: list[str]) -> int:
    """Write one file, no more of it than a bundle may have; the number of its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        problems.append(
            _("{name} is in the archive twice; the first counts.").format(name=one_line(path.name))
        )
        return 0
    size = 0
    with open(descriptor, "wb") as target, archive.open(entry) as source:
        while size <= LARGEST and (data := source.read(1 << 20)):
            target.write(data)
            size += len(data)
    return size
