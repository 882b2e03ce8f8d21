"""A line of a derivation as a function of a case's inputs: the names bound, the free indices run through.

An input binds to the name that it shares, or that `code_names` gives it. Leading axes of length one are left
out where that makes it fit, and whole numbers that stand for a one-hot vector are taken as its class, from 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from tutor import model
from tutor.algebra import tree
from tutor.algebra.domains import GENERIC
from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.names import Scope, flows_from, free_indices
from tutor.algebra.sample import Points, range_of
from tutor.judge.compare import Array, as_array
from tutor.words import _

MOST_PLACES = 20_000  # of an output
SAME = 1e-9


class UnboundError(Exception):
    """The names of a derivation and the inputs of a case do not go together; the sentence says which."""


@dataclass(frozen=True)
class Compiled:
    """A formula with what its names are called among a case's inputs, and the order of its free indices."""

    node: tree.Node
    scope: Scope
    inputs: Mapping[str, str]
    axes: tuple[str, ...]

    def value(self, case: Mapping[str, Any]) -> tuple[Array, float] | None:
        """The output for a case and the size of its rounding errors.

        None where the case lies outside the declared domains or the formula has no finite value there.
        Raises UnboundError, UndecidedError, ShapeError.
        """
        bound = self._bound(case)
        if bound is None:
            return None
        sizes, values = bound
        extents = [range_of(self.scope, index, sizes) for index in self.axes]
        if math.prod(extents) > MOST_PLACES:
            return None
        every = list(product(*(range(1, n + 1) for n in extents)))  # one place where no index is free
        places = np.array(every, dtype=int).reshape(len(every), len(extents))
        points = Points(
            sizes,
            {name: np.broadcast_to(value, (len(places), *value.shape)) for name, value in values.items()},
            {index: places[:, n] for n, index in enumerate(self.axes)},
            np.full(len(places), GENERIC),
        )
        found = evaluate(self.node, self.scope, points, Budget())
        if not (found.defined.all() and np.isfinite(found.value).all() and np.isfinite(found.largest).all()):
            return None
        rounding = 64 * np.finfo(float).eps * float(found.largest.max(initial=0))
        return found.value.reshape((*extents, *found.value.shape[1:])), rounding

    def _bound(self, case: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, Array]] | None:
        names = sorted(flows_from(self.node, self.scope) & self.scope.names.keys())
        declared = {n: self.scope.names[n] for n in names if n not in self.scope.definitions}
        declared = {n: what for n, what in declared.items() if what.kind != "index"}
        arrays = {name: self._input(name, case) for name in declared}
        sizes: dict[str, int] = {}
        values: dict[str, Array] = {}
        # Classes are told from vectors by the sizes that the other names fix.
        for name in sorted(declared, key=lambda n: _may_be_classes(declared[n], arrays[n])):
            fitting = (
                a for a in _readings(arrays[name], declared[name], sizes) if _fits(a, declared[name], sizes)
            )
            value = next(fitting, None)
            if value is None or not _within(declared[name], value):
                return None
            values[name] = value
            sizes |= {d: n for d, n in zip(declared[name].shape, value.shape, strict=True) if not d.isdigit()}
        known = all(d in sizes for i in self.axes for d in self.scope.names[i].shape if not d.isdigit())
        return (sizes, values) if known else None

    def _input(self, name: str, case: Mapping[str, Any]) -> Array:
        wanted = self.inputs.get(name, name)
        if wanted not in case:
            said = _("The cases have no input {wanted} for {name}; say in [code_names] which one it is.")
            raise UnboundError(said.format(wanted=wanted, name=name))
        array = as_array(case[wanted])
        if array is None:
            raise UnboundError(_("The input {wanted} is no array of numbers.").format(wanted=wanted))
        return array


def compiled(
    node: tree.Node,
    scope: Scope,
    start: tree.Node | None,
    inputs: Mapping[str, str],
    axes: tuple[str, ...] | None,
) -> Compiled:
    """A formula made ready; without `axes` its indices come in the order of `start`. Raises UnboundError."""
    free = free_indices(node, scope)
    if axes is None:
        order = dict.fromkeys(n for each in (start, node) if each is not None for n in _written(each))
        axes = tuple(name for name in order if name in free)
    elif set(axes) != free or len(axes) != len(free):
        said = _("The last line's free indices are {free}, and code names {axes}.")
        raise UnboundError(said.format(free=", ".join(sorted(free)) or "-", axes=", ".join(axes)))
    return Compiled(node, scope, inputs, axes)


def _written(node: tree.Node) -> Iterator[str]:
    """Names in the order in which they are written."""
    if isinstance(node, tree.Symbol):
        yield node.name
    for child in tree.children(node):
        yield from _written(child)


def _may_be_classes(what: model.Name, array: Array) -> bool:
    return what.domain in ("binary", "simplex") and array.dtype.kind in "iu"


def _readings(array: Array, what: model.Name, sizes: Mapping[str, int]) -> Iterator[Array]:
    """What the input may mean, the plainest first."""
    yield from _squeezed(array.astype(float), len(what.shape))
    last = what.shape[-1] if what.shape else ""
    width = int(last) if last.isdigit() else sizes.get(last)
    if _may_be_classes(what, array) and width and array.size and 0 <= array.min() <= array.max() < width:
        yield from _squeezed(np.eye(width)[array], len(what.shape))


def _squeezed(array: Array, axes: int) -> Iterator[Array]:
    while array.ndim > axes and array.shape[0] == 1:
        array = array[0]
    yield array


def _fits(array: Array, what: model.Name, sizes: Mapping[str, int]) -> bool:
    """Whether the array has the declared shape, with the sizes that are known by now."""
    if array.ndim != len(what.shape) or not array.size:
        return False
    wanted = [int(d) if d.isdigit() else sizes.get(d) for d in what.shape]
    same = all(n is None or n == have for n, have in zip(wanted, array.shape, strict=True))
    return same and (len(set(what.shape)) == len(what.shape) or len(set(array.shape)) == 1)


def _within(what: model.Name, array: Array) -> bool:
    """Whether a value lies in the declared domain; what a derivation says elsewhere does not matter."""
    if not np.isfinite(array).all():
        return False
    match what.domain:
        case "positive":
            return bool((array > 0).all())
        case "unit":
            return bool(((array > 0) & (array < 1)).all())
        case "integer":
            return bool(((array == np.round(array)) & (array > 0)).all())
        case "binary":
            return bool(((array == 0) | (array == 1)).all())
        case "simplex":
            return bool((array >= 0).all() and np.allclose(array.sum(axis=-1), 1, atol=1e-6))
        case "orthogonal":
            return bool(np.allclose(array @ array.T, np.eye(len(array)), atol=SAME))
        case "spd" | "symmetric" | "adjacency":
            even = bool(np.allclose(array, array.T, rtol=SAME, atol=SAME))
            definite = what.domain != "spd" or (even and float(np.linalg.eigvalsh(array).min()) > 0)
            hollow = what.domain != "adjacency" or not np.diagonal(array).any()
            return even and definite and hollow
    return True
