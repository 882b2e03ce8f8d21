import numpy as np


def cases(rng):
    yield (
        "two at the same time",
        {
            "scores": np.array([0.0, 1.0, 0.0]),
            "times": np.array([1.0, 1.0, 2.0]),
            "seen": np.ones(3, dtype=bool),
        },
    )
    yield (
        "one censored at the same time",
        {
            "scores": np.array([0.5, 1.0, -1.0]),
            "times": np.array([2.0, 2.0, 1.0]),
            "seen": np.array([True, False, True]),
        },
    )
    yield (
        "random",
        {
            "scores": rng.normal(size=8),
            "times": np.array([3.0, 1.0, 4.0, 1.0, 5.0, 2.0, 2.0, 6.0]),
            "seen": np.array([1, 1, 0, 0, 1, 1, 1, 0], dtype=bool),
        },
    )
