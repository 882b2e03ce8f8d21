import numpy as np


def _both(name, case):
    for kind in ("mae", "mse"):
        yield f"{name}, {kind}", case | {"kind": kind}


def _random(rng, n):
    """Errors of both signs, so that a mean without a distance cancels."""
    x = rng.normal(size=n)
    error = rng.normal(size=n) * 2
    error[0], error[1] = -abs(error[0]) - 0.5, abs(error[1]) + 0.5
    w, b = float(rng.normal()), float(rng.normal()) + 1.5
    return {"w": w, "b": b, "x": x, "y": b + w * x - error}


def cases(rng):
    views = {"w": 1.0, "b": 0.5, "x": np.array([4.8, 4.9]), "y": np.array([4.9, 7.5])}
    yield from _both("two days", views)
    yield from _both("one example", {"w": 2.0, "b": 1.0, "x": np.array([3.0]), "y": np.array([10.0])})
    yield from _both(
        "a perfect line", {"w": 2.0, "b": 1.0, "x": np.arange(3.0), "y": np.array([1.0, 3.0, 5.0])}
    )
    yield from _both(
        "whole numbers", {"w": 0.5, "b": -1.0, "x": np.array([1, 2, 7, 4]), "y": np.array([2, -2, 1, 1])}
    )
    yield from _both("random", _random(rng, 7))
    yield from _both("random, many", _random(rng, 40))
