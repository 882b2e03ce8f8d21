"""The files of a bundle, from a ZIP or a folder, read with distrust and never unpacked."""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tutor.words import _

HEADER, ANSWERS = "submission.json", "answers"
MOST = 200  # answers in a bundle
MOST_NAMES = 1000  # entries in the file, with what other programs put beside ours
LARGEST = 64 << 20  # bytes of a bundle, as it lies on disk
_LEFT_BY_SYSTEMS = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
# What zipfile raises on bytes that are no archive.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError),
    *(OSError, RuntimeError, ValueError, OverflowError, LookupError),
)


class BundleError(Exception):
    """What is no bundle, or must not be read as one: file, place and remedy in one sentence."""


class TooLong(Exception):
    """A file of a bundle that is longer than it may be; the sentence says so."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The files of one bundle by their paths in it.

    `answers` are those straight in the folder of answers, `odd` (shown harmlessly) what has no place in a
    bundle. `read(name, limit)` gives at most `limit` bytes; it raises TooLong, BundleError.
    """

    names: frozenset[str]
    answers: tuple[str, ...]
    odd: tuple[str, ...]
    read: Callable[[str, int], bytes]


@contextmanager
def opened(path: Path) -> Iterator[Entries]:
    """The entries of the file or folder `path` while it is open. Raises BundleError."""
    try:
        folder = _in_folder(path) if path.is_dir() else None
        data = b"" if folder else _whole(path)
    except OSError as error:
        raise _unreadable(path, error) from None
    if folder:
        yield folder
        return
    if len(data) > LARGEST:
        said = _("{path} is larger than {n} MB, which no bundle is; hand in what tutor submit wrote.")
        raise BundleError(said.format(path=path, n=LARGEST >> 20))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        raise _damaged(path) from None
    with archive:
        yield _in_archive(path, archive)


def _whole(path: Path) -> bytes:
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        return file.read(LARGEST + 1) or b""


def check_size(path: Path, name: str, size: int, limit: int) -> None:
    """Raise BundleError for a file that no reader would take."""
    if size > limit:
        raise BundleError(f"{path}: {_too_long(name, limit)}")


def check_amount(path: Path, answers: int) -> None:
    """Raise BundleError for more answers than a bundle may hold."""
    if answers > MOST:
        raise _refused(path, "", _("holds more than {n} answers").format(n=MOST))


def _in_archive(path: Path, archive: zipfile.ZipFile) -> Entries:
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in _checked(path, archive.infolist()):
        if entry.filename in found:
            raise _refused(path, entry.filename, _("is there twice"))
        found[entry.filename] = entry
    top = _top_folder(found)

    def read(name: str, limit: int) -> bytes:
        entry = found[top + name]
        if entry.file_size > limit:
            raise TooLong(_too_long(name, limit))
        try:
            with archive.open(entry) as file:  # whatever size the entry claims, no more than this is read
                data = file.read(limit + 1)
        except _DAMAGED:
            raise _damaged(path) from None
        if len(data) > limit:
            raise TooLong(_too_long(name, limit))
        return data

    return _entries(path, (name.removeprefix(top) for name in found), read)


def _checked(path: Path, every: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The plain files of an archive. Raises BundleError for names that could mean another place."""
    if len(every) > MOST_NAMES:
        raise _refused(path, "", _("holds more than {n} files").format(n=MOST_NAMES))
    for entry in every:
        name = entry.orig_filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if not name.isascii() and not entry.flag_bits & 0x800:
            raise _refused(path, name, _("is a name in an unknown encoding"))
        if name.startswith("/") or "\\" in name or ":" in name or not {"..", "."}.isdisjoint(name.split("/")):
            raise _refused(path, name, _("points outside the bundle"))
        if "\0" in name or not all(name.removesuffix("/").split("/")):
            raise _refused(path, name, _("is no name of a file"))
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(path, name, _("is a link or a device"))
        if not entry.is_dir():
            yield entry


def _top_folder(found: Mapping[str, object]) -> str:
    """The one folder that everything lies in, as after unpacking and packing again; else ""."""
    ours = [name.partition("/") for name in found if _LEFT_BY_SYSTEMS.isdisjoint(name.split("/"))]
    tops = {top for top, _slash, _rest in ours}
    nested = len(tops) == 1 and tops != {ANSWERS} and all(rest for _top, _slash, rest in ours)
    return f"{tops.pop()}/" if nested else ""


def _in_folder(path: Path) -> Entries:
    def read(name: str, limit: int) -> bytes:
        try:
            descriptor = os.open(path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            with open(descriptor, "rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise _unreadable(path / name, error) from None
        if len(data) > limit:
            raise TooLong(_too_long(name, limit))
        return data

    found: list[str] = []
    for folder in (path, path / ANSWERS):
        for file in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
            name = file.relative_to(path).as_posix()
            if len(found) >= MOST_NAMES:
                raise _refused(path, "", _("holds more than {n} files").format(n=MOST_NAMES))
            kind = file.lstat().st_mode
            if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                raise _refused(path, name, _("is a link or a device"))
            if stat.S_ISREG(kind):
                found.append(name)
    return _entries(path, found, read)


def _entries(path: Path, names: Iterable[str], read: Callable[[str, int], bytes]) -> Entries:
    kept = [name for name in names if _LEFT_BY_SYSTEMS.isdisjoint(name.split("/"))]
    answers = [n for n in kept if n.rpartition("/")[0] == ANSWERS and n.endswith((".py", ".txt"))]
    check_amount(path, len(answers))
    odd = [ascii(name[:100]) for name in kept if name not in answers and name != HEADER]
    return Entries(frozenset(kept), tuple(answers), tuple(odd[:MOST]), read)


def _too_long(name: str, limit: int) -> str:
    return _("{name} is longer than {n} KiB, the most that it may be.").format(name=name, n=limit >> 10)


def _refused(path: Path, name: str, why: str) -> BundleError:
    said = _("{path}: {what}, so it is not read; hand in what tutor submit wrote.")
    return BundleError(said.format(path=path, what=f"{name[:100]!a} {why}" if name else why))


def _damaged(path: Path) -> BundleError:
    return BundleError(_("{path} is damaged, or no ZIP; make it again with: tutor submit").format(path=path))


def _unreadable(path: Path, error: OSError) -> BundleError:
    said = _("{path} cannot be read ({reason}); hand in what tutor submit wrote.")
    return BundleError(said.format(path=path, reason=error.strerror or error))
