"""Edits of single signs, numbers, powers and functions, where no factor of a whole term makes them good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from tutor.algebra import tree
from tutor.algebra.names import Scope, flows_from, mentioned
from tutor.algebra.slips.build import call, minus, number, over, plus, times, to_the
from tutor.algebra.slips.spots import Spot, put, spots
from tutor.algebra.slips.structure import Edit
from tutor.algebra.vocabulary import ELEMENTWISE

MISTAKEN: Final = {
    "sin": ("cos",),
    "cos": ("sin",),
    "tanh": ("sigmoid",),
    "sigmoid": ("tanh", "softplus"),
    "softplus": ("sigmoid", "relu"),
    "relu": ("step",),
    "step": ("relu",),
    "sign": ("abs",),
    "abs": ("sign",),
    "log": ("exp",),
    "exp": ("log",),
    "max": ("min",),
    "min": ("max",),
}


def verbal(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """All edits of this room, the likeliest first; they take their functions from the line above."""
    places = spots(line)
    for edits in (_powers, _factors, _powers_of_parts, _quotients, _functions):
        yield from edits(line, scope, places)
    yield from _wrapped(above, line, scope, places)


def signs(line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """The other sign in each place."""
    places = spots(line)
    for spot in places:
        match spot.node:
            case tree.Binary(operator="+" | "-" as operator, right=right):
                new = replace(spot.node, operator="-" if operator == "+" else "+")
                yield Edit("sign", right, put(line, spot.path, new))
            case tree.Negate(of=of):
                yield Edit("sign", spot.node, put(line, spot.path, of))
    for spot in places:
        plain = not isinstance(spot.node, (tree.Negate, tree.Number)) or spot.role == "exponent"
        if plain and spot.role in ("argument", "term", "exponent") and not spot.linear:
            yield Edit("sign", spot.node, put(line, spot.path, tree.Negate(spot.node)))


def counts(line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """n where n - 1 stands, or the other way round, and ranges that begin or end one off."""
    places = spots(line)
    yield from _means(line, scope, places)
    yield from _ranges(line, scope, places)


def _means(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    sizes = frozenset(scope.dimensions)
    for spot in places:
        match spot.node:
            case tree.Binary(
                operator="+" | "-", left=tree.Symbol(name=name), right=tree.Number(value=one)
            ) if name in sizes and one == 1:
                yield Edit("n-or-n-minus-one", spot.node, put(line, spot.path, tree.Symbol(name)))
            case tree.Symbol(name=name) if name in sizes and spot.role != "limit":
                yield Edit("n-or-n-minus-one", spot.node, put(line, spot.path, minus(spot.node, number(1))))


def _ranges(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """A range that begins or ends one off."""
    for spot in places:
        whole = isinstance(spot.node, tree.Number) and spot.node.value.denominator == 1
        if spot.role in ("limit", "exponent") or (spot.role == "index" and not whole):
            for new in (plus(spot.node, number(1)), minus(spot.node, number(1))):
                if not (spot.role == "exponent" and whole):
                    yield Edit("off-by-one", spot.node, put(line, spot.path, new))


def _powers(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    for spot in places:
        match spot.node:
            case tree.Binary(operator="^", left=base, right=tree.Number(value=value)):
                others = {value - 1, value + 1, value / 2, value * 2, -value, value - Fraction(1, 2)}
                for power in sorted(others - {0, value}, key=lambda p: (p.denominator, abs(p - value))):
                    new = base if power == 1 else to_the(base, number(power))
                    yield Edit("power", base, put(line, spot.path, new))
            case tree.Call(function="sqrt", arguments=(inner,)):
                yield Edit("sd-or-variance", inner, put(line, spot.path, inner))
    for spot in places:
        if _scalar(spot, scope):
            name = "sd-or-variance" if spot.node in _spreads(scope) else "power"
            for new in (to_the(spot.node, 2), call("sqrt", spot.node), to_the(spot.node, 3)):
                yield Edit(
                    name if new != to_the(spot.node, 3) else "power", spot.node, put(line, spot.path, new)
                )


def _powers_of_parts(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    for spot in places:
        wide = isinstance(spot.node, (tree.Fold, tree.Call, tree.Binary)) and not _scalar(spot, scope)
        if wide and spot.role in ("factor", "denominator", "term"):
            yield Edit("power", spot.node, put(line, spot.path, to_the(spot.node, 2)))
            yield Edit("power", spot.node, put(line, spot.path, call("sqrt", spot.node)))


def _scalar(spot: Spot, scope: Scope) -> bool:
    """Whether a declared number, or an entry, stands here with no exponent."""
    if spot.role in ("index", "variable", "draw", "base", "limit", "exponent"):
        return False
    if isinstance(spot.node, tree.Symbol):
        name = spot.node.name
        return name in scope.dimensions or (scope.shape(name) == () and name not in spot.bound)
    return isinstance(spot.node, tree.Index)


def _spreads(scope: Scope) -> frozenset[tree.Node]:
    positive = (n for n, what in scope.names.items() if what.kind == "scalar" and what.domain == "positive")
    return frozenset(tree.Symbol(n) for n in positive)


def _factors(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """Twice or half where the formula is not linear, and a number that is one off."""
    half = number(Fraction(1, 2))
    for spot in places:
        if not spot.linear and spot.role in ("argument", "term", "denominator", "exponent", "law"):
            yield Edit("factor-two", spot.node, put(line, spot.path, times(number(2), spot.node)))
            yield Edit("factor-half", spot.node, put(line, spot.path, times(half, spot.node)))
            for size in scope.dimensions:
                n = tree.Symbol(size)
                for new in (over(spot.node, n), times(n, spot.node)):
                    yield Edit("sample-size", spot.node, put(line, spot.path, new))
                root = over(spot.node, call("sqrt", n))
                yield Edit("root-of-size", spot.node, put(line, spot.path, root))
    for spot in places:
        if isinstance(spot.node, tree.Number) and spot.formula and spot.role != "exponent":
            for value in (spot.node.value + 1, spot.node.value - 1):
                if value:
                    yield Edit("constant-factor", spot.node, put(line, spot.path, number(value)))


def _quotients(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    for spot in places:
        match spot.node:
            case tree.Binary(operator="/", left=left, right=right):
                yield Edit("upside-down", spot.node, put(line, spot.path, over(right, left)))
                yield Edit("upside-down", spot.node, put(line, spot.path, times(left, right)))
            case tree.Call(function="inv", arguments=(inner,)):
                yield Edit("inverse", spot.node, put(line, spot.path, inner))
            case tree.Binary(operator="*" | "+" | "-") if spot.linear and (
                spot.whole or spot.role == "factor"
            ):
                yield Edit("inverse", spot.node, put(line, spot.path, call("inv", spot.node)))
            case tree.Symbol(name=name) if len(scope.shape(name) or ()) == 2:
                yield Edit("inverse", spot.node, put(line, spot.path, call("inv", spot.node)))


def _functions(line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    for spot in places:
        if isinstance(spot.node, tree.Call):
            for other in MISTAKEN.get(spot.node.function, ()):
                new = replace(spot.node, function=other)
                yield Edit("wrong-function", spot.node, put(line, spot.path, new))


def _wrapped(above: tree.Node, line: tree.Node, scope: Scope, places: list[Spot]) -> Iterator[Edit]:
    """A function of the line above, or of what it is defined by, that was left out or is too many."""
    used = sorted(flows_from(above, scope) & (ELEMENTWISE | {"log"}))
    for spot in places:
        if isinstance(spot.node, tree.Call) and len(spot.node.arguments) == 1:
            yield Edit("missing-function", spot.node, put(line, spot.path, spot.node.arguments[0]))
        if spot.role in ("term", "argument", "factor", "body") and mentioned(spot.node):
            for function in dict.fromkeys(["log", *used]):
                yield Edit("missing-function", spot.node, put(line, spot.path, call(function, spot.node)))
