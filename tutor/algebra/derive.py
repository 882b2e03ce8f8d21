"""Derivatives at points: a complex step, and central differences around it where derivatives are nested."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.errors import UndecidedError
from tutor.algebra.names import Scope, flows_from
from tutor.algebra.show import show
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]

TINY = 1e-40  # its square vanishes against everything
STEP = 2e-3
# Central differences of eighth order: so exact that a nested derivative keeps ten digits.
STENCIL = ((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280))

DERIVATIVES = frozenset({"diff", "grad", "jac", "hess"})


def differentiates(node: tree.Node, scope: Scope) -> bool:
    """Whether a derivative is taken anywhere on the way to the value."""
    return not DERIVATIVES.isdisjoint(flows_from(node, scope))


def nested(node: tree.Node, scope: Scope) -> bool:
    """Whether a derivative is taken of a derivative."""
    inside = (n for n in tree.walk(node) if isinstance(n, tree.Derivative))
    if any(len(n.variables) > 1 or differentiates(n.body, scope) for n in inside):
        return True
    used = flows_from(node, scope) & scope.definitions.keys()
    bodies = [scope.definitions[name].body for name in used]
    return any(isinstance(n, tree.Derivative) for body in bodies for n in tree.walk(body))


def derivative(evaluator: Walk, node: tree.Derivative) -> Array:
    """The value of `diff` and `grad`; by a whole vector it is the vector of the partial derivatives."""
    if node.kind not in ("diff", "grad"):
        raise UndecidedError(_("{it} cannot be judged yet.").format(it=show(node)))
    return _by_all(evaluator, node.body, node.variables)


def _by_all(evaluator: Walk, body: tree.Node, variables: tuple[tree.Node, ...]) -> Array:
    """The derivative by all variables, the last one outermost."""
    *inner, last = variables
    name, base = _variable(evaluator, last)
    places = [evaluator.place(n) for n in last.at] if isinstance(last, tree.Index) else []
    if base.ndim == len(places) + 1:
        return _partial(evaluator, body, tuple(inner), name, base, places)
    if base.ndim != 2 or inner:
        raise UndecidedError(
            _("A derivative by the whole of {it} cannot be judged yet.").format(it=show(last))
        )
    ones = np.ones(evaluator.count, int)
    parts = [_partial(evaluator, body, (), name, base, [ones * k]) for k in range(1, base.shape[1] + 1)]
    if parts[0].ndim > 1:
        raise UndecidedError(_("A vector's derivative by a whole vector cannot be judged yet."))
    return np.stack(parts, axis=1)


def _variable(evaluator: Walk, node: tree.Node) -> tuple[str, Array]:
    symbol = node.base if isinstance(node, tree.Index) else node
    name = symbol.name if isinstance(symbol, tree.Symbol) else ""
    if name in evaluator.values:
        return name, evaluator.values[name]
    if name in evaluator.scope.definitions:
        return name, np.real(evaluator.all_entries(name))
    raise UndecidedError(_("A derivative by {it} cannot be judged.").format(it=show(node)))


def _partial(
    evaluator: Walk,
    body: tree.Node,
    inner: tuple[tree.Node, ...],
    name: str,
    base: Array,
    places: list[Array],
) -> Array:
    spots = evaluator.inside(places, base.shape[1:])
    where = (np.arange(evaluator.count), *(spot - 1 for spot in spots))

    def at(shift: Array | complex) -> Array:
        moved = base.astype(complex if np.iscomplexobj(shift) else base.dtype)
        moved[where] += shift
        kept = evaluator.values.get(name)
        evaluator.values[name] = moved
        try:
            return _by_all(evaluator, body, inner) if inner else evaluator.value(body)
        finally:
            if kept is None:
                del evaluator.values[name]
            else:
                evaluator.values[name] = kept

    if not inner and not differentiates(body, evaluator.scope):
        return np.asarray(np.imag(at(1j * TINY)) / TINY)
    size = np.abs(np.real(base[where]))
    step = STEP * np.where(size < 1e-6, 1.0, np.clip(size, 0.05, 1.0))
    total: Array | float = 0.0
    for k, weight in STENCIL:
        after, before = at(k * step), at(-k * step)
        width = step.reshape(step.shape + (1,) * (after.ndim - 1))
        evaluator.seen(after / width)  # the rounding of the difference grows as the step shrinks
        total = total + weight * (after - before) / width
    return np.asarray(total)
