"""What a pack's Python files define, read from their syntax tree: pack code runs only in the sandbox."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock

from tutor.packs.files import Files
from tutor.packs.marks import piled
from tutor.packs.problems import did_you_mean, quote
from tutor.words import _

# The list of warning filters belongs to the whole process, and so does the counter with which Python up to
# 3.12 watches the depth of a tree: two threads that parse at once can raise SystemError.
_parsing = Lock()


def tree_of(text: str) -> ast.Module:
    """The syntax tree of `text`, from any thread. Raises what `ast.parse` raises, and never warns."""
    if (line := piled(text)) is not None:
        raise ValueError(_("line {line} has a letter with too many accents").format(line=line))
    with _parsing, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an odd escape in a docstring is the author's affair
        return ast.parse(text)


def parse(files: Files, path: Path, text: str) -> ast.Module | None:
    """The syntax tree of `text`, or None with the problem and its line noted."""
    try:
        return tree_of(text)
    except SyntaxError as error:
        files.wrong(path, _("is not Python: {reason}").format(reason=error.msg), line=error.lineno or 1)
    except (RecursionError, MemoryError):
        files.wrong(path, _("is nested too deeply to be read"))
    except ValueError as error:
        files.wrong(path, _("is not Python: {reason}").format(reason=error))
    return None


def require(files: Files, path: Path, tree: ast.Module, names: Iterable[str]) -> None:
    """Note a problem for each of `names` that the module does not define."""
    defined = set(top_level_names(tree))
    for name in names:
        if name not in defined:
            files.wrong(
                path, _("does not define {name}").format(name=quote(name)) + did_you_mean(name, defined)
            )


def top_level_names(tree: ast.Module) -> Iterator[str]:
    """The names that executing the module may bind, also inside its top-level `if`, `try` and `with`."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:  # a stack and no recursion: a chain of `elif` is as deep as it is long
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ExceptHandler):
            waiting += ast.iter_child_nodes(node)


def same_code(one: ast.Module, other: ast.Module) -> bool:
    """Whether two modules differ in nothing but comments, layout and docstrings."""
    return _without_docstrings(one) == _without_docstrings(other)


def _without_docstrings(tree: ast.Module) -> str | None:
    try:
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and (
                ast.get_docstring(node, clean=False) is not None
            ):
                node.body[0] = ast.Pass()
        return ast.dump(tree)
    except RecursionError:
        return None
