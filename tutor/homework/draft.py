"""A learner's wrong answer as a draft for `mistakes.py`: the function, and the place for its words."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from tutor.packs.syntax import tree_of
from tutor.words import _


def drafted(source: str, function: str, name: str) -> str | None:
    """The imports and, as the function `name`, what `source` defines as `function`; helpers move inside it.

    None where that is no plain function: it is decorated, declares globals, or cannot be read. Comments go,
    and with them whatever learners wrote about themselves. The docstring has one paragraph, which
    `tutor pack check` refuses until the author has written the two that a mistake needs.
    """
    try:
        tree = tree_of(source)
        found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function]
        if len(found) != 1 or not _is_plain(tree, found[0]):
            return None
        imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
        return _text(imports, _function(tree, found[0], name), function, name)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_plain(tree: ast.Module, function: ast.FunctionDef) -> bool:
    declares = any(isinstance(node, (ast.Global, ast.Nonlocal)) for node in ast.walk(tree))
    return not (function.decorator_list or declares)


def _function(tree: ast.Module, function: ast.FunctionDef, name: str) -> ast.FunctionDef:
    words = _(
        "TO BE WRITTEN: what the output shows, ending in a question; then, after an empty line, the remedy."
    )
    helpers = [
        node
        for node in tree.body
        if node is not function and not isinstance(node, (ast.Import, ast.ImportFrom)) and not _is_text(node)
    ]
    body = function.body[1:] if _is_text(function.body[0]) else function.body
    docstring = ast.Expr(ast.Constant(words))
    return ast.FunctionDef(
        name=name, args=function.args, body=[docstring, *helpers, *body], decorator_list=[], returns=None
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _text(imports: Sequence[ast.stmt], function: ast.FunctionDef, old: str, name: str) -> str:
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == old:
            node.id = name
    kept = [node for node in imports if getattr(node, "module", None) != "__future__"]
    head = "\n".join(ast.unparse(node) for node in kept)
    body = ast.unparse(ast.fix_missing_locations(function))
    return f"{head}\n\n\n{body}\n" if head else f"{body}\n"
