"""A first pack for an author to change: a lesson and an exercise of each kind, written into a new folder.

The pack lies beside this module in `template`; its files teach the format by example.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tutor.model import LOCAL_PACK
from tutor.packs import schema
from tutor.words import _

TEMPLATE = Path(__file__).parent / "template"
PACK_FILE = "pack.toml"
LONGEST_ID = 64


class CannotWrite(Exception):
    """No pack can be written there; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A written pack: its id, its folder, and its files relative to that."""

    id: str
    folder: str
    files: tuple[str, ...]


def write(folder: Path) -> Made:
    """Write the pack into `folder`, which must be new or empty; the folder's name gives the id.

    Raises CannotWrite.
    """
    name = pack_id(folder)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotWrite(_("{folder} is no folder; choose another name.").format(folder=folder))
    files = sorted(path for path in TEMPLATE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    try:
        if folder.exists() and any(folder.iterdir()):
            raise CannotWrite(
                _("{folder} is not empty, and nothing is ever overwritten; name a new folder.").format(
                    folder=folder
                )
            )
        for path in files:
            _write_one(path, folder / path.relative_to(TEMPLATE), name)
        # Beside the pack and not in the program: an editor finds them wherever the pack is carried.
        schemas = schema.write(folder / schema.FOLDER)
    except OSError as problem:
        raise CannotWrite(
            _("{folder} cannot be written: {why}.").format(folder=folder, why=problem.strerror or problem)
        ) from problem
    written = [path.relative_to(TEMPLATE) for path in files] + [path.relative_to(folder) for path in schemas]
    return Made(name, str(folder), tuple(map(str, written)))


def _write_one(source: Path, target: Path, name: str) -> None:
    text = source.read_text(encoding="utf-8")
    if source.name == PACK_FILE:
        title = name.replace("-", " ").capitalize()
        text = text.replace('id = "template"', f'id = "{name}"')
        text = text.replace('title = "Template"', f'title = "{title}"')
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def pack_id(folder: Path) -> str:
    """The id that the folder's name gives: lower-case letters, digits and hyphens. Raises CannotWrite."""
    plain = unicodedata.normalize("NFKD", folder.name).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    if not name or not name[0].isalpha():
        raise CannotWrite(
            _('the name "{name}" gives no id; begin it with a letter from a to z.').format(name=folder.name)
        )
    if name == LOCAL_PACK:
        raise CannotWrite(_('"{name}" is kept for single exercises; choose another name.').format(name=name))
    return name
