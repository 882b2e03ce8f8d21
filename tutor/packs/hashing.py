"""The content hash of an exercise: it changes when a verdict could, and only then."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tutor.packs.spec import ExerciseSpec

JUDGED_FILES = frozenset(
    {"reference.py", "cases.py", "run.py", "mistakes.py", "checks.py", "quiz.md", "draw.py"}
)
# Words, advice and what only the author's own check reads leave every verdict as it was.
_NOT_JUDGED = frozenset(
    {"format", "id", "title", "concepts", "needs", "bridge", "minutes", "points", "source"}
    | {"seeds", "model", "accept", "variants"}
)


def content_hash(spec: ExerciseSpec, sources: Mapping[str, str]) -> str:
    """sha256, in hexadecimal, of the judged sources and of the keys that matter to a verdict.

    Keys count with their defaults filled in, so that writing a default out changes nothing.
    """
    digest = hashlib.sha256()
    for name, text in _parts(spec, sources):
        data = text.encode("utf-8", "surrogatepass")
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _parts(spec: ExerciseSpec, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    keys: dict[str, Any] = spec.model_dump(exclude=set(_NOT_JUDGED))
    for slip in keys.get("slips", ()):
        del slip["says"]
    yield "exercise.toml", json.dumps(keys, sort_keys=True, ensure_ascii=False, default=str)
    yield from ((name, sources[name]) for name in sorted(JUDGED_FILES & sources.keys()))


def pack_hash(hashes: Mapping[str, str]) -> str:
    """sha256, in hexadecimal, of content hashes by exercise id: it changes when one of them does."""
    return hashlib.sha256(json.dumps(dict(hashes), sort_keys=True).encode()).hexdigest()
