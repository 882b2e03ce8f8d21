"""Values within a declared domain: readable, generic or far ones, and how to move one a little within it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor import model
from tutor.algebra.errors import UndecidedError
from tutor.words import _

Array = NDArray[Any]

READABLE, GENERIC, FAR, ZEROED = 0, 1, 2, 3

# Small whole numbers and simple fractions, the simplest first; special values are among them.
_SIMPLE: Final = {
    "real": (1.0, 2.0, 0.0, -1.0, 3.0, 0.5, -2.0, 1.5),
    "positive": (1.0, 2.0, 3.0, 0.5, 4.0, 1.5),
    "unit": (0.5, 0.25, 0.75, 0.2, 0.4),
    "integer": (1.0, 2.0, 3.0, 4.0),
    "binary": (0.0, 1.0),
    "simplex": (1.0, 2.0, 3.0),  # weights, divided by their sum afterwards
}
_SQUARE: Final = frozenset({"spd", "symmetric", "orthogonal", "adjacency"})


def drawn(what: model.Name, kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Values of one name, shape (P,), (P, n) or (P, n, d). Raises UndecidedError for an unknown domain."""
    if what.domain in _SQUARE and len(shape) == 3 and shape[1] == shape[2]:
        return _square(what.domain, kind, shape, rng)
    domain = "unit" if what.domain == "simplex" and len(shape) == 1 else what.domain
    if domain not in _SIMPLE:
        said = _("What is {domain} is a square matrix, and this is none.")
        raise UndecidedError(said.format(domain=domain))
    found = _entries(domain, kind, shape, rng)
    if domain == "simplex":
        return np.asarray(found / found.sum(axis=-1, keepdims=True))
    return found


def _entries(domain: str, kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    if kind == READABLE:
        found = _walked(np.array(_SIMPLE[domain]), shape, rng)
        found[:1] = _SIMPLE[domain][0]
        if domain == "real":
            found[1:2] = 0.0
        return found
    if kind == GENERIC or domain in ("unit", "binary", "simplex"):
        return _generic(domain, shape, rng)
    return _far(domain, shape, rng)


def _generic(domain: str, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Rounded, so that a point that is shown can be typed again."""
    match domain:
        case "positive":
            return np.round(rng.uniform(0.3, 2.2, shape), 4)
        case "unit":
            return np.round(rng.uniform(0.08, 0.92, shape), 4)
        case "integer":
            return np.asarray(rng.integers(1, 8, shape), dtype=float)
        case "binary":
            return np.asarray(rng.integers(0, 2, shape), dtype=float)
        case "simplex":
            return np.asarray(rng.gamma(1.3, size=shape) + 0.03)
    return np.asarray(np.round(rng.uniform(0.2, 1.8, shape), 4) * rng.choice([-1.0, 1.0], shape))


def _far(domain: str, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    if domain == "integer":
        return np.asarray(rng.integers(5, 13, shape), dtype=float)
    ladder = np.array([7, -7, 20, -20, 60, -60, 180, -180, 1e-2, -1e-2, 1e-4, -1e-4])
    found = _walked(ladder, shape, rng) * np.round(rng.uniform(0.9, 1.1, shape), 2)
    return np.abs(found) if domain == "positive" else np.asarray(found)


def _walked(values: Array, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Every entry takes each value equally often, in an order of its own, so that luck leaves no gap."""
    steps = np.resize(values, shape[0]).reshape(-1, *[1] * (len(shape) - 1))
    return np.asarray(rng.permuted(np.broadcast_to(steps, shape), axis=0))


# --------------------------------------------------------------------------------------- square matrices


def _square(domain: str, kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    n = shape[1]
    match domain:
        case "symmetric":
            return mirrored(_entries("real", kind, shape, rng))
        case "orthogonal":
            return _reflections(kind, shape, rng)
        case "adjacency":
            between = "binary" if kind == READABLE else "positive"
            found = mirrored(_entries(between, kind, shape, rng)) * (1 - np.eye(n))
            # One edge in four is missing, but the first point has them all.
            gaps = mirrored(np.asarray(rng.random(shape) < 0.25, dtype=float))
            return np.asarray(found * (1 - gaps)) if kind != READABLE else np.asarray(found)
    if kind == READABLE:
        factor = rng.integers(-1, 2, shape).astype(float)
        factor[:1] = 0.0
        return np.asarray(factor @ np.swapaxes(factor, 1, 2) + np.eye(n))
    factor = _generic("real", shape, rng)
    found = np.round(factor @ np.swapaxes(factor, 1, 2) / n, 4) + 0.6 * np.eye(n)
    scale = np.abs(_far("real", (shape[0], 1, 1), rng)) if kind == FAR else 1.0
    return np.asarray(found * scale)


def mirrored(found: Array) -> Array:
    """The upper triangle below the diagonal as well."""
    return np.asarray(np.triu(found) + np.swapaxes(np.triu(found, 1), 1, 2))


def _reflections(kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """A reflection, or two, so that both signs of the determinant occur."""
    first = _reflection(kind, shape, rng)
    twice = rng.random(shape[0]) < 0.5
    return np.where(twice[:, None, None], first @ _reflection(kind, shape, rng), first)


def _reflection(kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    vectors = rng.choice([1.0, 2.0, -1.0, 1.0], shape[:2])
    if kind != READABLE:
        vectors = _generic("real", shape[:2], rng)
    outer = vectors[:, :, None] * vectors[:, None, :]
    return np.asarray(np.eye(shape[1]) - 2 * outer / (vectors**2).sum(axis=1)[:, None, None])


def within(domain: str, value: Array) -> Array:
    """Per point, whether all entries are of the domain, as far as it bounds each by itself."""
    entries = value.reshape(len(value), -1)
    match domain:
        case "positive":
            return np.asarray((entries > 0).all(axis=1))
        case "unit":
            return np.asarray(((entries > 0) & (entries < 1)).all(axis=1))
        case "simplex":
            return np.asarray((entries > 0).all(axis=1))
        case "integer" | "binary":
            return np.asarray((entries == np.round(entries)).all(axis=1))
    return np.ones(len(value), bool)


# ----------------------------------------------------------------------------------------------- moving


def moved(domain: str, value: Array, width: float, rng: np.random.Generator) -> Array:
    """Each value a little way off, still in its domain."""
    noise = width * rng.standard_normal(value.shape)
    # A share of the coordinates stays, so that one or two alone can be moved as well.
    noise = np.where(rng.random(value.shape) < 0.4, 0.0, noise)
    if domain in _SQUARE and value.ndim == 3:
        return _moved_square(domain, value, noise)
    match domain:
        case "integer":
            return np.asarray(np.maximum(1.0, value + np.round(2 * noise)))
        case "binary":
            return np.where(noise > 1.2 * width, 1.0 - value, value)
        case "positive":
            return np.asarray(value * np.exp(noise))
        case "unit":
            return np.asarray(1 / (1 + (1 - value) / value * np.exp(noise)))
        case "simplex" if value.ndim > 1:
            weights = value * np.exp(noise)
            return np.asarray(weights / weights.sum(axis=-1, keepdims=True))
        case "simplex":
            return np.asarray(1 / (1 + (1 - value) / value * np.exp(noise)))
    return np.asarray(value + noise)


def _moved_square(domain: str, value: Array, noise: Array) -> Array:
    eye = np.eye(value.shape[1])
    match domain:
        case "symmetric":
            return np.asarray(value + mirrored(noise))
        case "adjacency":
            return np.asarray(value * np.exp(mirrored(noise)))
        case "orthogonal":
            turn = np.triu(noise, 1) - np.swapaxes(np.triu(noise, 1), 1, 2)
            return np.asarray(value @ np.linalg.inv(eye + turn / 2) @ (eye - turn / 2))
    return np.asarray((eye + noise / 2) @ value @ np.swapaxes(eye + noise / 2, 1, 2))
