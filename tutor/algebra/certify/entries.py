"""What the declared names stand for: explicit symbols, so made that their domain holds by construction.

A number between 0 and 1 is u/(1 + u) with a positive u, a point of the simplex a vector of positive numbers
divided by their sum. Where one form cannot say everything (0 or 1, a rotation or a reflection) there are
several, and a line must hold in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np
import sympy as sp

from tutor import model
from tutor.algebra.names import Scope

Value = Any  # a SymPy expression, or an object array (rows, columns) of them; a vector is one column

MOST_FORMS = 64
WHOLE = 3  # stands for an integer that a sum runs up to


class NotShownError(Exception):
    """The line is none that a certificate can be given for; says nothing about whether it is right."""


class OutsideError(NotShownError):
    """The line names an entry that there is not at this size."""


def forms(
    scope: Scope, sizes: Mapping[str, int], used: frozenset[str], concrete: bool
) -> Iterator[dict[str, Value]]:
    """Every form that the values of the used names may take. `concrete` makes integers the number WHOLE.

    Raises NotShownError where there are too many.
    """
    kept = {n: w for n, w in scope.names.items() if n in used and n not in scope.definitions}
    choices = {n: _values(n, w, sizes, concrete) for n, w in kept.items() if w.kind != "index"}
    if np.prod([len(each) for each in choices.values()], dtype=float) > MOST_FORMS:
        raise NotShownError("too many cases")
    for chosen in product(*choices.values()):
        yield dict(zip(choices, chosen, strict=True))


def _values(name: str, what: model.Name, sizes: Mapping[str, int], concrete: bool) -> list[Value]:
    shape = tuple(int(d) if d.isdigit() else sizes[d] for d in what.shape)
    if what.domain == "binary":
        return _binary(shape)
    if what.domain == "orthogonal":
        return _orthogonal(name, shape)
    if not shape:
        return [_number(name, "unit" if what.domain == "simplex" else what.domain, concrete)]
    rows, columns = (*shape, 1)[:2]
    symmetric = what.domain in ("spd", "symmetric", "adjacency")
    table = np.empty((rows, columns), dtype=object)
    for i, j in np.ndindex(rows, columns):
        a, b = (min(i, j), max(i, j)) if symmetric else (i, j)
        label = f"{name}[{a + 1}]" if len(shape) == 1 else f"{name}[{a + 1},{b + 1}]"
        table[i, j] = _number(label, what.domain, concrete)
    if what.domain == "adjacency":
        np.fill_diagonal(table, sp.Integer(0))
    if what.domain == "simplex":
        table = table / table.sum(axis=0 if len(shape) == 1 else 1, keepdims=True)
    return [table]


def _number(label: str, domain: str, concrete: bool) -> Value:
    match domain:
        case "positive" | "simplex":
            return sp.Symbol(label, positive=True)
        case "unit":
            odds = sp.Symbol(label, positive=True)
            return odds / (1 + odds)
        case "integer":
            return sp.Integer(WHOLE) if concrete else sp.Symbol(label, integer=True, positive=True)
    return sp.Symbol(label, real=True)


def _binary(shape: tuple[int, ...]) -> list[Value]:
    count = int(np.prod(shape, dtype=int))
    if 2**count > MOST_FORMS:
        raise NotShownError("too many cases")
    bits = [[sp.Integer(bit) for bit in each] for each in product((0, 1), repeat=count)]
    if not shape:
        return [each[0] for each in bits]
    return [np.array(each, dtype=object).reshape((*shape, 1)[:2]) for each in bits]


def _orthogonal(name: str, shape: tuple[int, ...]) -> list[Value]:
    """Rotations and reflections of the plane by the tangent of half the angle."""
    if shape != (2, 2):
        raise NotShownError("orthogonal matrices of this size")
    t = sp.Symbol(name, real=True)
    cos, sin = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    return [np.array([[cos, -sign * sin], [sin, sign * cos]], dtype=object) for sign in (1, -1)]
