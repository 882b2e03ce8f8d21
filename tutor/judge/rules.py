"""What the statement forbids, decided on the syntax tree. Rules teach; they are no security boundary."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from tutor.model import Rules
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule: `rule` is forbid or loops; `line` counts from 1."""

    rule: str
    line: int
    message: str


def broken_rules(source: str, rules: Rules) -> list[Broken]:
    """Every place of `source` that breaks a rule, in order; [] for source that Python cannot read."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = _forbidden(tree, frozenset(rules.forbid)) if rules.forbid else []
    if not rules.loops:
        found += _loops(tree)
    return sorted(found, key=lambda b: b.line)


def _forbidden(tree: ast.Module, names: frozenset[str]) -> list[Broken]:
    own = _own_objects(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in names and not _is_own(node, own):
            found.append(_broken(node.lineno, ast.unparse(node)))
        elif isinstance(node, ast.ImportFrom):
            found += [_broken(node.lineno, f"{node.module}.{a.name}") for a in node.names if a.name in names]
        elif isinstance(node, ast.Import):
            found += [_broken(node.lineno, a.name) for a in node.names if names & set(a.name.split(".")[1:])]
        elif _is_getattr(node, names):
            found.append(_broken(node.lineno, ast.unparse(node)))  # type: ignore[attr-defined]
    return found


def _own_objects(tree: ast.Module) -> frozenset[str]:
    """Names of classes that the answer defines itself, whose attributes are nobody else's business."""
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)) | {"self", "cls"}


def _is_own(node: ast.Attribute, own: frozenset[str]) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in own


def _is_getattr(node: ast.AST, names: frozenset[str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "getattr"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
        and node.args[1].value in names
    )


def _broken(line: int, what: str) -> Broken:
    message = _("Line {line} uses {what}, which this exercise asks you to write yourself.")
    return Broken("forbid", line, message.format(line=line, what=what[:80]))


def _loops(tree: ast.Module) -> list[Broken]:
    message = _("Line {line} loops, and this exercise asks for array operations only.")
    return [
        Broken("loops", node.lineno, message.format(line=node.lineno))
        for node in ast.walk(tree)
        if isinstance(node, (ast.For, ast.While, ast.AsyncFor))
    ]
