"""Edits that put the structure right: an index, a sum, a transpose, an order, a rule for logarithms.

Every room of edits yields the wrong line with one thing changed; whether that mends it, others find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from tutor.algebra import tree
from tutor.algebra.names import Scope, free_indices, mentioned
from tutor.algebra.slips.amounts import pairs
from tutor.algebra.slips.build import call, delta, number, plus, swapped, times
from tutor.algebra.slips.spots import Spot, put, spots

# f(a) + f(b) written for f(a + b), or the other way round; log and exp have names of their own.
TERM_BY_TERM: Final = frozenset(
    {"sqrt", "sigmoid", "tanh", "relu", "abs", "inv", "norm", "sqnorm", "det", "softplus"}
)


@dataclass(frozen=True)
class Edit:
    """The wrong line with one thing changed, and where; `name` is the slip that the change undoes."""

    name: str
    at: tree.Node
    line: tree.Node


def structural(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """All edits of structure, the likeliest first."""
    places = spots(line)
    for edits in (_sums, _logarithms, _squares, _transposes, _indices, _roles, _deltas):
        yield from edits(above, line, scope, places)


def _sums(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """An index that is left over wants a sum over it."""
    loose = free_indices(line, scope) - free_indices(above, scope)
    for k in sorted(loose):
        for spot in places:
            if (
                spot.formula
                and k in free_indices(spot.node, scope)
                and not isinstance(spot.node, tree.Symbol)
            ):
                summed = tree.Fold("sum", k, None, None, spot.node)
                yield Edit("missing-sum", spot.node, put(line, spot.path, summed))


def _logarithms(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    for spot in places:
        for name, new in _rules(spot.node):
            yield Edit(name, spot.node, put(line, spot.path, new))


def _rules(node: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    """What a function makes of a sum and of a product, mended."""
    match node:
        case tree.Fold(kind="prod", body=tree.Call(function="log")):
            yield "log-of-product", replace(node, kind="sum")
        case tree.Fold(kind="sum", body=tree.Call(function="exp")):
            yield "exp-of-sum", replace(node, kind="prod")
        case tree.Fold(kind="sum", body=tree.Call(function="log", arguments=(inner,))):
            yield "log-of-sum", call("log", replace(node, body=inner))
        case tree.Call(function="log", arguments=(tree.Fold(kind="sum") as fold,)):
            yield "log-of-sum", replace(fold, body=call("log", fold.body))
            yield "log-of-product", call("log", replace(fold, kind="prod"))
        case tree.Binary(
            operator=("*" | "/" | "+" | "-") as operator,
            left=tree.Call(function=f, arguments=(a,)),
            right=tree.Call(function=g, arguments=(b,)),
        ) if f == g:
            yield from _both(f, operator, node, a, b)
        case tree.Binary(
            operator="*",
            left=tree.Binary(operator="*", left=first, right=tree.Call(function="log") as a),
            right=tree.Call(function="log") as b,
        ):
            yield "log-of-product", times(first, plus(a, b))
        case tree.Binary(operator="+", left=tree.Binary(operator="+")) if parts := _exponentials(node):
            yield "exp-of-sum", reduce(times, parts)
    if isinstance(node, tree.Fold):
        yield "sum-or-product", replace(node, kind="prod" if node.kind == "sum" else "sum")
    if isinstance(node, tree.Call) and len(node.arguments) == 1:
        yield from _apart(node.function, node.arguments[0])


def _exponentials(node: tree.Node) -> list[tree.Node]:
    """The terms of a sum, if each is an exponential; else none."""
    if isinstance(node, tree.Binary) and node.operator == "+":
        left, right = _exponentials(node.left), _exponentials(node.right)
        return [*left, *right] if left and right else []
    return [node] if isinstance(node, tree.Call) and node.function == "exp" else []


def _both(
    f: str, operator: tree.Operator, node: tree.Binary, a: tree.Node, b: tree.Node
) -> Iterator[tuple[str, tree.Node]]:
    if operator in ("*", "/"):
        if f == "log":
            yield "log-of-product", replace(node, operator="+" if operator == "*" else "-")
        return
    if f == "log":
        yield "log-of-sum", call(f, replace(node, left=a, right=b))
    elif f == "exp":
        yield "exp-of-sum", replace(node, operator="*" if operator == "+" else "/")
    elif f in TERM_BY_TERM:
        yield "term-by-term", call(f, replace(node, left=a, right=b))


def _apart(f: str, inner: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    """One function of a sum or product that should have been two."""
    if not isinstance(inner, tree.Binary) or f not in TERM_BY_TERM | {"log", "exp"}:
        return
    if f == "log" and inner.operator in ("+", "-"):
        yield "log-of-product", call(f, replace(inner, operator="*" if inner.operator == "+" else "/"))
    if inner.operator in ("+", "-"):
        name = "log-of-sum" if f == "log" else "exp-of-sum" if f == "exp" else "term-by-term"
        yield name, replace(inner, left=call(f, inner.left), right=call(f, inner.right))


def _squares(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """The square of a sum and the sum of squares; the same for means, and for lengths."""
    for spot in places:
        for name, new in _square(spot.node):
            yield Edit(name, spot.node, put(line, spot.path, new))


def _square(node: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    two = number(2)
    match node:
        case tree.Fold(body=tree.Binary(operator="^", left=inner, right=power)):
            yield "square-of-sum", tree.Binary("^", replace(node, body=inner), power)
        case tree.Expectation(kind="E", body=tree.Binary(operator="^", left=inner, right=power)):
            yield "second-moment", tree.Binary("^", replace(node, body=inner), power)
        case tree.Binary(operator="^", left=tree.Fold() as fold):
            yield "square-of-sum", replace(fold, body=tree.Binary("^", fold.body, node.right))
        case tree.Binary(operator="^", left=tree.Expectation(kind="E") as mean):
            yield "second-moment", replace(mean, body=tree.Binary("^", mean.body, node.right))
        case tree.Binary(
            operator="^", left=tree.Binary(operator="+" | "-", left=a, right=b) as both, right=power
        ):
            yield "power", replace(both, right=tree.Binary("^", b, power))
            yield "power", replace(both, left=tree.Binary("^", a, power))
        case tree.Binary(operator="^", left=tree.Call(arguments=(inner,)) as function, right=power):
            yield "power", replace(function, arguments=(tree.Binary("^", inner, power),))
        case tree.Call(arguments=(tree.Binary(operator="^", left=inner, right=power),)):
            yield "power", tree.Binary("^", replace(node, arguments=(inner,)), power)
        case tree.Call(function="norm", arguments=(x,)):
            yield "squared-norm", call("sqnorm", x)
            yield "wrong-norm", call("norm1", x)
        case tree.Call(function="sqnorm", arguments=(x,)):
            yield "squared-norm", call("norm", x)
            yield "wrong-norm", tree.Binary("^", call("norm1", x), two)
        case tree.Call(function="norm1", arguments=(x,)):
            yield "wrong-norm", call("norm", x)
            yield "wrong-norm", call("sqnorm", x)


def _transposes(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    wide = frozenset(n for n in scope.names if len(scope.shape(n) or ()) > 0)
    if not any(isinstance(s.node, tree.Symbol) and s.node.name in wide for s in places):
        return
    for spot in places:
        whole = mentioned(spot.node) & wide and spot.formula and spot.role != "entry"
        if isinstance(spot.node, tree.Transpose):
            yield Edit("transposed-factor", spot.node.of, put(line, spot.path, spot.node.of))
        elif whole and not _transposed(line, spot):
            yield Edit("transposed-factor", spot.node, put(line, spot.path, tree.Transpose(spot.node)))
    for spot in places:
        match spot.node:
            case tree.Binary(operator="*", left=left, right=right) if (
                mentioned(left) & wide and mentioned(right) & wide
            ):
                new = replace(spot.node, left=right, right=left)
                yield Edit("product-order", spot.node, put(line, spot.path, new))
        match spot.node:
            case tree.Binary(operator="*", left=tree.Binary(operator="*", left=a, right=b), right=c) if (
                mentioned(b) & wide and mentioned(c) & wide
            ):
                turned = times(times(a, c), b)
                yield Edit("product-order", spot.node, put(line, spot.path, turned))
    used = sorted(mentioned(line) & wide)
    every = line
    for name in used:
        every = _flipped(every, name)
    yield Edit("transposed-factor", line, every)
    for name in used:
        if _flipped(line, name) != line:
            yield Edit("transposed-factor", tree.Symbol(name), _flipped(line, name))


def _transposed(line: tree.Node, spot: Spot) -> bool:
    return any(s.path == spot.path[:-1] and isinstance(s.node, tree.Transpose) for s in spots(line))


def _flipped(node: tree.Node, name: str) -> tree.Node:
    """Every occurrence of one matrix transposed."""
    if node == tree.Transpose(tree.Symbol(name)):
        return tree.Symbol(name)
    if node == tree.Symbol(name):
        return tree.Transpose(node)
    if isinstance(node, tree.Index):
        return node
    new = node
    for spot in spots(node):
        if len(spot.path) == 1:
            new = put(new, spot.path, _flipped(spot.node, name))
    return new


def _indices(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    free = free_indices(above, scope) | free_indices(line, scope)
    for spot in places:
        if not isinstance(spot.node, tree.Index):
            continue
        at = spot.node.at
        if len(at) == 2 and at[0] != at[1]:
            turned = replace(spot.node, at=(at[1], at[0]))
            yield Edit("transposed-indices", spot.node, put(line, spot.path, turned))
        for place, index in enumerate(at):
            for other in sorted(free | set(spot.bound)):
                if (
                    isinstance(index, tree.Symbol)
                    and other != index.name
                    and _alike(index.name, other, scope)
                ):
                    new = replace(spot.node, at=(*at[:place], tree.Symbol(other), *at[place + 1 :]))
                    yield Edit("wrong-index", spot.node, put(line, spot.path, new))


def _alike(one: str, other: str, scope: Scope) -> bool:
    both = one in scope.names and other in scope.names
    return both and scope.is_index(one) and scope.names[one].shape == scope.names[other].shape


def _roles(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """Two names exchanged in the whole line, or one name in one place."""
    used = sorted(n for n in mentioned(above) | mentioned(line) if scope.shape(n) is not None)
    for n, a in enumerate(used):
        for b in used[n + 1 :]:
            if scope.shape(a) == scope.shape(b):
                yield Edit("swapped-roles", line, swapped(line, {a: b, b: a}))
    for spot in places:
        if isinstance(spot.node, tree.Symbol) and spot.node.name in used and spot.formula:
            for other in used:
                if other != spot.node.name and scope.shape(other) == scope.shape(spot.node.name):
                    yield Edit("wrong-name", spot.node, put(line, spot.path, tree.Symbol(other)))


def _deltas(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """A delta by an index that a sum binds, which no factor in front of the sum can make good."""
    free = free_indices(above, scope) | free_indices(line, scope)
    for spot in places:
        if not spot.bound or spot.role not in ("term", "body", "factor"):
            continue
        for i, j in pairs(sorted(free | set(spot.bound)), scope):
            if {i, j} & set(spot.bound):
                kept = times(delta(i, j), spot.node)
                yield Edit("missing-delta", spot.node, put(line, spot.path, kept))
