"""What the statement forbids, decided on the syntax tree. Rules teach; they are no security boundary."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tutor.judge.names import Names, Origin
from tutor.model import Rules
from tutor.packs.syntax import tree_of
from tutor.words import _

SHOWN = 80  # characters of what was used
MOST_NODES = 100  # of an expression that is shown whole: to write out a large one takes as long as a check
METHODS_OF = ("torch.Tensor.", "numpy.ndarray.")
# What calls a Python function once for every entry.
LOOPING = frozenset(
    {
        "builtins.map",
        "builtins.filter",
        "functools.reduce",
        "itertools.starmap",
        "numpy.vectorize",
        "numpy.frompyfunc",
        "numpy.fromfunction",
        "numpy.apply_along_axis",
        "numpy.apply_over_axes",
    }
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule: `rule` is forbid or loops; `line` counts from 1."""

    rule: str
    line: int
    message: str


def broken_rules(source: str | ast.Module | None, rules: Rules) -> list[Broken]:
    """The lines of `source`, a text or its tree, that break a rule, in order; [] for what cannot be read.

    A name in `rules.forbid` without a dot is that name anywhere in a library, or as a method of what is
    not the learner's own object; a dotted one is that place in a library and everything below it.
    """
    if source is None or (rules.loops and not rules.forbid):
        return []
    try:
        tree = tree_of(source) if isinstance(source, str) else source
        names = Names(tree)
        found = _forbidden(tree, names, rules.forbid) if rules.forbid else []
        if not rules.loops:
            found += _loops(tree, names)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    once = {(broken.rule, broken.line): broken for broken in reversed(found)}
    return sorted(once.values(), key=lambda b: (b.line, b.rule))


def _forbidden(tree: ast.Module, names: Names, forbid: tuple[str, ...]) -> list[Broken]:
    message = _("Line {line} uses {what}, which this exercise asks you to write yourself.")
    first: dict[int, ast.AST | str] = {}
    for node in ast.walk(tree):
        for line, what in _uses(node, names, forbid):
            first.setdefault(line, what)
    return [
        Broken("forbid", line, message.format(line=line, what=_shown(what)[:SHOWN]))
        for line, what in first.items()
    ]


def _shown(what: ast.AST | str) -> str:
    """What was used as the learner wrote it; of a large expression only its end."""
    if isinstance(what, str):
        return what
    if sum(1 for _node in islice(ast.walk(what), MOST_NODES + 1)) <= MOST_NODES:
        return ast.unparse(what)
    return f"….{what.attr}" if isinstance(what, ast.Attribute) else "…"


def _uses(node: ast.AST, names: Names, forbid: tuple[str, ...]) -> Iterator[tuple[int, ast.AST | str]]:
    """The line of what `node` itself takes from a library although it is forbidden, and that or its name."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            if _is_forbidden(alias.name, forbid, whole=True):
                yield node.lineno, alias.name
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        for alias in node.names:
            path = node.module or "" if alias.name == "*" else f"{node.module}.{alias.name}"
            if names.is_library(path) and _is_forbidden(path, forbid, whole=True):
                yield node.lineno, path
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        if _member_is_forbidden(names.origin(node.value), node.attr, names, forbid):
            yield node.lineno, node
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        if (path := names.unbound(node)) and _is_forbidden(path, forbid):
            yield node.lineno, node.id
    elif isinstance(node, (ast.Call, ast.Subscript)) and (taken := names.by_text(node)):
        holder, name = taken
        if _member_is_forbidden(holder, name, names, forbid):
            yield node.lineno, node


def _member_is_forbidden(holder: Origin, name: str, names: Names, forbid: tuple[str, ...]) -> bool:
    """Whether attribute `name` of `holder` is forbidden: a library's, or a method that is nobody's own."""
    if holder.kind == "path":
        return _is_forbidden(f"{holder.path}.{name}", forbid)
    if holder.kind == "made" or (holder.kind == "unknown" and name not in names.own_attributes):
        return name in forbid or any(f"{kind}{name}" in forbid for kind in METHODS_OF)
    return False


def _is_forbidden(path: str, forbid: tuple[str, ...], whole: bool = False) -> bool:
    """Whether a path is forbidden: by its last part, or every part of a `whole` one, or by a dotted name."""
    parts = path.split(".")
    return any(
        path == banned or path.startswith(f"{banned}.")
        if "." in banned
        else banned in parts[0 if whole else -1 :]
        for banned in forbid
    )


def _loops(tree: ast.Module, names: Names) -> list[Broken]:
    message = _("Line {line} loops with {what}, and this exercise asks for array operations only.")
    return [
        Broken("loops", node.lineno, message.format(line=node.lineno, what=what))  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        if (what := _loop(node, names))
    ]


def _loop(node: ast.AST, names: Names) -> str:
    """What kind of loop `node` is, or "" where it is none."""
    if isinstance(node, (ast.For, ast.AsyncFor)):
        return "for"
    if isinstance(node, ast.While):
        return "while"
    if isinstance(node, ast.GeneratorExp):
        return _("a generator expression")
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp)):
        return _("a comprehension")
    if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
        return ast.unparse(node)[:SHOWN] if names.origin(node).path in LOOPING else ""
    return ""
