"""Small pictures of digits, drawn from strokes and distorted: nothing is downloaded."""

from itertools import pairwise

import numpy as np

SIDE = 12
# Each digit as one way of the pen through a square of 100 by 100, x and y in turn, y downwards.
STROKES = {
    0: "30 15 10 30 10 70 30 85 70 85 90 70 90 30 70 15 30 15",
    1: "30 30 55 10 55 90",
    2: "15 30 30 12 70 12 85 30 80 45 15 90 88 90",
    3: "15 12 80 12 45 45 80 60 80 78 60 90 15 85",
    4: "65 90 65 10 12 65 90 65",
    5: "82 12 25 12 20 45 60 42 85 62 75 85 45 92 15 82",
    6: "75 12 35 35 15 65 30 88 65 90 82 70 65 52 30 55 18 70",
    7: "12 12 85 12 40 90",
    8: "50 48 22 35 25 15 50 8 75 15 78 35 50 48 18 65 22 85 50 92 78 85 82 65 50 48",
    9: "80 35 60 48 30 45 18 28 35 12 65 12 82 30 75 60 45 90",
}


def _segments(digit):
    """The straight pieces of a digit, (S, 2, 2): begin and end, x and y between -1 and 1."""
    points = np.array(STROKES[digit].split(), dtype=float).reshape(-1, 2) / 50 - 1
    return np.stack([points[:-1], points[1:]], axis=1)


def _distortion(rng, n):
    """Slant, turn, size and place of n pictures: matrices (n, 2, 2) and shifts (n, 2)."""
    turn, slant = rng.uniform(-0.2, 0.2, (2, n))
    wide, high = rng.uniform(0.55, 0.8, (2, n))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shape = np.array([[wide, slant * high], [np.zeros(n), high]])
    return np.einsum("ijn,jkn->nik", rotation, shape), rng.uniform(-0.12, 0.12, (n, 2))


def _drawn(rng, digit, n):
    """n pictures of one digit, (n, SIDE * SIDE), from 0 for paper to about 1 for ink."""
    matrices, shifts = _distortion(rng, n)
    ends = np.einsum("nij,sej->nsei", matrices, _segments(digit)) + shifts[:, None, None]
    begin, way = ends[:, :, 0], ends[:, :, 1] - ends[:, :, 0]
    grid = (np.arange(SIDE) + 0.5) / SIDE * 2 - 1
    pixels = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    to_pixel = pixels[None, None] - begin[:, :, None]  # (n, S, pixels, 2)
    along = np.einsum("nspi,nsi->nsp", to_pixel, way) / (way**2).sum(axis=-1)[:, :, None]
    nearest = np.clip(along, 0, 1)[..., None] * way[:, :, None]
    distance = np.sqrt(((to_pixel - nearest) ** 2).sum(axis=-1)).min(axis=1)
    pen = rng.uniform(0.09, 0.15, (n, 1))
    return np.exp(-((distance / pen) ** 2))


def digits(rng, n):
    """n pictures with noise, (n, SIDE * SIDE), in mixed order, and what they show, (n,)."""
    labels = rng.permutation(np.arange(n) % 10)
    pictures = np.empty((n, SIDE * SIDE))
    for digit in STROKES:
        chosen = labels == digit
        pictures[chosen] = _drawn(rng, digit, int(chosen.sum()))
    return pictures + 0.05 * rng.normal(size=pictures.shape), labels


def weights(rng, sizes):
    """Random weights (out, in) and small random biases for layers of these sizes."""
    params = {}
    for number, (into, out) in enumerate(pairwise(sizes), 1):
        params[f"W{number}"] = rng.normal(size=(out, into)) * np.sqrt(2 / into)
        params[f"b{number}"] = 0.1 * rng.normal(size=out)
    return params


def cases(rng):
    x, t = digits(rng, 1000)
    unseen, labels = digits(rng, 300)
    inputs = {
        "params": weights(rng, (SIDE * SIDE, 32, 32, 10)),
        "x": x,
        "t": t,
        "unseen": unseen,
        "orders": np.array([rng.permutation(len(x)) for _ in range(10)]),
        "batch_size": 50,
        "rate": 0.1,
    }
    yield "digits", inputs, {"held_out": {"labels": labels}}
