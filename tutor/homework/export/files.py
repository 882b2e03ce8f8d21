"""What every export writes through: file names that no learner's name can bend, and whole files or none."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from tutor.text.terminal import printable

LONGEST = 120  # bytes: file systems allow 255, and an ending and a temporary mark come after it
HASHED = re.compile(r"-[0-9a-f]{12}$")
# Windows gives these names to devices, whatever their ending.
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def save(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a file as a whole: a reader, or a killed run, never sees half of it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    with open(unfinished, "w", encoding=encoding, newline="") as file:
        file.write(text)
    os.replace(unfinished, path)  # noqa: PTH105 - the one call that both moves and overwrites
    return path


def file_names(learners: Iterable[str]) -> dict[str, str]:
    """A file name without ending for each learner: readable, harmless everywhere, and never the same twice.

    Letters of every script and digits stay. Names that would fall together, also where a file system
    ignores case, are told apart by a hash of the whole name, so that they do not depend on who else there is.
    """
    learners = list(dict.fromkeys(learners))
    plain = {learner: _plain(learner) for learner in learners}
    taken: dict[str, int] = {}
    for name in plain.values():
        taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
    return {
        learner: name if taken[name.casefold()] == 1 and _says(learner, name) else f"{name}-{_hash(learner)}"
        for learner, name in plain.items()
    }


def _plain(learner: str) -> str:
    text = normalize("NFC", printable(learner, None))
    name = "".join(char if char.isalnum() or char in "._-@" else "-" for char in text).strip(".-")
    return _cut(name) or "learner"


def _cut(name: str) -> str:
    return name.encode()[:LONGEST].decode("utf-8", "ignore")


def _says(learner: str, name: str) -> bool:
    """Whether the name is the learner's, with at most its spaces replaced.

    No device's, and none that somebody chose to look like the hashed name of somebody else.
    """
    usable = name.split(".")[0].casefold() not in DEVICES and not HASHED.search(name)
    return usable and name == learner.replace(" ", "-")


def _hash(learner: str) -> str:
    return hashlib.sha256(learner.encode("utf-8", "surrogatepass")).hexdigest()[:12]
