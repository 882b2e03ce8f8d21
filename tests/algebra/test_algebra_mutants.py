"""One-edit mutants of right lines: none that is not equivalent may be accepted."""

from collections.abc import Iterator
from dataclasses import fields, replace

import numpy as np
import pytest

from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.follow import follows
from tutor.algebra.names import Scope, read, read_step, scope_of
from tutor.algebra.show import show
from tutor.model import Name

INDEX = {name: Name("index", ("K",)) for name in "ijk"}
SCALAR = scope_of(
    {
        "x": Name("scalar"),
        "w": Name("scalar"),
        "a": Name("scalar", (), "positive"),
        "y": Name("scalar", (), "unit"),
    }
)
SOFTMAX = scope_of(
    {"z": Name("vector", ("K",)), "y": Name("vector", ("K",), "simplex"), **INDEX},
    {"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
)
RIGHT = [
    (SCALAR, "diff(1/(1 + exp(-x)), x)", "exp(-x)/(1 + exp(-x))^2"),
    (SCALAR, "diff(-(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x))), x)", "sigmoid(x) - y"),
    (SCALAR, "tanh(x)", "(exp(2x) - 1)/(exp(2x) + 1)"),
    (SCALAR, "diff(log(a*x^2 + w^2), x)", "2*a*x/(a*x^2 + w^2)"),
    (SCALAR, "(x + w)^3", "x^3 + 3*x^2*w + 3*x*w^2 + w^3"),
    (SOFTMAX, "diff(s[i], z[j])", "s[i]*(delta[i,j] - s[j])"),
    (SOFTMAX, "diff(-sum(k, y[k]*log(s[k])), z[i])", "-sum(k, y[k]*(delta[k,i] - s[i]))"),
    (SOFTMAX, "diff(-sum(k, y[k]*log(s[k])), z[i])", "-sum(k, y[k]/s[k]*diff(s[k], z[i]))"),
]


def edits(node: tree.Node, scope: Scope) -> Iterator[tree.Node]:
    """The slips of one place: signs, dropped parts, constants, inverted ratios, swapped names and indices."""
    match node:
        case tree.Binary(operator="+" | "-" as sign):
            yield replace(node, operator="-" if sign == "+" else "+")
            yield from (node.left, node.right)
        case tree.Binary(operator="*"):
            yield from (node.left, node.right)
        case tree.Binary(operator="/"):
            yield from (node.left, replace(node, left=node.right, right=node.left))
        case tree.Negate(of=of):
            yield of
        case tree.Number(value=value):
            yield from (replace(node, value=value + 1), replace(node, value=value * 2))
        case tree.Call(arguments=(only,)):
            yield from (only, replace(node, arguments=(tree.Negate(only),)))
        case tree.Fold(kind=kind, body=body):
            yield from (body, replace(node, kind="prod" if kind == "sum" else "sum"))
        case tree.Symbol(name=name):
            alike = [n for n, what in scope.names.items() if what.shape == scope.names[name].shape]
            yield from (replace(node, name=n) for n in alike if scope.is_index(n) == scope.is_index(name))


def mutants(node: tree.Node, scope: Scope) -> Iterator[tree.Node]:
    """The tree with one place edited, for every place and edit."""
    if isinstance(node, tree.Symbol) and node.name not in scope.names:
        return
    yield from edits(node, scope)
    for each in fields(node):
        part = getattr(node, each.name)
        if isinstance(part, tree.Node) and not (isinstance(node, tree.Index) and each.name == "base"):
            yield from (replace(node, **{each.name: m}) for m in mutants(part, scope))
        elif isinstance(part, tuple) and each.name in ("at", "arguments"):
            for i, one in enumerate(part):
                for m in mutants(one, scope):
                    yield replace(node, **{each.name: (*part[:i], m, *part[i + 1 :])})


@pytest.mark.parametrize(("scope", "above", "line"), RIGHT)
def test_no_mutant_of_a_right_line_is_accepted(scope: Scope, above: str, line: str) -> None:
    right, previous, tried = read_step(line, scope).node, read(above, scope), 0
    for text in {show(m) for m in mutants(right, scope) if m != right}:
        try:
            step = read_step(f"= {text}", scope)
        except AlgebraError:
            continue
        tried += 1
        found = follows(previous, step, scope, np.random.default_rng(11)).verdict
        assert found in ("does_not_follow", "undefined", "follows_if"), text
    assert tried >= 8
