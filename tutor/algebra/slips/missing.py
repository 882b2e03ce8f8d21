"""What of the line above is missing where no number makes it good: in a column, or inside a function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tutor.algebra import tree
from tutor.algebra.names import Scope, mentioned
from tutor.algebra.slips.amounts import Amount, by_rule, chain, of_products
from tutor.algebra.slips.build import entrywise, minus, plus, tidied, times
from tutor.algebra.slips.spots import put, spots
from tutor.algebra.slips.structure import Edit

MATRICES: Final = frozenset({"diag", "inv", "outer"})


def slopes(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """A slope, or a factor of the line above, that has entries or belongs inside a sum or a function."""
    found = [Amount("chain-rule", slope) for slope in chain(above, scope)]
    for amount in dict.fromkeys([*found, *of_products(above, "dropped-factor", scope)]):
        for spot in spots(line):
            plain = spot.role in ("factor", "argument", "body", "term") and mentioned(spot.node)
            if plain and (spot.linear or amount.name != "chain-rule"):
                new = entrywise(spot.node, amount.node)
                yield Edit(amount.name, spot.node, put(line, spot.path, new))


def terms(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """A term of the line above, or one that a rule makes of it, added or taken away."""
    found = [s for s in spots(above) if s.role == "term" and not s.whole and mentioned(s.node)]
    wanted = [(Amount("dropped-term", s.node), mentioned(s.node) & set(s.bound)) for s in found]
    wanted += [(amount, frozenset[str]()) for s in spots(above) for amount in by_rule(s.node)]
    for amount, loose in dict(wanted).items():
        for spot in spots(line):
            inner = spot.path and spot.role == "term"
            if inner or spot.role not in ("term", "argument", "body", "factor") or loose - set(spot.bound):
                continue
            for joined in (plus, minus):
                new = tidied(joined(spot.node, amount.node))
                yield Edit(amount.name, spot.node, put(line, spot.path, new))


def matrices(above: tree.Node, line: tree.Node, scope: Scope) -> Iterator[Edit]:
    """A matrix of the line above that is missing in a product, on either side, as it is or transposed."""
    names = [tree.Symbol(n) for n in sorted(mentioned(above)) if len(scope.shape(n) or ()) == 2]
    wide = [s.node for s in spots(above) if s.role == "factor" and isinstance(s.node, tree.Call)]
    wide = [node for node in wide if node.function in MATRICES and not _loose(node, above)]
    for factor in dict.fromkeys([*names, *map(tree.Transpose, names), *wide]):
        for spot in spots(line):
            if spot.role in ("factor", "argument", "term") and spot.linear and mentioned(spot.node):
                for new in (times(factor, spot.node), times(spot.node, factor)):
                    yield Edit("dropped-factor", spot.node, put(line, spot.path, new))


def _loose(node: tree.Node, above: tree.Node) -> bool:
    """Whether it mentions what stands for something only inside the line above."""
    return any(s.node == node and mentioned(node) & set(s.bound) for s in spots(above))
