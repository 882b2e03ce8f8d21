"""Places in a formula: what stands there, how the whole depends on it, and the whole with another there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal

from tutor.algebra import tree
from tutor.algebra.slips.build import tidied

Role = Literal[
    "term",
    "factor",
    "denominator",
    "base",
    "exponent",
    "argument",
    "body",
    "draw",
    "law",
    "limit",
    "index",
    "variable",
    "entry",
]
Path = tuple[tuple[str, int | None], ...]

# A multiple of the argument is the same multiple of the value.
LINEAR: Final = frozenset({"sum", "mean", "diag", "tr", "dot", "outer"})


@dataclass(frozen=True)
class Spot:
    """One occurrence of `node`. `linear`: the whole depends on it as `a + b*node`, alone in this place.

    `bound` are the names that stand for something only in here: indices of sums, variables of integrals.
    """

    path: Path
    node: tree.Node
    role: Role
    linear: bool = True
    bound: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether this is the line itself."""
        return not self.path

    @property
    def formula(self) -> bool:
        """Whether a formula may stand here, and not only an index or a variable."""
        return self.role not in ("index", "variable", "draw")


def spots(root: tree.Node) -> list[Spot]:
    """All places of a formula, the outermost first."""
    found, level = [], [Spot((), root, "term")]
    while level:
        found += level
        level = [inner for spot in level for inner in _inside(spot)]
    return found


def factors(node: tree.Node) -> Iterator[tree.Node]:
    """What a product is made of, above and below the line, with the bases of powers and of roots."""
    yield node
    match node:
        case tree.Binary(operator="*" | ".*" | "/" | "./", left=left, right=right):
            yield from factors(left)
            yield from factors(right)
        case tree.Binary(operator="^", left=inner):
            yield from factors(inner)
        case tree.Negate(of=inner) | tree.Call(function="sqrt", arguments=(inner,)):
            yield from factors(inner)


def put(root: tree.Node, path: Path, new: tree.Node) -> tree.Node:
    """`root` with `new` at the place `path`."""
    if not path:
        return new
    (name, position), rest = path[0], path[1:]
    part = getattr(root, name)
    inner: Any = put(part if position is None else part[position], rest, new)
    if position is not None:
        inner = (*part[:position], inner, *part[position + 1 :])
    changed: dict[str, Any] = {name: inner}
    return replace(root, **changed)


def mended(root: tree.Node, path: Path, new: tree.Node) -> tree.Node:
    """`put`, with no sign doubled at the place."""
    root = put(root, path, new)
    return put(root, path[:-1], tidied(_at(root, path[:-1]))) if path else root


def _at(root: tree.Node, path: Path) -> tree.Node:
    for name, position in path:
        part = getattr(root, name)
        root = part if position is None else part[position]
    return root


def _inside(spot: Spot) -> Iterator[Spot]:
    for each in fields(spot.node):
        part = getattr(spot.node, each.name)
        if isinstance(part, tree.Node):
            yield _inner(spot, each.name, None, part)
        elif isinstance(part, tuple):
            nodes = [(n, p) for n, p in enumerate(part) if isinstance(p, tree.Node)]
            yield from (_inner(spot, each.name, n, p) for n, p in nodes)


def _inner(spot: Spot, name: str, position: int | None, part: tree.Node) -> Spot:
    role, linear = _part(spot.node, name)
    if spot.role in ("limit", "index", "variable"):
        role = spot.role  # a part of a limit is none of the formula's terms
    bound = spot.bound
    match spot.node:
        case tree.Fold(index=index) if name == "body":
            bound += (index,)
        case tree.Integral(name=variable) if name == "body":
            bound += (variable,)
        case tree.Expectation(draws=draws) if name == "body":
            bound += tuple(draw.name for draw in draws)
    return Spot((*spot.path, (name, position)), part, role, spot.linear and linear, bound)


def _part(node: tree.Node, name: str) -> tuple[Role, bool]:
    """The role of a part of `node`, and whether `node` is linear in it."""
    match node:
        case tree.Binary(operator="+" | "-"):
            return "term", True
        case tree.Binary(operator="/" | "./") if name == "right":
            return "denominator", False
        case tree.Binary(operator="^"):
            return ("base" if name == "left" else "exponent"), False
        case tree.Call(function=function):
            return "argument", function in LINEAR
        case tree.Fold(kind=kind) | tree.Expectation(kind=kind) if name == "body":
            return "body", kind in ("sum", "E")
        case tree.Derivative() | tree.Integral() if name == "body":
            return "body", True
        case tree.Derivative():
            return "variable", False
        case tree.Fold() | tree.Integral():
            return "limit", False
        case tree.Index():
            return ("index" if name == "at" else "entry"), False
        case tree.Expectation():
            return "draw", False
        case tree.Draw():
            return "law", False
    return "factor", True
