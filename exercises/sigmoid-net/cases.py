import numpy as np


def _random(rng, n, d, h):
    return {
        "x": rng.normal(size=(n, d)),
        "W": rng.normal(size=(h, d)),
        "b": rng.normal(size=h),
        "c": rng.normal(size=h) + 0.5,
        "b0": float(rng.normal()) + 1.5,
    }


def cases(rng):
    yield (
        "the example",
        {
            "x": np.array([[1.0, 2.0]]),
            "W": np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]]),
            "b": np.array([0.0, -2.0, 1.0]),
            "c": np.array([1.0, 2.0, -1.0]),
            "b0": 0.5,
        },
    )
    yield (
        "one feature, one neuron",
        {
            "x": np.array([[0.0], [2.0]]),
            "W": np.array([[3.0]]),
            "b": np.array([-3.0]),
            "c": np.array([4.0]),
            "b0": -1.0,
        },
    )
    yield (
        "whole numbers, as many features as neurons",
        {
            "x": np.array([[1, -1], [0, 0], [2, 1]]),
            "W": np.array([[1, -2], [-1, 1]]),
            "b": np.array([1, 0]),
            "c": np.array([3, -2]),
            "b0": 1,
        },
    )
    yield "nearly level sigmoids", _random(rng, 4, 2, 3) | {"b": np.array([25.0, -25.0, 20.0])}
    yield "random", _random(rng, 5, 3, 4)
    yield "random, one example", _random(rng, 1, 4, 2)
    yield "random, all three equal", _random(rng, 3, 3, 3)
