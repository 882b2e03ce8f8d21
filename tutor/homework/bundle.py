"""What a learner hands in as one file: a ZIP of the answers and of what the learner's own check said of them.

`submission.json` tells who, when and of which homework; `answers/<id>.py` or `answers/<id>.txt` are the
answers, byte for byte. Everything here is a claim: only the answers are judged, and nothing is unpacked.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from tutor.answers import SOURCE_LIMIT
from tutor.homework import entries
from tutor.homework.entries import HEADER, BundleError
from tutor.homework.marks import Submission
from tutor.model import Kind
from tutor.packs.fields import is_kebab
from tutor.packs.homework import Identity
from tutor.packs.problems import one_line
from tutor.words import _

__all__ = ["BundleError", "Claim", "Header", "claim", "read_bundle", "write_bundle"]

HEADER_LIMIT = 8 << 20  # bytes; disputes carry answers of their own
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # of every entry, so that equal answers make equal files
SUFFIXES: Mapping[Kind, str] = {"code": ".py", "derivation": ".txt", "quiz": ".txt"}


def _printable(value: str) -> str:
    if not value.strip() or one_line(value) != value:
        raise ValueError("nothing, or a control character")
    return value


def _zoned(value: str) -> str:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError("no time zone")
    return value


Word = Annotated[str, Field(max_length=200), AfterValidator(_printable)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, lt=2**31)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Moment = Annotated[str, Field(max_length=40), AfterValidator(_zoned)]


@dataclass(frozen=True, slots=True)
class Claim:
    """What the bundle says of one answer.

    `status`, `score` (0 to 1) and `seed` are those of the learner's last check of this very answer, None
    where there was none; `attempts` counts the tries that count, `minutes` lie between the first and the
    last of them. `hash` is the content hash of the exercise, `disputes` are those of `tutor report`.
    """

    file: Word
    sha256: Digest
    size: Count
    hash: Digest
    status: Word | None = None
    score: Share | None = None
    seed: Count | None = None
    attempts: Count = 0
    minutes: Amount | None = None
    disputes: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """Who hands in what, for which homework, when (ISO 8601 with its zone), made with which versions."""

    pack: Word
    version: Word
    pack_hash: Digest
    tutor: Word
    learner: Word
    identify_by: Identity
    submitted: Moment
    exercises: Annotated[dict[Word, Claim], Field(max_length=entries.MOST)] = field(default_factory=dict)
    format: Literal[1] = 1


_HEADER: TypeAdapter[Header] = TypeAdapter(Header)


def claim(exercise: str, kind: Kind, content_hash: str, answer: bytes, **said: Any) -> Claim:
    """The claim that goes with `answer`; `said` are the other fields of `Claim`."""
    name = f"{entries.ANSWERS}/{exercise}{SUFFIXES[kind]}"
    return Claim(name, hashlib.sha256(answer).hexdigest(), len(answer), content_hash, **said)


def write_bundle(path: Path, header: Header, answers: Mapping[str, bytes]) -> None:
    """Write the bundle, whole or not at all. Equal headers and answers give the same bytes.

    `answers` are by exercise id, those of `header.exercises`. Raises BundleError where there are more of them
    than a bundle may hold, or one is longer than any answer may be, OSError.
    """
    entries.check_amount(path, len(answers))
    text = json.dumps(asdict(header), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    files = {HEADER: text.encode("utf-8", "replace")}
    files |= {header.exercises[name].file: answers[name] for name in sorted(answers)}
    for name, data in files.items():
        entries.check_size(path, name, len(data), HEADER_LIMIT if name == HEADER else SOURCE_LIMIT)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(unfinished, "w") as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
                archive.writestr(entry, data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_bundle(path: Path) -> tuple[Header, Submission]:
    """The bundle in the file or folder `path`; which homework it belongs to is for the caller to compare.

    The submission's `source` is the path's last part, and `problems` says what is odd about answers that
    can be judged nevertheless. Nothing is written anywhere. Raises BundleError.
    """
    with entries.opened(path) as files:
        header = _header(path, files)
        answers: dict[str, bytes] = {}
        problems = [_("{name} is no part of a bundle and was left out.").format(name=n) for n in files.odd]
        for name in sorted(files.answers):
            exercise = Path(name).stem
            said = header.exercises.get(exercise)
            if not is_kebab(exercise) or (said is not None and said.file != name):
                problems.append(_("{name} is no part of a bundle and was left out.").format(name=name))
                continue
            try:
                answers[exercise] = files.read(name, SOURCE_LIMIT)
            except entries.TooLong as problem:
                problems.append(str(problem))
                continue
            problems += _differences(name, answers[exercise], said)
    missing = [said.file for said in header.exercises.values() if said.file not in files.answers]
    problems += [_("{name} is missing, though the bundle lists it.").format(name=name) for name in missing]
    claims = {n: said.status for n, said in header.exercises.items() if said.status and n in answers}
    named = (header.learner, path.name, header.submitted)
    return header, Submission(*named, answers=answers, claims=claims, problems=tuple(problems))


def _differences(name: str, answer: bytes, said: Claim | None) -> list[str]:
    if said is None:
        return [_("{name} is not listed in the bundle; it is judged nevertheless.").format(name=name)]
    if hashlib.sha256(answer).hexdigest() != said.sha256:
        text = _("{name} was changed after the bundle was made; it is judged as it is.")
        return [text.format(name=name)]
    return []


def _header(path: Path, files: entries.Entries) -> Header:
    if HEADER not in files.names:
        said = _("{path}: it holds no {name}; make a bundle with: tutor submit")
        raise BundleError(said.format(path=path, name=HEADER))
    try:
        data = files.read(HEADER, HEADER_LIMIT)
    except entries.TooLong as problem:
        raise BundleError(f"{path}: {problem}") from None
    try:
        return _HEADER.validate_json(data, strict=True)
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
    if place == "format":
        said = _("{path}: {name} is of another format; update this program: pip install -U byhand")
        raise BundleError(said.format(path=path, name=HEADER))
    said = _("{path}: {name} cannot be read ({place}); make it again with: tutor submit")
    raise BundleError(said.format(path=path, name=HEADER, place=one_line(place[:80]) or _("no JSON")))
