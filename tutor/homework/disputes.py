"""A verdict that a learner disputes: kept as a file, handed in with the bundle, taken into the pack."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from tutor.answers import SOURCE_LIMIT
from tutor.homework.bundle import read_bundle
from tutor.homework.entries import BundleError
from tutor.model import Exercise, Kind
from tutor.packs.fields import is_kebab
from tutor.packs.problems import one_line
from tutor.words import _

EVENT = "dispute"  # what the record calls it
MOST = 3  # disputes about one exercise in a bundle: the last ones
LONGEST_REASON = 2000  # characters
LARGEST_FILE = 4 << 20  # bytes


class DisputeError(Exception):
    """What is no dispute, or cannot be taken into this pack; one sentence with the remedy."""


def _id(value: str) -> str:
    if not is_kebab(value):
        raise ValueError("no id")
    return value


Id = Annotated[str, AfterValidator(_id)]
Word = Annotated[str, Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An answer, the verdict on it (the contract's object), and why the learner disputes it.

    `at` is ISO 8601; `hash` is the content hash of the exercise then, `tutor` the version that judged.
    """

    pack: Id
    version: Word
    exercise: Id
    kind: Kind
    hash: Word
    tutor: Word
    at: Word
    reason: Annotated[str, Field(max_length=LONGEST_REASON)]
    answer: Annotated[str, Field(max_length=SOURCE_LIMIT)]
    seed: int | None = None
    verdict: dict[str, Any] = field(default_factory=dict)
    format: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a dispute in a pack: the `file` that was written, or the `lines` for its author to add.

    `changed` tells that the exercise has been changed since the verdict.
    """

    dispute: Dispute
    file: Path | None = None
    lines: tuple[str, ...] = ()
    changed: bool = False


_DISPUTE: TypeAdapter[Dispute] = TypeAdapter(Dispute)


def write_dispute(dispute: Dispute, path: Path) -> None:
    """Write one JSON file, never over another. Raises OSError, of which FileExistsError is one."""
    text = json.dumps(asdict(dispute), indent=1, ensure_ascii=False) + "\n"
    with path.open("xb") as file:
        file.write(text.encode("utf-8", "replace"))


def brief(dispute: Dispute) -> dict[str, Any]:
    """The dispute as a bundle holds it: of the verdict what says which one it was."""
    kept = {str(key): dispute.verdict.get(key) for key in ("status", "score", "message")}
    return asdict(replace(dispute, verdict=kept))


def read_disputes(path: Path) -> list[Dispute]:
    """The dispute in a file of `tutor report`, or all those in a bundle. Raises DisputeError."""
    try:
        if path.is_dir() or zipfile.is_zipfile(path):
            return list(_in_bundle(path))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        said = _("{path} cannot be read ({reason}); name a file that tutor report wrote.")
        raise DisputeError(said.format(path=path, reason=problem.strerror)) from None
    return [_dispute(path, data)]


def _in_bundle(path: Path) -> Iterator[Dispute]:
    try:
        header, _submission = read_bundle(path)
    except BundleError as problem:
        raise DisputeError(str(problem)) from None
    every = [one for claim in header.exercises.values() for one in claim.disputes]
    if not every:
        raise DisputeError(_("{path} is a bundle that disputes no verdict.").format(path=path))
    for one in every:
        yield _dispute(path, json.dumps(one).encode())


def _dispute(path: Path, data: bytes) -> Dispute:
    try:
        return _DISPUTE.validate_json(data, strict=True)
    except ValidationError as error:
        place = one_line(".".join(map(str, error.errors(include_url=False)[0]["loc"]))[:80])
    said = _("{path} is no dispute ({place}); name a file that tutor report wrote.")
    raise DisputeError(said.format(path=path, place=place or _("no JSON")))


def take(dispute: Dispute, exercise: Exercise) -> Taken:
    """Have the pack hold `exercise` to the disputed answer from now on.

    Code becomes a new file in its `accept`; a derivation's lines are for the author to add. Raises
    DisputeError where the answer is there already, or its kind knows no other right answers; OSError.
    """
    changed = dispute.hash != exercise.hash
    if dispute.kind != exercise.kind or exercise.kind == "quiz":
        said = _("{id} is a {kind}: what else is right belongs into its own files, beside the question.")
        raise DisputeError(said.format(id=exercise.id, kind=exercise.kind))
    if exercise.kind == "derivation":
        return Taken(dispute, lines=tuple(_toml(dispute.answer)), changed=changed)
    folder = Path(exercise.folder) / "accept"
    if folder.is_symlink():
        raise DisputeError(_("{path} is a link; make it a folder.").format(path=folder))
    for name, text in exercise.sources.items():
        if name.startswith("accept/") and text.strip() == dispute.answer.strip():
            said = _("{id} accepts this answer already: {name}")
            raise DisputeError(said.format(id=exercise.id, name=name))
    folder.mkdir(exist_ok=True)
    data = dispute.answer.encode("utf-8", "replace")
    path = folder / f"disputed-{hashlib.sha256(data).hexdigest()[:8]}.py"
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise DisputeError(_("{path} is there already and stays as it is.").format(path=path)) from None
    return Taken(dispute, file=path, changed=changed)


def _toml(answer: str) -> Iterator[str]:
    """The lines for `accept = [` in exercise.toml; JSON's strings are TOML's too."""
    steps = [line.strip() for line in answer.splitlines()]
    kept = [json.dumps(one_line(line), ensure_ascii=False) for line in steps if line and line[0] != "#"]
    yield "accept = ["
    yield f"  [{', '.join(kept)}],"
    yield "]"
