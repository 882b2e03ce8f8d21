"""A tree back to text in the learner's own order, with no more brackets than it needs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tutor.algebra import tree

_LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, ".*": 2, "./": 2, "^": 4}
_NEGATIVE, _ATOM = 3, 5


def show(node: tree.Node) -> str:
    """One line that reads back as the same tree."""
    return _show(node)[0]


def _show(node: tree.Node) -> tuple[str, int]:
    """The text and how tightly it holds together."""
    match node:
        case tree.Number(value=value):
            return _number(value)
        case tree.Symbol(name=name):
            return name, _ATOM
        case tree.Index(base=base, at=at):
            return f"{_at_least(base, _ATOM)}[{','.join(map(show, at))}]", _ATOM
        case tree.Negate(of=of):
            return f"-{_at_least(of, _NEGATIVE)}", _NEGATIVE
        case tree.Transpose(of=of):
            return f"{_at_least(of, _ATOM)}'", _ATOM
        case tree.Binary():
            return _binary(node), _LEVEL[node.operator]
        case tree.Relation(order=order, left=left, right=right):
            return f"{show(left)} {order} {show(right)}", 0
    return _form(node), _ATOM


def _number(value: Fraction) -> tuple[str, int]:
    if value.denominator == 1:
        return str(value), _ATOM
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return (format(exact, "f"), _ATOM) if Fraction(exact) == value else (str(value), _LEVEL["/"])


def _binary(node: tree.Binary) -> str:
    level = _LEVEL[node.operator]
    if node.operator == "^":
        return f"{_at_least(node.left, _ATOM)}^{_at_least(node.right, _NEGATIVE)}"
    left, right = _at_least(node.left, level), _at_least(node.right, level + 1)
    return f"{left} {node.operator} {right}" if level == 1 else f"{left}{node.operator}{right}"


def _at_least(node: tree.Node, level: int) -> str:
    text, holds = _show(node)
    return text if holds >= level else f"({text})"


def _form(node: tree.Node) -> str:
    match node:
        case tree.Call(function=name, arguments=arguments):
            parts = arguments
        case tree.Derivative(kind=name, body=body, variables=variables):
            parts = (body, *variables)
        case tree.Fold(kind=name, index=index, body=body):
            parts = (tree.Symbol(index), *(n for n in (node.lower, node.upper) if n), body)
        case tree.Integral(name=bound):
            name, parts = "int", (tree.Symbol(bound), node.lower, node.upper, node.body)
        case tree.Expectation(kind=name, draws=draws, body=body):
            laws = [f"{d.name} ~ N({show(d.mean)}, {show(d.variance)})" for d in draws]
            return f"{name}({', '.join([*laws, show(body)])})"
        case _:
            raise TypeError(f"no text for {type(node).__name__}")
    return f"{name}({', '.join(map(show, parts))})"
