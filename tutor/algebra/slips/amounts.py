"""What a part of a wrong line may have to be multiplied by, or what may have to be added to it.

Each amount has the name of the slip that leaves it out. The ones that come from the structure of the line
above (a delta, a chain rule, a factor of it) stand before the plain numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tutor.algebra import tree
from tutor.algebra.names import Scope, flows_from, free_indices, mentioned
from tutor.algebra.slips.build import call, delta, entrywise, minus, number, over, swapped, times, to_the
from tutor.algebra.slips.spots import factors as factors_of
from tutor.algebra.slips.spots import spots

SLOPES: Final = frozenset(
    {"exp", "log", "sqrt", "sigmoid", "softplus", "tanh", "sin", "cos", "relu", "abs", "logsumexp"}
)
CONSTANTS: Final = (Fraction(3), Fraction(4), Fraction(6), Fraction(8), Fraction(3, 2), Fraction(2, 3))


@dataclass(frozen=True)
class Amount:
    """A formula that is missing somewhere, and the name of the slip that leaves it out.

    Where it is about one part, such as another power of it, that has to be a factor of the place already.
    """

    name: str
    node: tree.Node
    about: tree.Node | None = None


def factors(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Amount]:
    """Scalar factors, the likeliest explanation first."""
    free = sorted(free_indices(above, scope) | free_indices(line, scope))
    for i, j in pairs(free, scope):
        yield Amount("missing-delta", delta(i, j))
    for slope in chain(above, scope):
        yield Amount("chain-rule", slope)
        if not isinstance(slope, tree.Derivative):
            yield Amount("chain-rule", over(number(1), slope))
    for size in sorted(mentioned_sizes(above, line, scope)):
        n = tree.Symbol(size)
        for amount in (over(minus(n, number(1)), n), over(n, minus(n, number(1)))):
            yield Amount("n-or-n-minus-one", amount)
    yield from _roots(above, line, scope)
    yield from _sums_for_sizes(above, scope)
    yield from of_products(above, "dropped-factor", scope)
    yield from of_products(line, "extra-factor", scope, upside_down=True)
    for size in sorted(scope.dimensions):
        n = tree.Symbol(size)
        for amount in (n, over(number(1), n), to_the(n, 2)):
            yield Amount("sample-size", amount)
        for amount in (call("sqrt", n), over(number(1), call("sqrt", n))):
            yield Amount("root-of-size", amount)
    yield from _of_names(above, line, scope)
    for again in of_products(line, "power", scope):
        if not isinstance(again.node, tree.Call):
            yield Amount("power", again.node, again.node)


def numbers() -> Iterator[Amount]:
    """Constant factors: asked for last, since structure explains more."""
    yield Amount("sign", number(-1))
    yield Amount("factor-two", number(2))
    yield Amount("factor-half", number(Fraction(1, 2)))
    yield Amount("extra-term", number(0))
    for value in (-2, Fraction(-1, 2)):
        yield Amount("sign", number(value))
    for value in CONSTANTS:
        yield Amount("constant-factor", number(value))
        yield Amount("constant-factor", number(1 / value))


def addends(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Amount]:
    """Terms that may be missing: of the line above, of a product rule, of a square, of a second moment."""
    for spot in spots(above):
        yield from by_rule(spot.node)
        if spot.role in ("term", "body") and not spot.whole and not isinstance(spot.node, tree.Number):
            yield Amount("dropped-term", spot.node)
    for name in sorted(mentioned(above) & _scalars(scope)):
        yield Amount("dropped-term", tree.Symbol(name))
        yield Amount("dropped-term", to_the(tree.Symbol(name), 2))
    for value in (1, 2, Fraction(1, 2)) if mentioned(line) else ():
        yield Amount("dropped-constant", number(value))


def chain(above: tree.Node, scope: Scope) -> list[tree.Node]:
    """The derivatives that a chain rule leaves behind in a derivative of the line above.

    Of each function its slope, and of each inner formula its derivative by the same variable.
    """
    variables = [n.variables[-1] for n in tree.walk(above) if isinstance(n, tree.Derivative)]
    if not variables:
        return []
    found: list[tree.Node] = []
    for part in _reached(above, scope):
        inner = _inner(part)
        if inner is not None:
            found += [tree.Derivative("diff", inner, (v,)) for v in variables if not _plain(inner)]
        if isinstance(part, tree.Call) and part.function in SLOPES:
            found += _slopes(part)
    renamed = [each for slope in found for each in _anywhere(slope, free_indices(above, scope), scope)]
    return list(dict.fromkeys([*found, *renamed]))


def _anywhere(slope: tree.Node, free: frozenset[str], scope: Scope) -> Iterator[tree.Node]:
    """A slope by an index that was summed over, at the indices for which a delta leaves it."""
    for index in sorted(free_indices(slope, scope) - free):
        for other in sorted(free):
            if scope.names[index].shape == scope.names[other].shape:
                yield swapped(slope, {index: other})


def pairs(indices: list[str], scope: Scope) -> Iterator[tuple[str, str]]:
    """Two indices each that run over the same range."""
    for place, i in enumerate(indices):
        for j in indices[place + 1 :]:
            if scope.is_index(i) and scope.is_index(j) and scope.names[i].shape == scope.names[j].shape:
                yield i, j


def mentioned_sizes(above: tree.Node, line: tree.Node, scope: Scope) -> frozenset[str]:
    """The sizes that the two lines depend on."""
    used = flows_from(above, scope) | flows_from(line, scope)
    shapes = [dim for name in used if name in scope.names for dim in scope.names[name].shape]
    return frozenset(scope.dimensions) & (used | frozenset(shapes))


def _reached(above: tree.Node, scope: Scope) -> Iterator[tree.Node]:
    yield from tree.walk(above)
    for name in sorted(flows_from(above, scope) & scope.definitions.keys()):
        yield from tree.walk(scope.definitions[name].body)


def _inner(part: tree.Node) -> tree.Node | None:
    """What stands inside a function, a power or a denominator."""
    match part:
        case tree.Call(arguments=(inner,)):
            return inner
        case tree.Binary(operator="^", left=inner) | tree.Binary(operator="/", right=inner):
            return inner
    return None


def _plain(node: tree.Node) -> bool:
    return isinstance(node, (tree.Number, tree.Symbol, tree.Index))


def _slopes(part: tree.Call) -> list[tree.Node]:
    """The derivative of a function at its argument, in the ways in which it is forgotten."""
    u = part.arguments[0]
    one = number(1)
    match part.function:
        case "sigmoid":
            slope = minus(one, part)
            return [times(part, slope), slope, part, entrywise(part, slope)]
        case "tanh":
            return [minus(one, to_the(part, 2)), minus(one, entrywise(part, part))]
        case "exp":
            return [part]
        case "log":
            return [over(one, u)]
        case "sqrt":
            return [over(one, times(number(2), part)), over(one, part)]
        case "logsumexp":
            return [over(one, call("exp", part))]
        case "softplus":
            return [call("sigmoid", u)]
        case "sin":
            return [call("cos", u)]
        case "cos":
            return [tree.Negate(call("sin", u)), call("sin", u)]
        case "relu":
            return [call("step", u)]
    return [call("sign", u)]


def of_products(root: tree.Node, name: str, scope: Scope, upside_down: bool = False) -> Iterator[Amount]:
    """The factors that stand in products and quotients, numbers apart."""
    sizes: list[tree.Node] = [tree.Symbol(size) for size in scope.dimensions]
    for spot in spots(root):
        if spot.role not in ("factor", "denominator") or not mentioned(spot.node):
            continue
        if spot.node in sizes:
            continue  # a size has names of its own
        if isinstance(spot.node, tree.Binary) and any(
            isinstance(f, tree.Number) for f in factors_of(spot.node)
        ):
            continue  # a number within a product is a factor by itself
        below = (spot.role == "denominator") != upside_down
        yield Amount(name, over(number(1), spot.node) if below else spot.node)
        match spot.node:
            case tree.Binary(operator="^", left=base) if base not in sizes:
                yield Amount("power", over(number(1), base) if below else base, base)


def _sums_for_sizes(above: tree.Node, scope: Scope) -> Iterator[Amount]:
    """A sum of weights in whose place their number stands."""
    sums = dict.fromkeys(n for n in tree.walk(above) if isinstance(n, tree.Fold) and n.kind == "sum")
    for fold in sums:
        for size in scope.dimensions:
            n = tree.Symbol(size)
            yield Amount("sample-size", over(fold, n), n)
            yield Amount("sample-size", over(n, fold), n)


def _of_names(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Amount]:
    for name in sorted((flows_from(above, scope) | flows_from(line, scope)) & _scalars(scope)):
        it = tree.Symbol(name)
        for node in (it, to_the(it, 2)):
            yield Amount("missing-factor", node)
            yield Amount("missing-factor", over(number(1), node))


def _roots(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Amount]:
    """By what a variance and its root differ, and two powers of the same name."""
    for name in sorted((flows_from(above, scope) | flows_from(line, scope)) & _scalars(scope)):
        it = tree.Symbol(name)
        if scope.names[name].domain in ("positive", "unit"):
            root = call("sqrt", it)
            yield Amount("sd-or-variance", root, it)
            yield Amount("sd-or-variance", over(number(1), root), it)
        yield Amount("power", it, it)
        yield Amount("power", over(number(1), it), it)


def _scalars(scope: Scope) -> frozenset[str]:
    return frozenset(n for n, what in scope.names.items() if what.kind == "scalar")


def by_rule(node: tree.Node) -> Iterator[Amount]:
    """The terms that the rules for products, quotients, squares and logarithms make of a formula."""
    match node:
        case tree.Derivative(kind="diff", body=tree.Binary(operator="*", left=u, right=v), variables=by):
            yield Amount("product-rule", times(u, tree.Derivative("diff", v, by)))
            yield Amount("product-rule", times(tree.Derivative("diff", u, by), v))
        case tree.Derivative(kind="diff", body=tree.Binary(operator="/", left=u, right=v), variables=by):
            yield Amount("quotient-rule", over(tree.Derivative("diff", u, by), v))
            yield Amount("quotient-rule", over(times(u, tree.Derivative("diff", v, by)), to_the(v, 2)))
        case tree.Call(function="log", arguments=(tree.Binary(operator="*" | "/") as inside,)):
            for factor in factors_of(inside):
                yield Amount("dropped-term", call("log", factor))
        case tree.Binary(operator="^", left=tree.Binary(operator="+" | "-", left=a, right=b)):
            yield Amount("cross-term", times(number(2), times(a, b)))
        case tree.Call(function="sqnorm", arguments=(tree.Binary(operator="+" | "-", left=a, right=b),)):
            yield Amount("cross-term", times(number(2), call("dot", a, b)))
        case tree.Expectation(draws=draws):
            for draw in draws:
                yield Amount("second-moment", draw.variance)
                yield Amount("second-moment", to_the(draw.mean, 2))
