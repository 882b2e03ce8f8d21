"""One-edit mutants of a formula: the slips that people make in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction

from tutor.algebra import tree
from tutor.algebra.names import Scope

ONE = tree.Number(Fraction(1))


def edits(node: tree.Node, scope: Scope) -> Iterator[tree.Node]:
    """The slips of one place: signs, dropped parts, constants, inverted ratios, swapped names and indices."""
    match node:
        case tree.Binary(operator="+" | "-" as sign):
            yield replace(node, operator="-" if sign == "+" else "+")
            yield from (node.left, node.right)
        case tree.Binary(operator="*" | ".*"):
            yield from (node.left, node.right)
        case tree.Binary(operator="^", right=tree.Number(value=n)):
            yield from (node.left, replace(node, right=tree.Number(n + 1)))
        case tree.Binary(operator="/"):
            yield from (node.left, replace(node, left=node.right, right=node.left))
        case tree.Negate(of=of) | tree.Transpose(of=of):
            yield of
        case tree.Number(value=value):
            yield from (replace(node, value=value + 1), replace(node, value=value * 2))
        case tree.Call(arguments=(only,)):
            yield from (only, replace(node, arguments=(tree.Negate(only),)))
        case tree.Fold(kind=kind, body=body):
            yield from (body, replace(node, kind="prod" if kind == "sum" else "sum"))
        case tree.Symbol(name=name) if name not in scope.names:
            if name in scope.dimensions:
                yield tree.Binary("-", node, ONE)
        case tree.Symbol(name=name):
            if scope.shape(name):
                yield tree.Transpose(node)
            alike = [n for n, what in scope.names.items() if what.shape == scope.names[name].shape]
            yield from (replace(node, name=n) for n in alike if scope.is_index(n) == scope.is_index(name))


def mutants(node: tree.Node, scope: Scope) -> Iterator[tree.Node]:
    """The tree with one place edited, for every place and edit."""
    yield from edits(node, scope)
    for each in fields(node):
        part = getattr(node, each.name)
        if isinstance(part, tree.Node) and not (isinstance(node, tree.Index) and each.name == "base"):
            yield from (replace(node, **{each.name: m}) for m in mutants(part, scope))
        elif isinstance(part, tuple) and each.name in ("at", "arguments"):
            for i, one in enumerate(part):
                for m in mutants(one, scope):
                    yield replace(node, **{each.name: (*part[:i], m, *part[i + 1 :])})
