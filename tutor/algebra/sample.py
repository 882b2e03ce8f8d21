"""Points to try: readable ones first, then generic ones, then far ones, each within its declared domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count as count_from
from itertools import islice, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor import model
from tutor.algebra.domains import FAR, GENERIC, READABLE, ZEROED, drawn, moved
from tutor.algebra.names import Scope

Array = NDArray[Any]


@dataclass(frozen=True)
class Points:
    """Many points at one choice of sizes. The first axis of every array runs over the points.

    `values` holds shape (P,), (P, n) or (P, n, d); `indices` whole numbers from 1, shape (P,); `kinds` is
    READABLE, GENERIC or FAR, shape (P,).
    """

    sizes: Mapping[str, int]
    values: Mapping[str, Array]
    indices: Mapping[str, Array]
    kinds: Array

    def __len__(self) -> int:
        return len(self.kinds)

    def take(self, which: Array) -> Points:
        """The chosen points, in the order and as often as chosen."""
        values = {name: value[which] for name, value in self.values.items()}
        indices = {name: value[which] for name, value in self.indices.items()}
        return Points(self.sizes, values, indices, self.kinds[which])

    def having(self, name: str, value: Array) -> Points:
        """The same points with other values of one name."""
        return Points(self.sizes, {**self.values, name: value}, self.indices, self.kinds)


def size_choices(scope: Scope) -> Iterator[dict[str, int]]:
    """The author's sizes, or three choices in which no two dimensions are equal.

    Nor do two dimensions always differ by the same number: n - 1 must not stand for d by chance.
    """
    free = [name for name in scope.dimensions if name not in scope.sizes]
    count = max((len(s) for s in scope.sizes.values()), default=3 if scope.dimensions else 1)
    for turn in range(count):
        chosen: dict[str, int] = {}
        for name, given in scope.sizes.items():
            chosen[name] = given[turn % len(given)]
        unused = (n for n in count_from(2 + turn) if n not in chosen.values())
        found = list(islice(unused, len(free)))
        chosen |= dict(zip(free, found if turn % 2 == 0 else found[::-1], strict=True))
        yield {name: chosen[name] for name in scope.dimensions}


def draw(
    scope: Scope,
    sizes: Mapping[str, int],
    names: frozenset[str],
    indices: frozenset[str],
    rng: np.random.Generator,
    counts: tuple[int, int, int] = (32, 24, 12),
) -> Points:
    """Points for the given names and free indices; `counts` of readable, generic, far ones.

    The readable points are sorted by how simple they are. Raises UndecidedError for a domain that cannot
    be drawn yet.
    """
    kinds = np.repeat([READABLE, GENERIC, FAR], counts)
    kept = {n: scope.names[n] for n in sorted(names) if n in scope.names and n not in scope.definitions}
    kept = {n: what for n, what in kept.items() if what.kind != "index"}
    values: dict[str, Array] = {}
    for name, what in kept.items():
        shape = tuple(int(d) if d.isdigit() else sizes[d] for d in what.shape)
        parts = [drawn(what, kind, (n, *shape), rng) for kind, n in enumerate(counts)]
        values[name] = np.concatenate(parts)
    _make_equal(kept, values, counts[0], rng)
    points = Points(sizes, values, _places(scope, sizes, indices, len(kinds), rng), kinds)
    cost = np.where(kinds == READABLE, _costs(points), np.inf)
    return points.take(np.argsort(cost, kind="stable"))


def _make_equal(
    kept: Mapping[str, model.Name], values: dict[str, Array], readable: int, rng: np.random.Generator
) -> None:
    """In a quarter of the readable points, names of the same kind have the same value."""
    alike: dict[tuple[object, ...], str] = {}
    for name, what in kept.items():
        first = alike.setdefault((what.shape, what.domain), name)
        if first != name:
            same = np.flatnonzero(rng.random(readable) < 0.25)
            values[name][same] = values[first][same]


def _places(
    scope: Scope, sizes: Mapping[str, int], indices: frozenset[str], count: int, rng: np.random.Generator
) -> dict[str, Array]:
    """Values of the free indices: every combination once, if the points suffice, equal ones among them."""
    names = sorted(indices)
    if not names:
        return {}
    ranges = [range(1, range_of(scope, name, sizes) + 1) for name in names]
    total = int(np.prod([len(r) for r in ranges], dtype=float))
    if total <= 4096:
        table = np.array(list(product(*ranges)))
        rows = np.resize(rng.permutation(total), count)
    else:
        table = np.stack([rng.integers(1, r.stop, count) for r in ranges], axis=1)
        rows = np.arange(count)
    return {name: table[rows, column] for column, name in enumerate(names)}


def range_of(scope: Scope, index: str, sizes: Mapping[str, int]) -> int:
    """How far a declared index runs."""
    dimension = scope.names[index].shape[0]
    return int(dimension) if dimension.isdigit() else sizes[dimension]


def _costs(points: Points) -> Array:
    """How hard each point is to read: large numerators and denominators, signs, zeros that hide terms."""
    count = len(points)
    parts = [value.reshape(count, -1) for value in points.values.values()]
    entries = np.concatenate([np.zeros((count, 0)), *parts], axis=1)
    halves = np.abs(entries * 2 - np.round(entries * 2)) < 1e-12
    whole = np.abs(entries - np.round(entries)) < 1e-12
    cost = np.abs(entries) + np.where(whole, 0, np.where(halves, 2, 4)) + (entries < 0) + 2 * (entries == 0)
    return np.asarray(cost.sum(axis=1) + 0.3 * sum(points.indices.values(), np.zeros(count)))


def every_place(scope: Scope, points: Points, indices: frozenset[str]) -> tuple[Points, int]:
    """Each point once for every combination of the indices, one after the other, and how many those are."""
    names = sorted(indices)
    extents = [range_of(scope, name, points.sizes) for name in names]
    table = np.indices(extents).reshape(len(names), -1) + 1 if names else np.ones((0, 1), int)
    wide = points.take(np.repeat(np.arange(len(points)), table.shape[1]))
    places = {name: np.tile(row, len(points)) for name, row in zip(names, table, strict=True)}
    return Points(wide.sizes, wide.values, {**wide.indices, **places}, wide.kinds), table.shape[1]


def with_zeros(scope: Scope, points: Points, unknown: str) -> Points:
    """These points, and copies of the last one: in each, one real number is 0; in the last, all of them."""
    zeroed = [n for n in sorted(points.values) if n != unknown and scope.names[n].domain == "real"]
    zeroed = [name for name in zeroed if scope.names[name].kind == "scalar"]
    if not zeroed:
        return points
    groups = [*([name] for name in zeroed), *([zeroed] if len(zeroed) > 1 else [])]
    many = points.take(np.concatenate([np.arange(len(points)), np.full(len(groups), len(points) - 1)]))
    values = {name: value.copy() for name, value in many.values.items()}
    for n, group in enumerate(groups):
        for name in group:
            values[name][len(points) + n] = 0.0
    kinds = np.where(np.arange(len(many)) < len(points), many.kinds, ZEROED)
    return Points(many.sizes, values, many.indices, kinds)


def around(scope: Scope, points: Points, width: float, rng: np.random.Generator, still: int = 0) -> Points:
    """Each point moved a little within its domain, but every `still`-th stays."""
    values = {n: moved(scope.names[n].domain, v, width, rng) for n, v in points.values.items()}
    for name, value in values.items():
        if still:
            value[::still] = points.values[name][::still]
    return Points(points.sizes, values, points.indices, np.full(len(points), GENERIC))
