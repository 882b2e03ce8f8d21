"""The known mistakes of an exercise: their names and the two paragraphs of their docstrings."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tutor.model import Mistake
from tutor.packs.files import Files, unsafe_character
from tutor.words import _

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_BLANK_LINES = re.compile(r"\n\s*\n")


def read_mistakes(files: Files, path: Path, tree: ast.Module) -> tuple[Mistake, ...]:
    """The mistakes that `mistakes.py` at `path` defines, in its order.

    Every function or class at the top whose name does not begin with `_` is one; its docstring has two
    paragraphs, the message and the help. What does not fit is noted and left out.
    """
    found: dict[str, Mistake] = {}
    for node in tree.body:
        if not isinstance(node, _Definition) or node.name.startswith("_"):
            continue
        if node.name in found:
            files.wrong(path, _("is defined twice"), node.name, line=node.lineno)
        if mistake := _read(files, path, node):
            found[node.name] = mistake
    return tuple(found.values())


def _read(files: Files, path: Path, node: _Definition) -> Mistake | None:
    parts = [" ".join(part.split()) for part in _BLANK_LINES.split(ast.get_docstring(node) or "")]
    parts = [part for part in parts if part]
    if len(parts) != 2:
        files.wrong(
            path,
            _("needs a docstring of two paragraphs, what the output shows and the remedy; it has {n}").format(
                n=len(parts)
            ),
            node.name,
            line=node.lineno,
        )
        return None
    if unsafe_character("".join(parts)):
        files.wrong(path, _("has a control character in its docstring"), node.name, line=node.lineno)
        return None
    return Mistake(node.name, parts[0], parts[1])
