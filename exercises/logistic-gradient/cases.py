import numpy as np


def _random(rng, n, d):
    t = (np.arange(n) % 2).astype(float)
    return {
        "X": rng.normal(size=(n, d)) * 2,
        "t": rng.permutation(t),
        "w": rng.normal(size=d),
        "b": rng.normal(),
    }


def cases(rng):
    yield "one example", {"X": np.array([[2.0]]), "t": np.array([1.0]), "w": np.array([0.5]), "b": 0.0}
    zero = np.zeros(2)
    yield "two examples", {"X": np.array([[1.0, 2], [3, -1]]), "t": np.array([1.0, 0]), "w": zero, "b": 0.0}
    yield (
        "integer labels",
        {
            "X": np.array([[1.0, 0.5], [-1.0, 2.0], [0.0, 1.0]]),
            "t": np.array([0, 1, 1]),
            "w": np.array([1.0, -0.5]),
            "b": 0.5,
        },
    )
    yield (
        "sure and wrong",
        {
            "X": np.array([[1.0], [-1.0], [0.5]]),
            "t": np.array([0.0, 1.0, 1.0]),
            "w": np.array([1000.0]),
            "b": 1.0,
        },
    )
    yield "random square", _random(rng, 3, 3)
    yield "random", _random(rng, 7, 3)
    yield "random, one feature", _random(rng, 5, 1)
    yield "random, more features than examples", _random(rng, 2, 5)
