"""A right answer with two blanks: what is offered to somebody who is stuck, and a day after a solution.

Made from the reference rather than written by authors, so that it can never lag behind it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

BLANK = "____"
BLANKS = 2
CONVERSIONS = frozenset(
    {"as_tensor", "asarray", "array", "tensor", "float", "double", "long", "int", "to", "astype"}
)
_BLANK_NAME = re.compile(r"_{3,}")


def with_blanks(source: str, functions: Collection[str], count: int = BLANKS) -> str | None:
    """`source` with `BLANK` for the core of `count` statements of `functions`; None if there are none.

    The core of a statement is its longest inner call, or else its longest inner expression, or else all of
    it: what stands around a core stays, so that there is something to hold on to. Comments stay too.
    Raises SyntaxError.
    """
    lines = source.splitlines(keepends=True)
    cores = [core for function in _functions(ast.parse(source), functions) for core in _cores(function)]
    chosen: list[ast.expr] = []
    for core in sorted(cores, key=_length, reverse=True):
        if len(chosen) < count and not any(_overlap(core, other) for other in chosen):
            chosen.append(core)
    for core in sorted(chosen, key=_begin, reverse=True):
        _replace(lines, core)
    return "".join(lines) if chosen else None


def lines_with_blanks(model: Sequence[str], count: int = BLANKS) -> list[str] | None:
    """The lines of a derivation, `count` inner ones blank; the last stays. None where one line is all."""
    if len(model) < 2:
        return None
    # The middle is the furthest from what is known: the start and the goal.
    middle = sorted(range(len(model) - 1), key=lambda n: abs(n - (len(model) - 2) / 2))
    blank = set(middle[: min(count, len(model) - 1)])
    return [BLANK if n in blank else line for n, line in enumerate(model)]


def first_blank(tree: ast.AST) -> int | None:
    """The line of the first blank that nobody has filled in yet."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return min((name.lineno for name in names if _BLANK_NAME.fullmatch(name.id)), default=None)


def _functions(tree: ast.Module, wanted: Collection[str]) -> Iterator[ast.FunctionDef]:
    """The functions asked for, and the methods of classes asked for."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in wanted:
            yield from (child for child in node.body if isinstance(child, ast.FunctionDef))
        elif isinstance(node, ast.FunctionDef) and node.name in wanted:
            yield node


def _cores(function: ast.FunctionDef) -> Iterator[ast.expr]:
    arguments = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    for node in ast.walk(function):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.Return)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else []
            if not targets or not _names(targets) <= arguments:  # an input made ready teaches nothing
                yield from _core(node.value)


def _core(value: ast.expr) -> list[ast.expr]:
    """The core of a value in a list; names alone have none."""
    inner = [part for part in ast.walk(value) if isinstance(part, ast.expr) and part is not value]
    inner = [part for part in inner if not _converts(part)]
    calls: list[ast.expr] = [part for part in inner if isinstance(part, ast.Call)]
    others: list[ast.expr] = [part for part in inner if isinstance(part, (ast.BinOp, ast.Subscript))]
    whole: list[ast.expr] = (
        [value] if isinstance(value, (ast.BinOp, ast.Call, ast.Compare, ast.UnaryOp)) else []
    )
    return sorted(calls or others or whole, key=_length)[-1:]


def _converts(node: ast.expr) -> bool:
    """Whether some part of an expression only changes the kind of a number or of an array."""
    functions = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
    names = {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in functions}
    return bool(names & CONVERSIONS)


def _names(nodes: Iterable[ast.AST]) -> set[str]:
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def _begin(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.expr) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def _length(node: ast.expr) -> int:
    return len(ast.unparse(node))


def _overlap(one: ast.expr, other: ast.expr) -> bool:
    return _begin(one) < _end(other) and _begin(other) < _end(one)


def _replace(lines: list[str], node: ast.expr) -> None:
    """Put a blank in the place of a node; its offsets count bytes of UTF-8."""
    (first, start), (last, end) = _begin(node), _end(node)
    head = lines[first - 1].encode()[:start].decode()
    tail = lines[last - 1].encode()[end:].decode()
    lines[first - 1 : last] = [head + BLANK + tail] + [""] * (last - first)
