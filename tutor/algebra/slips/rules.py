"""Rules that do not hold, applied to the line above: what it becomes by them, a wrong line often is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tutor.algebra import tree
from tutor.algebra.names import mentioned
from tutor.algebra.slips.build import call, minus, number, over, plus, swapped, times, to_the
from tutor.algebra.slips.spots import put, spots

Change = Callable[[tree.Node], tree.Node]

TERM_BY_TERM: Final = frozenset({"sqrt", "inv", "det", "norm", "sqnorm", "abs", "sigmoid", "tanh", "relu"})


@dataclass(frozen=True)
class Misled:
    """The line above after a rule that does not hold was applied at one place, and the name of the slip."""

    name: str
    at: tree.Node
    line: tree.Node


def misled(above: tree.Node) -> Iterator[Misled]:
    """What the line above becomes by each rule at each place."""
    for spot in spots(above):
        if spot.formula:
            for name, new in _by_rules(spot.node):
                yield Misled(name, spot.node, put(above, spot.path, new))


def _by_rules(node: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    match node:
        case tree.Derivative(variables=(_one,)):
            yield from _derivative(node)
        case tree.Call(function="log" | "exp" as function, arguments=(inner,)):
            yield from _logarithm_or_power(function, inner)
        case tree.Call(function=function, arguments=(inner,)):
            yield from _of_function(function, inner)
        case tree.Transpose(of=tree.Binary(operator="*", left=a, right=b)):
            yield "product-order", times(tree.Transpose(a), tree.Transpose(b))
        case tree.Binary(operator="^", left=tree.Binary(operator="+" | "-") as inner, right=power):
            yield "cross-term", _each(inner, lambda term: to_the(term, power))
        case tree.Expectation(kind="E", draws=draws):
            yield from _of_the_mean(node, draws)


def _derivative(node: tree.Derivative) -> Iterator[tuple[str, tree.Node]]:
    """Of each term that is a product or a quotient, one factor only, or every factor at once."""

    def slope(body: tree.Node) -> tree.Node:
        return replace(node, body=body)

    places = spots(node.body)
    sums = {spot.path for spot in places if _adds(spot.node)}
    for spot in places:
        if spot.path in sums or not all(spot.path[:n] in sums for n in range(len(spot.path))):
            continue
        rest = put(node.body, spot.path, number(0))

        def whole(new: tree.Node, rest: tree.Node = rest, alone: bool = spot.whole) -> tree.Node:
            return new if alone else plus(slope(rest), new)

        match spot.node:
            case tree.Binary(operator="*", left=u, right=v):
                for new in (times(slope(u), slope(v)), times(u, slope(v)), times(slope(u), v)):
                    yield "product-rule", whole(new)
            case tree.Binary(operator="/", left=u, right=v):
                swap = over(minus(times(u, slope(v)), times(slope(u), v)), to_the(v, 2))
                for new in (over(slope(u), slope(v)), over(slope(u), v), swap):
                    yield "quotient-rule", whole(new)


def _adds(node: tree.Node) -> bool:
    return isinstance(node, tree.Negate) or (isinstance(node, tree.Binary) and node.operator in ("+", "-"))


def _logarithm_or_power(function: str, inner: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    of_sum, of_product = f"{function}-of-sum", "log-of-product" if function == "log" else "exp-of-sum"
    match inner:
        case tree.Binary(operator="+" | "-"):
            yield of_sum, _each(inner, lambda term: call(function, term))
        case tree.Binary(operator="*" | "/"):
            parts = _each(inner, lambda factor: call(function, factor), ("*", "/"))
            yield of_product, parts
        case tree.Binary(operator="^", left=base, right=power):
            yield of_product, tree.Binary("^", call(function, base), power)
        case tree.Fold(body=body):
            yield of_sum if inner.kind == "sum" else of_product, replace(inner, body=call(function, body))


def _of_function(function: str, inner: tree.Node) -> Iterator[tuple[str, tree.Node]]:
    match inner:
        case tree.Binary(operator="+" | "-") if function in TERM_BY_TERM:
            yield "term-by-term", _each(inner, lambda term: call(function, term))
        case tree.Binary(operator="*", left=a, right=b) if function == "inv":
            yield "product-order", times(call("inv", a), call("inv", b))
        case tree.Binary(operator="*", left=a, right=b) if function == "det":
            yield "power", times(a, call("det", b))
        case tree.Fold() if function in TERM_BY_TERM:
            yield "term-by-term", replace(inner, body=call(function, inner.body))


def _of_the_mean(node: tree.Expectation, draws: tuple[tree.Draw, ...]) -> Iterator[tuple[str, tree.Node]]:
    """A square of what is drawn, with the mean in its place: all of them, or one."""
    for draw in draws:
        squares = [s for s in spots(node.body) if _is_square(s.node) and draw.name in mentioned(s.node)]
        every = node.body
        for spot in squares:
            fixed = _with_mean(spot.node, draw)
            every = put(every, spot.path, fixed)
            yield "second-moment", replace(node, body=put(node.body, spot.path, fixed))
        yield "second-moment", replace(node, body=every)


def _is_square(node: tree.Node) -> bool:
    return isinstance(node, tree.Binary) and node.operator == "^"


def _with_mean(node: tree.Node, draw: tree.Draw) -> tree.Node:
    if isinstance(draw.mean, tree.Symbol):
        return swapped(node, {draw.name: draw.mean.name})
    for spot in spots(node):
        if spot.node == tree.Symbol(draw.name):
            node = put(node, spot.path, draw.mean)
    return node


def _each(node: tree.Node, change: Change, operators: tuple[str, ...] = ("+", "-")) -> tree.Node:
    """The same sum or product of changed parts."""
    if isinstance(node, tree.Binary) and node.operator in operators:
        return replace(
            node, left=_each(node.left, change, operators), right=_each(node.right, change, operators)
        )
    if isinstance(node, tree.Negate):
        return tree.Negate(_each(node.of, change, operators))
    return change(node)
