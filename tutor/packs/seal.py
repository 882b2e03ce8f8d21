"""`sealed/sealed.toml`: an exercise that was handed out without its solution, and what it has instead.

A sealed exercise has no reference.py, cases.py, mistakes.py or accept; a sealed derivation has no model and
no accept. Beside `sealed.toml` lies one `<seed>.bin` for each seed: what the pack's own cell gave for it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from tutor import model
from tutor.packs.fields import Format, Identifier, Prose, Table, said_as, wrong
from tutor.packs.files import Files, UnreadableFileError, read_bytes
from tutor.packs.problems import quote
from tutor.packs.tables import read_table
from tutor.packs.wording import validate
from tutor.words import _

FOLDER, FILE = "sealed", "sealed.toml"
LEAST_SEEDS, MOST_SEEDS = 20, 1000
LEFT_OUT = ("reference.py", "cases.py", "mistakes.py", "accept", "worked.md")
_DIGITS = frozenset("0123456789abcdef")


def _digest(text: str) -> str:
    if len(text) != 64 or not _DIGITS.issuperset(text):
        raise wrong(_("{value} is no SHA-256").format(value=quote(text)))
    return text


def _seed(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and str(int(text)) == text):
        raise wrong(_("{value} is no seed").format(value=quote(text)))
    if int(text) >= 2**31:
        raise wrong(_("{value} is no seed").format(value=quote(text)))
    return text


Digest = Annotated[str, AfterValidator(_digest), said_as("[0-9a-f]{64}")]
Seed = Annotated[str, AfterValidator(_seed), said_as("[0-9]{1,10}")]


class SealedMistake(Table):
    """A known mistake as learners read of it."""

    name: Identifier
    message: Prose
    help: Prose


class SealSpec(Table):
    """What a sealed exercise says of what was taken out of it. `seeds` are digests of the files of cases."""

    format: Format
    hash: Digest | None = None
    seeds: dict[Seed, Digest] = Field(default={})
    mistakes: list[SealedMistake] = Field(default=[], max_length=1000)


def is_sealed(folder: Path) -> bool:
    """Whether the exercise in `folder` says that it is sealed."""
    return os.path.lexists(folder / FOLDER / FILE)


def read_seal(files: Files, folder: Path, kind: str) -> SealSpec | None:
    """The seal of the exercise in `folder`, None where it has none; problems are noted in `files`."""
    if not is_sealed(folder):
        return None
    path = folder / FOLDER / FILE
    table = read_table(files, path)
    if table is None:
        return None
    spec = validate(SealSpec, table, lambda key, what: files.wrong(path, what, key)).spec
    if spec is None:
        return None
    if kind == "code" and (spec.hash is None or not LEAST_SEEDS <= len(spec.seeds) <= MOST_SEEDS):
        said = _("needs the hash of the exercise and {least} to {most} seeds")
        files.wrong(path, said.format(least=LEAST_SEEDS, most=MOST_SEEDS), "seeds")
    for name in LEFT_OUT[:4] if kind == "code" else ():
        if os.path.lexists(folder / name):
            files.wrong(folder / name, _("does not belong into a sealed exercise; build it again"))
    return spec


def check_cases(files: Files, folder: Path, seal: model.Seal) -> None:
    """Note each file of cases of the exercise in `folder` that is missing, or not the one that was sealed."""
    for seed, digest in seal.seeds.items():
        path = folder / FOLDER / f"{seed}.bin"
        try:
            data = read_bytes(path, files.root)
        except UnreadableFileError as problem:
            files.wrong(path, str(problem))
            continue
        if hashlib.sha256(data).hexdigest() != digest:
            files.wrong(path, _("is not the file that was sealed; install the pack again"))


def model_seal(spec: SealSpec) -> model.Seal:
    """The seal as the judge takes it."""
    return model.Seal({int(seed): digest for seed, digest in spec.seeds.items()})


def model_mistakes(spec: SealSpec) -> tuple[model.Mistake, ...]:
    """The known mistakes whose code was taken out."""
    return tuple(model.Mistake(each.name, each.message, each.help) for each in spec.mistakes)
