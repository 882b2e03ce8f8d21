"""Small trees, built by hand: what the repairs are made of."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from tutor.algebra import tree


def number(value: int | Fraction) -> tree.Node:
    """A number, with its minus as a sign of its own, so that it reads back as the same tree."""
    if value < 0:
        return tree.Negate(number(-value))
    value = Fraction(value)
    if value.denominator == 1:
        return tree.Number(value)
    return over(tree.Number(Fraction(value.numerator)), tree.Number(Fraction(value.denominator)))


def times(left: tree.Node, right: tree.Node) -> tree.Node:
    """Left times right."""
    return tree.Binary("*", left, right)


def entrywise(left: tree.Node, right: tree.Node) -> tree.Node:
    """Left times right, entry by entry."""
    return tree.Binary(".*", left, right)


def over(left: tree.Node, right: tree.Node) -> tree.Node:
    """Left divided by right."""
    return tree.Binary("/", left, right)


def plus(left: tree.Node, right: tree.Node) -> tree.Node:
    """Left plus right."""
    return tree.Binary("+", left, right)


def minus(left: tree.Node, right: tree.Node) -> tree.Node:
    """Left minus right."""
    return tree.Binary("-", left, right)


def to_the(base: tree.Node, exponent: int | tree.Node) -> tree.Node:
    """A power."""
    return tree.Binary("^", base, number(exponent) if isinstance(exponent, int) else exponent)


def call(function: str, *arguments: tree.Node) -> tree.Node:
    """A function of the vocabulary."""
    return tree.Call(function, arguments)


def delta(i: str, j: str) -> tree.Node:
    """Kronecker's delta of two indices."""
    return tree.Index(tree.Symbol("delta"), (tree.Symbol(i), tree.Symbol(j)))


def swapped(node: tree.Node, names: dict[str, str]) -> tree.Node:
    """The formula with other names for some; names that are bound inside keep theirs."""
    if isinstance(node, tree.Symbol):
        return tree.Symbol(names.get(node.name, node.name))
    changed: dict[str, Any] = {}
    for each in fields(node):
        part = getattr(node, each.name)
        if isinstance(part, tree.Node):
            changed[each.name] = swapped(part, names)
        elif isinstance(part, tuple) and part and isinstance(part[0], tree.Node):
            changed[each.name] = tuple(swapped(p, names) for p in part)
    return replace(node, **changed) if changed else node


def scaled(by: tree.Node, node: tree.Node) -> tree.Node:
    """A factor before a formula, taken together with a number that begins it and with its sign."""
    if _signed(node):
        return negated(scaled(by, negated(node)))
    factor, first = _rational(by), _rational(node)
    if factor is not None and factor < 0:
        return negated(scaled(number(-factor), node))
    if factor == 1:
        return node
    if factor == 0:
        return number(0)
    if first == 1:
        return by
    if factor is not None and first is not None:
        return number(factor * first)
    if factor is not None and isinstance(node, tree.Binary) and node.operator in ("*", "/"):
        first = _rational(node.left)
        if first is not None and factor * first == 1 and node.operator == "*":
            return node.right
        if _rational(_leading(node.left)) is not None:
            return replace(node, left=scaled(by, node.left))
    return times(by, node)


def negated(node: tree.Node) -> tree.Node:
    """The formula with the other sign, without a second minus."""
    if isinstance(node, tree.Binary) and node.operator in ("*", "/"):
        return replace(node, left=negated(node.left))
    return node.of if isinstance(node, tree.Negate) else tree.Negate(node)


def _signed(node: tree.Node) -> bool:
    """Whether a product begins with a minus."""
    while isinstance(node, tree.Binary) and node.operator in ("*", "/"):
        node = node.left
    return isinstance(node, tree.Negate)


def tidied(node: tree.Node) -> tree.Node:
    """`a + -b` as `a - b`, `a - -b` as `a + b` and `a + 0` as `a`, at this place."""
    match node:
        case tree.Binary(operator="+" | "-", right=tree.Number(value=0)):
            return node.left
        case tree.Binary(operator="+", left=tree.Number(value=0)):
            return node.right
        case tree.Binary(operator="+" | "-" as operator, right=right) if _signed(right):
            return replace(node, operator="-" if operator == "+" else "+", right=negated(right))
    return node


def _leading(node: tree.Node) -> tree.Node:
    """What a product begins with."""
    while isinstance(node, tree.Binary) and node.operator in ("*", "/") and _rational(node) is None:
        node = node.left
    return node


def _rational(node: tree.Node) -> Fraction | None:
    match node:
        case tree.Number(value=value):
            return value
        case tree.Negate(of=of):
            value_of = _rational(of)
            return None if value_of is None else -value_of
        case tree.Binary(operator="/", left=tree.Number(value=up), right=tree.Number(value=down)) if down:
            return up / down
    return None
