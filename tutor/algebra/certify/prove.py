"""The work of the cell: whether two formulas are equal at one small size, for all values of their names."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from tutor.algebra import tree
from tutor.algebra.certify import arrays
from tutor.algebra.certify.entries import WHOLE, NotShownError, OutsideError, forms
from tutor.algebra.certify.symbolic import NeedsNumberError, Symbolic
from tutor.algebra.certify.zero import is_zero
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.rows import from_rows, scope_from

Shown = dict[str, int]  # what the proof is for: sizes, and integers that had to be numbers


def answer(job: Mapping[str, Any]) -> Shown | None:
    """`prove` for a job of plain data: `{"scope", "sizes", "left", "right"}`, `sizes` a list to be tried."""
    scope = scope_from(job["scope"])
    left, right = from_rows(job["left"]), from_rows(job["right"])
    for sizes in job["sizes"]:
        try:
            return prove(left, right, scope, sizes)
        except OutsideError:
            continue
    return None


def prove(left: tree.Node, right: tree.Node, scope: Scope, sizes: Mapping[str, int]) -> Shown | None:
    """For which sizes the two are shown to be equal; None where they are not shown to be.

    None never means that they differ. Takes as long as SymPy takes: to be called where it can be ended.
    Raises OutsideError where the sizes are too small.
    """
    try:
        try:
            return _holds(left, right, scope, sizes, concrete=False)
        except NeedsNumberError:
            return _holds(left, right, scope, sizes, concrete=True)
    except OutsideError:
        raise
    except (NotShownError, ArithmeticError, AttributeError, NotImplementedError, RecursionError):
        return None
    except (TypeError, ValueError):
        return None  # SymPy's own way of saying that it knows no answer


def _holds(
    left: tree.Node, right: tree.Node, scope: Scope, sizes: Mapping[str, int], concrete: bool
) -> Shown | None:
    names = flows_from(left, scope) | flows_from(right, scope)
    indices = sorted(free_indices(left, scope) | free_indices(right, scope))
    for values in forms(scope, sizes, names, concrete):
        walk = Symbolic(scope, sizes, values, {})
        for at in product(*(range(1, walk.range_of(index) + 1) for index in indices)):
            walk.indices = dict(zip(indices, at, strict=True))
            if not _same(walk.value(left), walk.value(right)):
                return None
    shown = {name: sizes[name] for name in scope.dimensions if name in _dimensions(scope, names, left, right)}
    whole = [n for n, w in scope.names.items() if n in names and w.domain == "integer" and not w.shape]
    return shown | (dict.fromkeys(whole, WHOLE) if concrete else {})


def _dimensions(scope: Scope, names: frozenset[str], *formulas: tree.Node) -> set[str]:
    """The dimensions that the formulas, or the definitions behind them, have anything to do with."""
    bodies = [scope.definitions[name].body for name in names & scope.definitions.keys()]
    nodes = [n for node in (*formulas, *bodies) for n in tree.walk(node)]
    folds = [n for n in nodes if isinstance(n, tree.Fold)]
    used = set(names) - {n.index for n in folds} | {n.index for n in folds if n.lower is None}
    used = used.union(*(free_indices(formula, scope) for formula in formulas))
    return used.union(*(scope.names[name].shape for name in used & scope.names.keys()))


def _same(left: Any, right: Any) -> bool:
    if arrays.is_number(left) != arrays.is_number(right):
        return False
    if not arrays.is_number(left) and left.shape != right.shape:
        return False
    return all(is_zero(a - b) for a, b in zip(np.ravel(left), np.ravel(right), strict=True))
