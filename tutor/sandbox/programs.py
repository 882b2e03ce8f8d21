"""Foreign source in a cell: making a module of it, and describing what it raised in plain data."""

from __future__ import annotations

import linecache
import re
import sys
import traceback
import types
from collections.abc import Mapping
from typing import Any

import numpy as np

MESSAGE_LIMIT = 2000
FRAMES, NAMES = 4, 8
# A name of its own, not an attribute of another.
_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")


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


def make_mynn(sources: Mapping[str, str]) -> None:
    """Make `mynn` importable: the public names of each source, run in this order on top of each other."""
    if not sources:
        return
    mynn = sys.modules["mynn"] = types.ModuleType("mynn")
    for name, source in sources.items():
        made = module_from(f"mynn_{name}", source).__dict__
        mynn.__dict__.update({key: value for key, value in made.items() if not key.startswith("_")})


def describe(problem: BaseException, stage: str, file: str) -> dict[str, Any]:
    """What was raised, with the lines of `file` that led there, innermost last.

    Everything here is controlled by foreign code (`__str__` may raise or lie); the reader cleans it.
    """
    described: dict[str, Any] = {
        "stage": stage,
        "type": type_name(problem)[:80],
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
        described["frames"] = _frames(problem, file)
        described["line"] = described["frames"][-1]["line"] if described["frames"] else None
    except BaseException:
        pass  # a traceback that foreign code has tampered with: the message alone must do
    return described


def type_name(thing: object) -> str:
    """The name of the type of `thing`, past a metaclass that would say another, or none."""
    name: str = type.__dict__["__name__"].__get__(type(thing))
    return name


def _frames(problem: BaseException, file: str) -> list[dict[str, Any]]:
    walked = [
        (frame, line)
        for frame, line in traceback.walk_tb(problem.__traceback__)
        if frame.f_code.co_filename == file
    ]
    found = []
    for frame, line in walked[-FRAMES:]:
        text = linecache.getline(file, line).strip()[:200]
        function = str(frame.f_code.co_name)[:80]
        found.append({"line": line, "text": text, "function": function, "shapes": _shapes(frame, text)})
    return found


def _shapes(frame: types.FrameType, text: str) -> dict[str, Any]:
    """Shapes of the arrays, and lengths of the lists, that the line `text` names among its locals.

    Only by exact type: a subclass's properties are foreign code.
    """
    local = frame.f_locals
    if type(local) is not dict:
        return {}
    tensor = getattr(sys.modules.get("torch"), "Tensor", None)
    shapes: dict[str, Any] = {}
    for name in dict.fromkeys(_NAME.findall(text)):
        value = local.get(name)
        if value is not None and type(value) in (np.ndarray, tensor):
            shapes[name] = [int(n) for n in value.shape]
        elif type(value) is list:
            shapes[name] = len(value)
        if len(shapes) == NAMES:
            break
    return shapes


def _message(problem: BaseException) -> str:
    try:
        said = problem.msg if isinstance(problem, SyntaxError) else problem
        return str.__getitem__(str(said), slice(MESSAGE_LIMIT))  # `str` may give a subclass of its own
    except BaseException:
        return "(its message cannot be printed)"
