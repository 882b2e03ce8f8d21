"""What nobody declared, but would make a wrong line right: a sum of 1, symmetry, 0, a constant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tutor import model
from tutor.algebra import tree
from tutor.algebra.derive import DERIVATIVES
from tutor.algebra.names import Scope, flows_from, free_indices, mentioned
from tutor.algebra.slips.amounts import pairs
from tutor.algebra.slips.build import number, swapped
from tutor.algebra.slips.spots import put, spots


@dataclass(frozen=True)
class Assumption:
    """The line above and the wrong line as they are under the assumption, in the scope that it makes."""

    name: str
    what: str
    above: tree.Node
    line: tree.Node
    scope: Scope


def likely(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Assumption]:
    """Assumptions that explain more than a factor does: hardly any line holds under them by chance."""
    yield from _constant(above, line, scope)
    for name, what in _used(above, line, scope):
        if what.kind == "vector" and what.domain in ("real", "positive", "unit"):
            yield _declared("assumed-sum-one", name, replace(what, domain="simplex"), above, line, scope)


def further(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Assumption]:
    """Assumptions to ask about when no edit mends the line."""
    for name, what in _used(above, line, scope):
        square = what.kind == "matrix" and what.shape[0] == what.shape[1]
        if square and what.domain == "real":
            yield _declared("assumed-symmetric", name, replace(what, domain="symmetric"), above, line, scope)
    for name, what in _used(above, line, scope):
        if what.kind == "scalar" and name not in flows_from(line, scope):
            yield Assumption("assumed-zero", name, _zero(above, name), line, _without(scope, name))
    for i, j in pairs(sorted(free_indices(above, scope) | free_indices(line, scope)), scope):
        same = {j: i}
        yield Assumption("assumed-equal", f"{i}, {j}", swapped(above, same), swapped(line, same), scope)


def _used(above: tree.Node, line: tree.Node, scope: Scope) -> list[tuple[str, model.Name]]:
    used = flows_from(above, scope) | flows_from(line, scope)
    return [
        (name, what) for name, what in scope.names.items() if name in used and name not in scope.definitions
    ]


def _declared(
    name: str, what: str, as_now: model.Name, above: tree.Node, line: tree.Node, scope: Scope
) -> Assumption:
    return Assumption(name, what, above, line, replace(scope, names={**scope.names, what: as_now}))


def _constant(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Assumption]:
    """A defined value that is declared instead: no derivative flows through it any more.

    A line that differentiates it itself does not take it for a constant.
    """
    if DERIVATIVES.isdisjoint(mentioned(above)):
        return
    moving = [n for n in tree.walk(line) if isinstance(n, tree.Derivative)]
    differentiated = frozenset[str]().union(*(flows_from(n.body, scope) for n in moving))
    for name in sorted((flows_from(above, scope) & scope.definitions.keys()) - differentiated):
        shape = tuple(scope.shape(name) or ())
        kinds = {0: "scalar", 1: "vector", 2: "matrix"}
        if len(shape) not in kinds:
            continue
        free = model.Name(kinds[len(shape)], shape, "positive")  # type: ignore[arg-type]
        others = {n: d for n, d in scope.definitions.items() if n != name}
        known = replace(scope, names={**scope.names, name: free}, definitions=others)
        yield Assumption("assumed-constant", name, above, line, known)


def _without(scope: Scope, name: str) -> Scope:
    """Definitions that mention a name, with 0 in its place."""
    made = {n: replace(d, body=_zero(d.body, name)) for n, d in scope.definitions.items()}
    return replace(scope, definitions=made)


def _zero(node: tree.Node, name: str) -> tree.Node:
    for spot in spots(node):
        if spot.node == tree.Symbol(name) and spot.formula and name not in spot.bound:
            node = put(node, spot.path, number(0))
    return node
