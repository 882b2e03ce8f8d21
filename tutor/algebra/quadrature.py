"""Rules for integrals: nodes with a fine and a coarse weight each, whose disagreement tells the error.

On the line, a trapezoidal rule after a substitution under which the integrand dies away doubly
exponentially (Takahasi and Mori 1974). What that leaves open, kinks above all, is bisected with
Gauss-Kronrod pairs (Kronrod 1965).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

Array = NDArray[Any]

SETTLED: Final = 1e-9  # of fine against coarse, relative to the integral of the size
GROWING: Final = 12  # nodes at an end of the line, over which an integrand must have grown
GROWN: Final = 1.2  # times, to have no integral
VANISHED: Final = 1e-10  # of an integrand at its last value, against its largest
HALVINGS: Final = 36
CELLS: Final = 16
MOST_CELLS: Final = 4000

# Kronrod's 15 nodes on [-1, 1] with their weights; every second one is Gauss's, with its own weight.
_HALF: Final = (0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
                0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
                0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
                0.207784955007898467600689403773245, 0.0)  # fmt: skip
_KRONROD: Final = (0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
                   0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
                   0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
                   0.204432940075298892414161999234649, 0.209482141084727828012999174891714)  # fmt: skip
_GAUSS: Final = (0.0, 0.129484966168869693270611432679082, 0.0, 0.279705391489276667901467771423780,
                 0.0, 0.381830050505118944950369775488975,
                 0.0, 0.417959183673469387755102040816327)  # fmt: skip


def _mirrored(half: tuple[float, ...], sign: float = 1.0) -> Array:
    return np.array([*(sign * value for value in half), *reversed(half[:-1])])


NODES: Final = _mirrored(_HALF, -1.0)
KRONROD: Final = _mirrored(_KRONROD)
GAUSS: Final = _mirrored(_GAUSS)


@dataclass(frozen=True)
class Rule:
    """`at` (Q, D) nodes, `fine` and `coarse` (Q,) weights; `ordered` where the nodes run along one line."""

    at: Array
    fine: Array
    coarse: Array
    ordered: bool = True


def trapezoid(reach: float, count: int) -> Rule:
    """On [-reach, reach]; no node lies at 0, where formulas like to have no value."""
    step = 2 * reach / count
    at = (np.arange(count) - count / 2 + 0.37) * step
    fine = np.full(count, step)
    return Rule(at[:, None], fine, np.where(np.arange(count) % 2 == 0, 2 * step, 0.0))


def normal_density(t: Array) -> tuple[Array, Array]:
    """Under x = sinh(t): the places x, and the standard normal weight of dt there."""
    x = np.sinh(t)
    return x, np.exp(-x * x / 2) / np.sqrt(2 * np.pi) * np.cosh(t)


def _normal_line() -> Rule:
    """So wide that exp(a x) is covered up to a = 20."""
    rule = trapezoid(4.2, 106)
    x, density = normal_density(rule.at[:, 0])
    return Rule(x[:, None], rule.fine * density, rule.coarse * density)


def _normal_product(dimensions: int) -> Rule | None:
    """Two Gauss-Hermite products side by side, one for each set of weights; None for too many dimensions."""
    counts = {2: (28, 24), 3: (12, 10), 4: (8, 7), 5: (6, 5)}.get(dimensions)
    if counts is None:
        return None
    places, weights = zip(*(_hermite(count, dimensions) for count in counts), strict=True)
    fine = np.concatenate([weights[0], np.zeros(len(weights[1]))])
    coarse = np.concatenate([np.zeros(len(weights[0])), weights[1]])
    return Rule(np.concatenate(places), fine, coarse, ordered=False)


def _hermite(count: int, dimensions: int) -> tuple[Array, Array]:
    nodes, weights = hermegauss(count)
    weights = weights / weights.sum()
    at = np.array(list(product(nodes, repeat=dimensions)))
    return at, np.array([np.prod(w) for w in product(weights, repeat=dimensions)])


def normal(dimensions: int) -> Rule | None:
    """The standard normal expectation in some dimensions; None where there are too many."""
    if dimensions not in _normal_rules:
        _normal_rules[dimensions] = _normal_line() if dimensions == 1 else _normal_product(dimensions)
    return _normal_rules[dimensions]


_normal_rules: dict[int, Rule | None] = {}


def beyond(values: Array, known: Array) -> Array:
    """Which nodes (P, Q) lie in a tail without a value beyond which the integrand has vanished.

    `values` (P, Q) are its sizes along the line, `known` where it has one. A formula like p*log(p/q) has no
    value where p is too small for a float; there it adds nothing.
    """
    sizes = np.where(known, values, 0.0)
    small = sizes <= VANISHED * sizes.max(axis=1, keepdims=True)
    from_left = np.logical_and.accumulate(~known, axis=1)
    from_right = np.logical_and.accumulate(~known[:, ::-1], axis=1)[:, ::-1]
    first, last = np.argmax(known, axis=1), known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    rows = np.arange(len(known))
    some = known.any(axis=1)
    cut = from_left & (some & small[rows, first])[:, None]
    return np.asarray(cut | (from_right & (some & small[rows, last])[:, None]))


def vanishing(sizes: Array) -> Array:
    """Whether the integrand (P, Q), times its weights, has died away at both ends of the line."""
    top = SETTLED * sizes.max(axis=1)
    return np.asarray((sizes[:, 0] <= top) & (sizes[:, -1] <= top))


def diverging(terms: Array, overflows: Array) -> Array:
    """Whether the integrand's terms (P, Q, m) only grow, with one sign, up to either end of the line.

    `overflows` (P, Q) says where they are too large for a float. Substituted as here, what has an integral
    dies away towards both ends.
    """
    found = np.zeros(len(terms), bool)
    for turn in (slice(None), slice(None, None, -1)):
        values, beyond = terms[:, turn], np.logical_and.accumulate(overflows[:, turn][:, ::-1], axis=1)
        end = values.shape[1] - beyond.sum(axis=1)  # of the values that a float can hold
        at = end[:, None] - np.arange(GROWING, 0, -1)
        last = np.take_along_axis(values, np.maximum(at, 0)[:, :, None], axis=1)
        size = np.abs(last)
        grows = (np.diff(size, axis=1) >= 0).all(axis=1) & (size[:, -1] >= GROWN * size[:, 0])
        one_sign = (last > 0).all(axis=1) | (last < 0).all(axis=1)
        found |= (at >= 0).all(axis=1) & (grows & one_sign).any(axis=1)
    return found


@dataclass(frozen=True)
class Sums:
    """Per point (P, ...): the integral, that of its size (P,), and whether fine and coarse agree (P,)."""

    value: Array
    scale: Array
    settled: Array


def summed(rule: Rule, table: Array) -> Sums:
    """The rule applied to values (P, Q, ...); real and imaginary part have to settle each."""
    count, q = table.shape[:2]
    fine = np.einsum("q,pq...->p...", rule.fine, table)
    coarse = np.einsum("q,pq...->p...", rule.coarse, table)
    scale = np.zeros(count)
    settled = np.ones(count, bool)
    for part in (np.imag, np.real):
        apart = np.abs(part(fine - coarse)).reshape(count, -1).max(axis=1)
        scale = np.abs(part(table)).reshape(count, q, -1).max(axis=2) @ rule.fine
        settled &= apart <= SETTLED * scale
    return Sums(fine, scale, settled)


def bisected(
    sample: Callable[[Array, Array], Array], rows: Array, low: float, high: float
) -> tuple[Array, Array]:
    """Integrals over [low, high] by adaptive bisection, one for each of `rows`, and whether they settle.

    `sample(rows, t)` gives the integrands (R, ...) of those rows at the places t (R,).
    """
    edges = np.linspace(low, high, CELLS + 1)
    owner = np.repeat(np.arange(len(rows)), CELLS)
    left, right = np.tile(edges[:-1], len(rows)), np.tile(edges[1:], len(rows))
    total: Array | None = None
    size, error = np.zeros(len(rows)), np.zeros(len(rows))
    for turn in range(HALVINGS):
        middle, half = (left + right) / 2, (right - left) / 2
        t = middle[:, None] + half[:, None] * NODES
        found = sample(rows[np.repeat(owner, len(NODES))], t.ravel())
        found = found.reshape(len(owner), len(NODES), *found.shape[1:])
        fine = np.einsum("q,cq...->c...", KRONROD, found) * half.reshape(-1, *[1] * (found.ndim - 2))
        coarse = np.einsum("q,cq...->c...", GAUSS, found) * half.reshape(-1, *[1] * (found.ndim - 2))
        apart = np.abs(fine - coarse).reshape(len(owner), -1).max(axis=1)
        if total is None:
            total = np.zeros((len(rows), *fine.shape[1:]), fine.dtype)
            np.add.at(size, owner, np.abs(np.real(fine)).reshape(len(owner), -1).max(axis=1))
        rough = ~(apart <= 1e-12 * size[owner]) & (turn < HALVINGS - 1)
        np.add.at(total, owner[~rough], fine[~rough])
        np.add.at(error, owner[~rough], apart[~rough])
        owner, left, right, middle = owner[rough], left[rough], right[rough], middle[rough]
        if not len(owner):
            break
        if len(owner) * 2 > MOST_CELLS:
            error[np.unique(owner)] = np.inf
            break
        owner = np.repeat(owner, 2)
        left, right = np.stack([left, middle], 1).ravel(), np.stack([middle, right], 1).ravel()
    assert total is not None
    return total, error <= SETTLED * size
