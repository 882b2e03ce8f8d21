import numpy as np


def _random(rng, n, k):
    """Pieces of different lengths; places on the knots, between them and outside."""
    knots_x = np.cumsum(rng.uniform(0.3, 1.8, size=k)) - 2
    inside = rng.uniform(knots_x[0], knots_x[-1], size=n - 4)
    outside = np.array([knots_x[0] - 1.3, knots_x[-1] + 1.7, knots_x[0], knots_x[-1]])
    x = rng.permutation(np.concatenate([inside, outside]))
    return {"x": x, "knots_x": knots_x, "knots_y": rng.normal(size=k) * 2 + 1}


def cases(rng):
    yield (
        "the example",
        {
            "x": np.array([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 9.0]),
            "knots_x": np.array([0.0, 1.0, 3.0]),
            "knots_y": np.array([1.0, 3.0, 2.0]),
        },
    )
    yield (
        "two points, one piece",
        {"x": np.array([-2.0, 2.0, 3.0]), "knots_x": np.array([1.0, 5.0]), "knots_y": np.array([-1.0, 3.0])},
    )
    yield (
        "whole numbers, a level piece",
        {
            "x": np.array([0, 1, 2, 3, 4, 5, 6]),
            "knots_x": np.array([1, 3, 4, 6]),
            "knots_y": np.array([2, 2, -1, 4]),
        },
    )
    yield "random, three points", _random(rng, 9, 3)
    yield "random, many points", _random(rng, 24, 8)
    yield "random, as many places as pieces", _random(rng, 5, 6)
