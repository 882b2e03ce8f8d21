"""Expectations and variances under normal draws, and integrals: all nodes of all points side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import quadrature, tree
from tutor.algebra.density import root
from tutor.algebra.errors import ShapeError, UndecidedError
from tutor.algebra.names import flows_from
from tutor.algebra.quadrature import Rule
from tutor.algebra.shapes import in_words, like
from tutor.algebra.show import show
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]
Law = tuple[Array, Array]  # of a draw: its mean, and what its standard normal nodes are multiplied by
# Binds names at the nodes (R, D) of the points (R,) that own them, and gives the weights there (R,).
Bind = Callable[[Walk, Array, Array], Array]

REACH: Final = 4.2  # of the substitutions for the line, the half-line and the interval
NODES: Final = 240


# ---------------------------------------------------------------------------------------------- draws


def expectation(walk: Walk, node: tree.Expectation) -> Array:
    """The value of `E` and `Var`; of a column `Var` is the covariance matrix."""
    dimensions, fixed = _surveyed(walk, node.draws)
    rule = quadrature.normal(dimensions)
    if rule is None:
        raise UndecidedError(_("So many draws at once cannot be judged."))

    def bind(inner: Walk, nodes: Array, owner: Array) -> Array:
        taken = 0
        for draw in node.draws:
            known = fixed.get(draw.name)
            mean, factor = (known[0][owner], known[1][owner]) if known else _law(inner, draw)
            count = _extent(mean)
            inner.values[draw.name] = _moved(mean, factor, nodes[:, taken : taken + count])
            taken += count
        return np.ones(inner.count)

    density = quadrature.normal_density if dimensions == 1 else None
    mean = _integrated(walk, node.body, rule, bind, density)
    if node.kind == "E":
        return mean
    return _integrated(walk, node.body, rule, bind, density, _spread(walk, mean))


def _spread(walk: Walk, mean: Array) -> Callable[[Array, Array], Array]:
    """What `Var` integrates: the square of the distance from the mean, for a column the outer product."""

    def spread(value: Array, rows: Array) -> Array:
        if value.ndim > 2:
            raise ShapeError(
                _("The variance of something {shape} is not defined.").format(shape=in_words(value))
            )
        apart = value - mean[rows]
        return np.asarray(apart * apart if apart.ndim == 1 else apart[:, :, None] * apart[:, None, :])

    return spread


def _surveyed(walk: Walk, draws: tuple[tree.Draw, ...]) -> tuple[int, dict[str, Law]]:
    """How many numbers are drawn, and the laws that hang on no earlier draw: they are computed once."""
    inner = walk.wider(np.arange(walk.count))
    total, fixed, names = 0, {}, set[str]()
    for draw in draws:
        mean = inner.value(draw.mean)
        if mean.ndim > 2:
            said = _("{it} is no mean: it is {shape}.")
            raise ShapeError(said.format(it=show(draw.mean), shape=in_words(mean)))
        total += _extent(mean)
        # A later draw may hang on this one; for its shape the mean will do.
        inner.values[draw.name] = mean
        if not names & (flows_from(draw.mean, walk.scope) | flows_from(draw.variance, walk.scope)):
            fixed[draw.name] = _law(walk, draw)
        names.add(draw.name)
    return total, fixed


def _extent(mean: Array) -> int:
    return 1 if mean.ndim == 1 else int(mean.shape[1])


def _law(walk: Walk, draw: tree.Draw) -> Law:
    """The mean, and the deviation of each entry or the lower root of the covariance."""
    mean, variance = walk.value(draw.mean), walk.value(draw.variance)
    if mean.ndim == 1 and variance.ndim > 1:
        said = _("The variance {it} of a number is {shape}.")
        raise ShapeError(said.format(it=show(draw.variance), shape=in_words(variance)))
    if variance.ndim == 3 and variance.shape[1:] != (mean.shape[1],) * 2:
        said = _("The covariance {it} is {shape}, and the mean has {n} entries.")
        raise ShapeError(said.format(it=show(draw.variance), shape=in_words(variance), n=mean.shape[1]))
    return mean, root(walk, variance) if variance.ndim == 3 else _deviation(walk, draw, variance)


def _moved(mean: Array, factor: Array, nodes: Array) -> Array:
    """The draws that belong to standard normal nodes (R, n)."""
    if mean.ndim == 1:
        return np.asarray(mean + factor * nodes[:, 0])
    if factor.ndim == 3:
        return np.asarray(mean + (factor @ nodes[:, :, None])[:, :, 0])
    return np.asarray(mean + (factor if factor.ndim > 1 else factor[:, None]) * nodes)


def _deviation(walk: Walk, draw: tree.Draw, variance: Array) -> Array:
    walk.require(walk.each(np.real(variance) >= 0), f"{show(draw.variance)} >= 0")
    if not np.iscomplexobj(variance):
        return np.sqrt(np.maximum(variance, 0.0))
    walk.require(walk.each(np.real(variance) > 0), f"{show(draw.variance)} > 0")
    deviation = np.sqrt(np.maximum(np.real(variance), 1e-300))
    return np.asarray(deviation + 1j * np.imag(variance) / (2 * deviation))


# ------------------------------------------------------------------------------------------- integrals


def integral(walk: Walk, node: tree.Integral) -> Array:
    """The value of `int(x, lower, upper, body)`; either limit may be infinite."""
    lower, upper = walk.value(node.lower), walk.value(node.upper)
    if lower.ndim > 1 or upper.ndim > 1:
        raise ShapeError(_("The limits of an integral are numbers."))
    backwards = np.real(upper) < np.real(lower)
    low, high = np.where(backwards, upper, lower), np.where(backwards, lower, upper)
    nowhere = np.real(low) == np.real(high)
    if nowhere.all():
        return np.zeros(walk.count)
    low, high = np.where(nowhere, 0.0, low), np.where(nowhere, 1.0, high)
    wide_left, wide_right = np.isneginf(np.real(low)), np.isposinf(np.real(high))

    def bind(inner: Walk, nodes: Array, rows: Array) -> Array:
        x, slope = _substituted(nodes[:, 0], low[rows], high[rows], wide_left[rows], wide_right[rows])
        inner.values[node.name] = x
        inner.indices.pop(node.name, None)
        return slope

    rule = quadrature.trapezoid(REACH, NODES)
    found = _integrated(walk, node.body, rule, bind, lambda t: (t, np.ones_like(t)))
    sign = np.where(nowhere, 0.0, np.where(backwards, -1.0, 1.0))
    return np.asarray(np.where(like(nowhere, found), 0.0, found * like(sign, found)))


def _substituted(
    t: Array, low: Array, high: Array, wide_left: Array, wide_right: Array
) -> tuple[Array, Array]:
    """Places x(t) between the limits, and dx/dt: t runs over the line, both ends doubly exponentially.

    The slope is NaN at a node that rounding has put on a limit: only what dies away before needs none there.
    """
    u, du = np.pi / 2 * np.sinh(t), np.pi / 2 * np.cosh(t)
    a, b = np.where(wide_left, 0.0, low), np.where(wide_right, 0.0, high)
    line = wide_left & wide_right
    half = wide_left ^ wide_right
    grown = np.exp(np.minimum(u, 600.0))
    share = 1 / (1 + np.exp(-2 * u))  # of the way from a to b, (1 + tanh u) / 2
    inside = np.where(u < 0, a + (b - a) * share, b - (b - a) / (1 + np.exp(2 * u)))
    x = np.where(line, np.sinh(u), np.where(half, np.where(wide_right, a + grown, b - grown), inside))
    slope = np.where(line, np.cosh(u) * du, np.where(half, grown * du, (b - a) * du / (2 * np.cosh(u) ** 2)))
    on_limit = (~wide_left & (np.real(x) == np.real(a))) | (~wide_right & (np.real(x) == np.real(b)))
    x = np.where(on_limit, np.where(half, np.where(wide_right, a + 1, b - 1), (a + b) / 2), x)
    return x, np.where(on_limit, np.nan, slope)


# ---------------------------------------------------------------------------------------------- both


def _integrated(
    walk: Walk,
    body: tree.Node,
    rule: Rule,
    bind: Bind,
    density: Callable[[Array], tuple[Array, Array]] | None,
    after: Callable[[Array, Array], Array] | None = None,
) -> Array:
    """The integral of the body at each point, NaN where it does not settle.

    Raises UndecidedError where it settles nowhere and diverges nowhere.
    """
    count, q = walk.count, len(rule.at)
    walk.bounded(count * q)  # before the nodes are laid out, which alone would take seconds

    def sample(inner: Walk, owner: Array, nodes: Array) -> tuple[Array, Array, Array]:
        weight = bind(inner, nodes, owner)
        value = inner.value(body)
        value = value if after is None else after(value, owner)
        weighted = value * like(weight, value)
        entries = weighted.reshape(inner.count, -1)
        known = ~inner.broken & np.isfinite(entries).all(axis=1)
        large = ~inner.broken & (np.isinf(np.real(entries)).any(axis=1) | np.isnan(np.real(weight)))
        return np.where(like(known, weighted), weighted, 0.0), known, large

    rows = np.repeat(np.arange(count), q)
    wide = walk.wider(rows)
    values, known, large = sample(wide, rows, np.tile(rule.at, (count, 1)))
    table, known = values.reshape(count, q, *values.shape[1:]), known.reshape(count, q)
    if rule.ordered:
        _require_an_end(walk, rule, table, large.reshape(count, q))
    known |= ((rule.fine == 0) & (rule.coarse == 0))[None, :]
    sizes = np.abs(table).reshape(count, q, -1).max(axis=2) * np.maximum(rule.fine, rule.coarse)
    if rule.ordered:
        known |= quadrature.beyond(sizes, known)
    whole, sums = np.asarray(known.all(axis=1)), quadrature.summed(rule, table)
    settled = whole & sums.settled
    open_rows = np.flatnonzero(whole & ~settled & quadrature.vanishing(sizes))
    if density is not None and len(open_rows):
        closed, values = _bisected(walk, sample, open_rows, density)
        sums.value[open_rows[closed]] = values[closed]
        settled[open_rows[closed]] = True
    if rule.ordered:
        settled &= quadrature.vanishing(sizes)
    broken = np.asarray(wide.broken.reshape(count, q).any(axis=1) & ~whole)
    walk.absorb_conditions(wide, rows, broken)
    walk.seen(sums.scale)
    if not (settled | broken | walk.broken).any():
        raise UndecidedError(_("The integral does not settle on a value. Does it exist?"))
    return np.asarray(np.where(like(settled, sums.value), sums.value, np.nan))


def _require_an_end(walk: Walk, rule: Rule, table: Array, large: Array) -> None:
    """Notes the points of an infinite integral, from its integrand (P, Q, ...) and where that overflows."""
    count, q = table.shape[:2]
    terms = np.real(table).reshape(count, q, -1) * rule.fine[:, None]
    walk.require(~quadrature.diverging(terms, large), _("the integral exists"))


def _bisected(
    walk: Walk,
    sample: Callable[[Walk, Array, Array], tuple[Array, Array, Array]],
    open_rows: Array,
    density: Callable[[Array], tuple[Array, Array]],
) -> tuple[Array, Array]:
    """The integrals of these points by bisection: which settle, and their values."""

    def along(owner: Array, t: Array) -> Array:
        nodes, weight = density(t)
        value, _known, _large = sample(walk.wider(owner), owner, nodes[:, None])
        return np.asarray(value * like(weight, value))

    values, closed = quadrature.bisected(along, open_rows, -REACH, REACH)
    return closed, values
