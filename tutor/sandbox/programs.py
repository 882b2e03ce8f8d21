"""Foreign source in a cell: making a module of it, and describing what it raised in plain data."""

from __future__ import annotations

import linecache
import sys
import traceback
import types
from typing import Any

MESSAGE_LIMIT = 2000
FRAMES = 4


def module_from(name: str, source: str, register: bool = True) -> types.ModuleType:
    """A module made by running `source`; tracebacks will show its lines as `name.py`."""
    file = f"{name}.py"
    module = types.ModuleType(name)
    module.__file__ = file
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    if register:
        sys.modules[name] = module
    exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
    return module


def describe(problem: BaseException, stage: str, file: str) -> dict[str, Any]:
    """What was raised, with the lines of `file` that led there, innermost last.

    Everything here is controlled by foreign code (`__str__` may raise or lie); the reader cleans it.
    """
    described: dict[str, Any] = {
        "stage": stage,
        "type": type(problem).__name__[:80],
        "message": _message(problem),
        "line": None,
        "frames": [],
    }
    if isinstance(problem, SyntaxError) and problem.filename == file:
        described["line"] = problem.lineno
        described["column"] = problem.offset
        described["frames"] = [{"line": problem.lineno, "text": (problem.text or "").rstrip()[:200]}]
        return described
    try:
        frames = [f for f in traceback.extract_tb(problem.__traceback__) if f.filename == file][-FRAMES:]
        described["frames"] = [
            {"line": int(f.lineno or 0), "text": (f.line or "")[:200], "function": f.name[:80]}
            for f in frames
        ]
        described["line"] = described["frames"][-1]["line"] if frames else None
    except Exception:
        pass  # a traceback that foreign code has tampered with: the message alone must do
    return described


def _message(problem: BaseException) -> str:
    try:
        if isinstance(problem, SyntaxError):
            return str(problem.msg)[:MESSAGE_LIMIT]
        return str(problem)[:MESSAGE_LIMIT]
    except BaseException:
        return "(its message cannot be printed)"
