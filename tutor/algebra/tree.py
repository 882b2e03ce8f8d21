"""The syntax tree: frozen nodes, each with its span in the text. Two trees are equal whatever their spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Literal

Span = tuple[int, int]
Operator = Literal["+", "-", "*", "/", "^", ".*", "./"]
Order = Literal["=", "<=", ">="]


@dataclass(frozen=True, kw_only=True)
class Node:
    """Any part of a formula. `span` is start and end in the text it was read from."""

    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True)
class Number(Node):
    """A number as written; decimals are exact."""

    value: Fraction


@dataclass(frozen=True)
class Symbol(Node):
    """A name: declared, defined, bound, a size or a constant."""

    name: str


@dataclass(frozen=True)
class Index(Node):
    """Entries of a vector or matrix: `x[i]`, `W[i,j]`, `delta[i,j]`."""

    base: Node
    at: tuple[Node, ...]


@dataclass(frozen=True)
class Negate(Node):
    """Unary minus."""

    of: Node


@dataclass(frozen=True)
class Transpose(Node):
    """`A'`, `A^T`."""

    of: Node


@dataclass(frozen=True)
class Binary(Node):
    """Two operands and what joins them."""

    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True)
class Call(Node):
    """A function of the vocabulary."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Fold(Node):
    """`sum(k, body)` or `prod(k, 1, n, body)`; without bounds the index runs over its declared range."""

    kind: Literal["sum", "prod"]
    index: str
    lower: Node | None
    upper: Node | None
    body: Node


@dataclass(frozen=True)
class Derivative(Node):
    """`diff`, `grad`, `jac` or `hess`; by several variables the innermost derivative comes first."""

    kind: Literal["diff", "grad", "jac", "hess"]
    body: Node
    variables: tuple[Node, ...]


@dataclass(frozen=True)
class Draw(Node):
    """`z ~ N(mean, variance)`."""

    name: str
    mean: Node
    variance: Node


@dataclass(frozen=True)
class Expectation(Node):
    """`E(z ~ N(m, s2), ..., body)` or `Var(...)`."""

    kind: Literal["E", "Var"]
    draws: tuple[Draw, ...]
    body: Node


@dataclass(frozen=True)
class Integral(Node):
    """`int(x, lower, upper, body)`."""

    name: str
    lower: Node
    upper: Node
    body: Node


@dataclass(frozen=True)
class Relation(Node):
    """Two formulas and how they are said to compare; never inside another formula."""

    order: Order
    left: Node
    right: Node


@dataclass(frozen=True)
class Step:
    """One line. `relation` says how it hangs on the line above; a lemma hangs on nothing.

    `node` is a Relation for a lemma and for `<=>`, a formula otherwise.
    """

    relation: Literal["=", "<=", ">=", "<=>", "lemma"]
    node: Node


_parts: dict[type[Node], tuple[str, ...]] = {}  # what each kind is made of, looked up once


def children(node: Node) -> Iterator[Node]:
    """The parts of a node, in the order in which they are written."""
    kind = type(node)
    if kind not in _parts:
        _parts[kind] = tuple(each.name for each in fields(node) if each.name != "span")
    for name in _parts[kind]:
        part = getattr(node, name)
        if isinstance(part, Node):
            yield part
        elif isinstance(part, tuple):
            yield from (p for p in part if isinstance(p, Node))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, without recursion."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(children(each))


def height(node: Node) -> int:
    """The longest way from the node down to a leaf, counted in nodes."""
    level, deepest = [node], 0
    while level:
        deepest += 1
        level = [child for each in level for child in children(each)]
    return deepest
