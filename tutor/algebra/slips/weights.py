"""The line above as a sum of the wrong line's terms, each with a weight of its own: least squares."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from tutor.algebra import tree
from tutor.algebra.slips.build import number, scaled, times
from tutor.algebra.slips.spots import Path, mended, put, spots
from tutor.algebra.slips.trial import CLOSE, Trial

MOST: Final = 8  # terms; more need more points than a trial has
LARGEST: Final = 8  # denominator of a weight
NAMES: Final = {Fraction(-1): "sign", Fraction(2): "factor-two", Fraction(1, 2): "factor-half"}


@dataclass(frozen=True)
class Weighted:
    """What the wrong weights have in common, the first term that has one, and the line without them."""

    name: str
    at: tree.Node
    mended: tree.Node


def of_terms(line: tree.Node, trial: Trial) -> Weighted | None:
    """The weights that make the line right, or None where there are none or each of them is 1."""
    terms = _terms(line)
    if not 2 <= len(terms) <= MOST:
        return None
    weights = _weights([node for _path, node in terms], [path for path, _node in terms], line, trial)
    if weights is None or all(w == 1 for w in weights) or not all(weights):
        return None
    wrong = [n for n, w in enumerate(weights) if w != 1]
    better = line
    for n in wrong:
        path, node = terms[n]
        better = mended(better, path, scaled(number(weights[n]), node))
    kinds = {weights[n] for n in wrong}
    name = NAMES.get(kinds.pop(), "several-factors") if len(kinds) == 1 else "several-factors"
    return Weighted(name, terms[wrong[0]][1], better)


def _terms(line: tree.Node) -> list[tuple[Path, tree.Node]]:
    """The terms of the outermost sum, with their places."""
    found = []
    open_paths: dict[Path, bool] = {(): True}
    for spot in spots(line):
        if open_paths.get(spot.path[:-1] if spot.path else (), False):
            sums = isinstance(spot.node, tree.Binary) and spot.node.operator in ("+", "-")
            inner = sums or isinstance(spot.node, tree.Negate)
            open_paths[spot.path] = inner
            if not inner:
                found.append((spot.path, spot.node))
    return found


def _weights(
    nodes: list[tree.Node], paths: list[Path], line: tree.Node, trial: Trial
) -> list[Fraction] | None:
    columns = [trial.values(put_only(line, path, paths)) for path in paths]
    rows, wanted = [], []
    for n, site in enumerate(trial.sites):
        values = [column[n] for column in columns if column is not None]
        if len(values) < len(nodes) or any(v.shape != site.wanted.shape for v in values):
            return None
        rows.append(np.stack([v.ravel() for v in values], axis=1))
        wanted.append(site.wanted.ravel())
    table, target = np.concatenate(rows), np.concatenate(wanted)
    known = np.isfinite(table).all(axis=1) & np.isfinite(target)
    table, target = table[known], target[known]
    if len(target) < len(nodes) + 3:
        return None
    found, _rest, rank, _singular = np.linalg.lstsq(table, target, rcond=1e-9)
    if rank < len(nodes) or not np.allclose(
        table @ found, target, rtol=CLOSE, atol=CLOSE * np.abs(target).max()
    ):
        return None
    weights = [Fraction(float(w)).limit_denominator(LARGEST) for w in found]
    return weights if np.allclose([float(w) for w in weights], found, atol=1e-5) else None


def put_only(line: tree.Node, kept: Path, paths: list[Path]) -> tree.Node:
    """The line with 0 times each of the other terms, so that the one keeps its sign and shape."""
    for path in paths:
        if path != kept:
            node = next(spot.node for spot in spots(line) if spot.path == path)
            line = put(line, path, times(number(0), node))
    return line
