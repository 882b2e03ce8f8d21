"""A pack as one file: the same bytes wherever it is built, and read with distrust wherever it comes from."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tutor.packs.files import LARGEST_FILE
from tutor.words import _

MANIFEST = "manifest.json"
FORMAT = 1
MOST_FILES = 5000
MOST_BYTES = 64 << 20
MOST_FOLDERS = 16  # one in another
# Stored and not compressed: what deflate makes of the same bytes differs between versions of its library.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# What zipfile raises on bytes that are no archive; an OSError is a place before the beginning.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_LEFT_OUT = re.compile(r"\..*|__pycache__|.*\.pyc")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


class ArchiveError(Exception):
    """What is no archive of a pack, or must not be unpacked; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a pack by their paths, `/` between folders, and what its manifest calls it."""

    files: Mapping[str, bytes]
    id: str
    version: str


def gathered(folder: Path) -> dict[str, bytes]:
    """The files of the pack in `folder`, without hidden ones and bytecode. Raises ArchiveError, OSError."""
    files: dict[str, bytes] = {}
    total = 0
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not stat.S_ISREG(path.stat().st_mode):
            raise ArchiveError(_("{name} is a link or a device; a pack holds plain files.").format(name=name))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        total += len(data)
        _check_amount(name, len(data), len(files) + 1, total)
        files[name] = data
    check_names(files)
    return files


def _walk(folder: Path, depth: int = 0) -> Iterator[Path]:
    if depth > MOST_FOLDERS:
        raise ArchiveError(_("{path} lies more folders deep than a pack may hold.").format(path=folder))
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if _LEFT_OUT.fullmatch(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, depth + 1)
        else:
            yield path


def write(contents: Contents, target: Path) -> str:
    """Write the archive and return its SHA-256. The same contents give the same bytes. Raises OSError."""
    manifest = {
        "format": FORMAT,
        "id": contents.id,
        "version": contents.version,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(contents.files.items())},
    }
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(unfinished, "w") as archive:
            for name, data in [(MANIFEST, text.encode()), *sorted(contents.files.items())]:
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
                archive.writestr(entry, data)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def read(path: Path) -> Contents:
    """What an archive holds, after its manifest was checked. Raises ArchiveError, OSError."""
    if not path.is_file():  # to open a pipe would wait for a writer for ever
        raise ArchiveError(_("{path} is damaged, or no archive of a pack.").format(path=path))
    with path.open("rb") as file:
        data = file.read(2 * MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _files_in(archive)
    except _DAMAGED as problem:
        raise ArchiveError(_("{path} is damaged, or no archive of a pack.").format(path=path)) from problem
    manifest = files.pop(MANIFEST, None)
    if manifest is None:
        raise ArchiveError(_("{path} has no manifest; build it with: tutor pack build").format(path=path))
    return _verified(path, files, manifest)


def _files_in(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    check_names([entry.filename for entry in entries if not entry.is_dir()])
    files: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if entry.is_dir() and kind in (0, stat.S_IFDIR):
            continue
        if kind not in (0, stat.S_IFREG):
            said = _("{name} is a link or a device; a pack holds plain files.")
            raise ArchiveError(said.format(name=_shown(entry.filename)))
        with archive.open(entry) as file:  # whatever size the entry claims, no more than this is read
            data = file.read(LARGEST_FILE + 1)
        total += len(data)
        _check_amount(entry.filename, len(data), len(files) + 1, total)
        files[entry.filename] = data
    return files


def _verified(path: Path, files: dict[str, bytes], manifest: bytes) -> Contents:
    try:
        said = json.loads(manifest)
        id_, version, hashes = said["id"], said["version"], dict(said["files"])
        known = said["format"] == FORMAT and isinstance(id_, str) and isinstance(version, str)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ArchiveError(_("The manifest of {path} cannot be read.").format(path=path)) from None
    if not known:
        said_so = _("The manifest of {path} is of another version; update this program.")
        raise ArchiveError(said_so.format(path=path))
    for name in sorted(files.keys() ^ hashes.keys()):
        there = _("is not in its manifest") if name in files else _("is missing")
        raise ArchiveError(_("{path}: {name} {there}.").format(path=path, name=_shown(name), there=there))
    for name, data in files.items():
        if hashlib.sha256(data).hexdigest() != hashes[name]:
            said_so = _("{path}: {name} is not what its manifest says; the archive was changed.")
            raise ArchiveError(said_so.format(path=path, name=_shown(name)))
    return Contents(files, id_, version)


def check_names(names: Mapping[str, object] | list[str]) -> None:
    """Every path must stay inside the pack, on every system. Raises ArchiveError."""
    seen: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        bad = not all(parts) or "\\" in name or ":" in name or len(name.encode("utf-8", "replace")) > 240
        bad = bad or any(part.startswith(".") or part.endswith((" ", ".")) for part in parts)
        bad = bad or any(ord(letter) < 32 for letter in name) or any(map(_RESERVED.fullmatch, parts))
        if bad:
            said = _("{name} is no path that a pack may hold.")
            raise ArchiveError(said.format(name=_shown(name)))
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            said = _("{one} and {other} would be the same file on some systems.")
            raise ArchiveError(said.format(one=_shown(seen[folded]), other=_shown(name)))
        seen[folded] = name
    folders = {folded.rsplit("/", n)[0] for folded in seen for n in range(1, folded.count("/") + 1)}
    for folded in folders & seen.keys():
        said = _("{name} is both a file and a folder.")
        raise ArchiveError(said.format(name=_shown(seen[folded])))


def _check_amount(name: str, size: int, files: int, total: int) -> None:
    if size > LARGEST_FILE:
        said = _("{name} is larger than {n} KiB, the most that a file of a pack may be.")
        raise ArchiveError(said.format(name=_shown(name), n=LARGEST_FILE >> 10))
    if files > MOST_FILES or total > MOST_BYTES:
        said = _("This pack holds more than {files} files or {megabytes} MB.")
        raise ArchiveError(said.format(files=MOST_FILES, megabytes=MOST_BYTES >> 20))


def _shown(name: str) -> str:
    return ascii(name[:100])
