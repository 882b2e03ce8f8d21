import numpy as np


def _random(rng, n, lr, steps):
    x = rng.normal(size=n) + 0.7  # away from 0, so that slope and bias feel each other
    return {
        "x": x,
        "y": rng.normal(size=n) + 2.5,
        "w0": float(rng.normal()) + 1.0,
        "b0": float(rng.normal()) - 1.0,
        "lr": lr,
        "steps": steps,
    }


def cases(rng):
    small = {"x": np.array([1.0, 2.0]), "y": np.array([3.0, 5.0]), "w0": 1.0, "b0": 0.0, "lr": 0.1}
    yield "one step", small | {"steps": 1}
    yield "two steps", small | {"steps": 2}
    yield (
        "one example",
        {"x": np.array([2.0]), "y": np.array([1.0]), "w0": -1.0, "b0": 0.5, "lr": 0.05, "steps": 3},
    )
    yield (
        "whole numbers",
        {"x": np.array([1, 2, 4]), "y": np.array([2, 3, 9]), "w0": 0.0, "b0": 1.0, "lr": 0.03, "steps": 4},
    )
    yield (
        "a rate that is too large",
        {"x": np.array([1.0, 3.0]), "y": np.array([2.0, 2.0]), "w0": 1.0, "b0": 0.0, "lr": 0.25, "steps": 5},
    )
    yield "random, one step", _random(rng, 6, 0.1, 1)
    yield "random", _random(rng, 9, 0.05, 20)
