"""The folder that a grading leaves: read back by the next one, and written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tutor.homework.marks import FORMAT, Mark, Run, mark_from
from tutor.words import _

RUN, MARKS, TIMES = "run.json", "marks.jsonl", "times.jsonl"
PROBLEMS, JOURNAL, OVERRIDES = "problems.txt", "journal.jsonl", "overrides.csv"
CHANGED, CLAIMS, SIMILAR = "changed.csv", "claims.csv", "similar.html"


class NotOurs(Exception):
    """The folder holds something else; the sentence says what to do."""


def read_run(out: Path) -> Run | None:
    """The run that the folder is of, None where it is of none. Raises NotOurs, OSError."""
    path = out / RUN
    if not path.exists():
        return None
    try:
        said = json.loads(path.read_bytes())
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        run = Run(**{**said, "learners": tuple(said["learners"])})
        if type(run.seed) is not int or not isinstance(run.pack, str):
            raise TypeError("another form")
        return run
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotOurs(_("{path} cannot be read; name another folder with --out.").format(path=path)) from None


def read_marks(out: Path) -> list[Mark] | None:
    """The marks of the last run that came to its end, None where there was none. Raises NotOurs, OSError."""
    path = out / MARKS
    if not path.exists():
        return None
    try:
        return [mark_from(json.loads(line)) for line in path.read_bytes().splitlines()]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotOurs(_("{path} cannot be read; name another folder with --out.").format(path=path)) from None


def write_run(out: Path, run: Run) -> None:
    """Write `run.json`."""
    _write(out / RUN, json.dumps({"format": FORMAT, **asdict(run)}, ensure_ascii=False, indent=1) + "\n")


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line."""
    _write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_text(path: Path, lines: Iterable[str]) -> None:
    """Write sentences, one a line."""
    _write(path, "".join(line.replace("\n", " ") + "\n" for line in lines))


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
