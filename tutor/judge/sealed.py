"""What the pack's cell once gave for a seed, kept in a file: judging without the reference.

A file holds the frames of that cell as `tutor.sandbox.stream` writes them, and is read with the same distrust
and the same limits as a cell itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tutor.model import Exercise
from tutor.packs.files import LARGEST_FILE, UnreadableFileError, read_bytes
from tutor.packs.seal import FOLDER
from tutor.sandbox import stream
from tutor.text.terminal import printable
from tutor.words import _

SHOWN_SEEDS = 5


class SealError(Exception):
    """A seed that is not sealed, or a file of cases that cannot be used; the sentence says which."""


def kept(values: Iterable[Any]) -> bytes:
    """The values that a pack's cell sent, as the bytes of a file. Raises WireError."""
    frames = [stream.pack(stream.VALUE, n, value) for n, value in enumerate(values)]
    ends = stream.pack(stream.READY, 0), stream.pack(stream.DONE, len(frames))
    return b"".join([ends[0], *frames, ends[1]])


def values(data: bytes) -> list[Any]:
    """The values in the bytes of such a file. Raises SealError."""
    reader = stream.Reader(LARGEST_FILE, LARGEST_FILE)
    try:
        frames = reader.feed(data)
    except stream.StreamError as problem:
        raise SealError(_("holds no cases ({why})").format(why=problem)) from problem
    if not reader.done or any(frame.kind == stream.ERROR for frame in frames):
        raise SealError(_("holds no cases ({why})").format(why=_("cut short")))
    return [frame.value for frame in frames if frame.kind == stream.VALUE]


def file_of(exercise: Exercise, seed: int) -> Path:
    """Where the cases of a sealed exercise for one seed lie."""
    return Path(exercise.folder) / FOLDER / f"{seed}.bin"


def values_of(exercise: Exercise, seed: int) -> list[Any]:
    """What the pack's cell gave for `seed` of a sealed exercise. Raises SealError."""
    assert exercise.seal is not None
    digest = exercise.seal.seeds.get(seed)
    if digest is None:
        raise SealError(_not_sealed(exercise))
    path = file_of(exercise, seed)
    try:
        data = read_bytes(path, Path(exercise.folder))
        if hashlib.sha256(data).hexdigest() != digest:
            raise SealError(_("is not the file that was sealed; install the pack again"))
        return values(data)
    except (SealError, UnreadableFileError) as problem:
        raise SealError(f"{path}: {printable(str(problem), 300)}") from problem


def seed_for(exercise: Exercise, seed: int) -> int:
    """The sealed seed that stands for any `seed`; `seed` itself where nothing is sealed."""
    seeds = sorted(exercise.seal.seeds) if exercise.seal is not None else []
    return seeds[seed % len(seeds)] if seeds and seed not in seeds else seed


def _not_sealed(exercise: Exercise) -> str:
    seeds = sorted(exercise.seal.seeds) if exercise.seal is not None else []
    said = _("{id} is sealed: it is judged with one of {n} seeds, such as {seeds}; leave --seed out.")
    return said.format(id=exercise.id, n=len(seeds), seeds=", ".join(map(str, seeds[:SHOWN_SEEDS])))
