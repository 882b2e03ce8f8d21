"""Means under normal laws: of polynomials by their moments, of the rest by an integral."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy as sp

from tutor.algebra import tree
from tutor.algebra.certify import arrays
from tutor.algebra.certify.calculus import Walk
from tutor.algebra.certify.entries import NotShownError, Value

MOST_DEGREE = 10


@dataclass(frozen=True)
class Law:
    """Numbers drawn together: their symbols, their means, their covariance by rows."""

    symbols: list[Any]
    means: list[Any]
    covariance: list[list[Any]]


def expectation(walk: Walk, node: tree.Expectation) -> Value:
    """The value of `E(z ~ N(m, s2), ..., body)` or `Var(...)`; of a column, `Var` is the covariance."""
    outer, laws = walk.values, list[Law]()
    try:
        for draw in node.draws:
            value, drawn = _drawn(draw.name, walk.value(draw.mean), walk.value(draw.variance))
            laws += drawn
            walk.values = {**walk.values, draw.name: value}
        body = walk.value(node.body)
    finally:
        walk.values = outer
    mean = arrays.each(lambda part: _mean(part, laws), body)
    if node.kind == "E":
        return mean
    apart = arrays.joined("-", body, mean)
    if arrays.is_number(apart):
        return _mean(apart**2, laws)
    if apart.shape[1] != 1:
        raise NotShownError("the variance of a matrix")
    return arrays.each(lambda part: _mean(part, laws), apart @ apart.T)


def _drawn(name: str, mean: Value, variance: Value) -> tuple[Value, list[Law]]:
    """The symbols that stand for a draw, and their laws: independent ones apart."""
    if arrays.is_number(mean):
        if not arrays.is_number(variance):
            raise NotShownError("shapes")
        z = sp.Dummy(name, real=True)
        return z, [Law([z], [mean], [[variance]])]
    if mean.shape[1] != 1:
        raise NotShownError("a draw of a matrix")
    count = len(mean)
    symbols = [sp.Dummy(f"{name}[{n}]", real=True) for n in range(1, count + 1)]
    column = np.array(symbols, dtype=object)[:, None]
    means = list(mean[:, 0])
    if not arrays.is_number(variance) and variance.shape == (count, count):
        return column, [Law(symbols, means, variance.tolist())]
    if not arrays.is_number(variance) and variance.shape != mean.shape:
        raise NotShownError("shapes")
    single = [variance] * count if arrays.is_number(variance) else list(variance[:, 0])
    return column, [Law([z], [m], [[v]]) for z, m, v in zip(symbols, means, single, strict=True)]


def _mean(body: Any, laws: list[Law]) -> Any:
    """Over all laws, the last one innermost: its mean may hang on those before it."""
    for law in reversed(laws):
        moved = {z: z + m for z, m in zip(law.symbols, law.means, strict=True)}
        centred = sp.expand(sp.expand_log(sp.sympify(body).xreplace(moved)))
        waves = [f for f in centred.atoms(sp.sin, sp.cos) if f.has(*law.symbols)]
        if waves:  # exp(i z) has the mean exp(-v/2), as any exp(t z)
            centred = sp.expand(centred.xreplace({f: f.rewrite(sp.exp) for f in waves}))
        body = sp.Add(*(_of_term(term, law) for term in sp.Add.make_args(centred)))
    return body


def _of_term(term: Any, law: Law) -> Any:
    """Of a polynomial times exp(t z): exp(t^2 v / 2) times the polynomial's mean at z + v t."""
    if not term.has(*law.symbols):
        return term
    exponent = sp.Add(*(f.exp for f in sp.Mul.make_args(term) if isinstance(f, sp.exp)))
    slopes = [sp.diff(exponent, z) for z in law.symbols]
    rest = sp.Mul(*(f for f in sp.Mul.make_args(term) if not isinstance(f, sp.exp)))
    if any(slope.has(*law.symbols) for slope in slopes) or not rest.is_polynomial(*law.symbols):
        return _by_integral(term, law)
    spread = sp.Matrix(law.covariance) * sp.Matrix(slopes)
    level = exponent.xreplace(dict.fromkeys(law.symbols, sp.Integer(0)))
    weight = sp.exp(level + sum((t * v for t, v in zip(slopes, spread, strict=True)), sp.Integer(0)) / 2)
    shifted = rest.xreplace({z: z + v for z, v in zip(law.symbols, spread, strict=True)})
    return weight * _by_moments(sp.expand(shifted), law)


def _by_moments(polynomial: Any, law: Law) -> Any:
    terms = sp.Poly(polynomial, *law.symbols).terms()
    if max(sum(powers) for powers, _c in terms) > MOST_DEGREE:
        raise NotShownError("too high a degree")
    return sp.Add(*(c * _moment(_listed(powers), law.covariance) for powers, c in terms))


def _listed(powers: tuple[int, ...]) -> list[int]:
    return [n for n, power in enumerate(powers) for _again in range(power)]


def _moment(which: list[int], covariance: list[list[Any]]) -> Any:
    """The mean of a product of centred normal numbers: over all pairings (Isserlis' theorem)."""
    if len(which) % 2:
        return sp.Integer(0)
    if not which:
        return sp.Integer(1)
    first, *rest = which
    return sp.Add(
        *(
            covariance[first][other] * _moment(rest[:n] + rest[n + 1 :], covariance)
            for n, other in enumerate(rest)
        )
    )


def _by_integral(centred: Any, law: Law) -> Any:
    if len(law.symbols) > 1:
        raise NotShownError("an integral over several numbers")
    (z,), ((variance,),) = law.symbols, law.covariance
    density = sp.exp(-(z**2) / (2 * variance)) / sp.sqrt(2 * sp.pi * variance)
    return sp.integrate(centred * density, (z, -sp.oo, sp.oo))
