import numpy as np


def cases(rng):
    yield (
        "a small gradient",
        {
            "x": np.array([1.0, -1.0]),
            "g": np.array([1e-4, 2.0]),
            "m": np.zeros(2),
            "v": np.zeros(2),
            "t": 1,
            "lr": 0.1,
            "eps": 1e-4,
        },
    )
    yield (
        "later",
        {
            "x": rng.normal(size=4),
            "g": rng.normal(size=4),
            "m": rng.normal(size=4),
            "v": rng.uniform(0.01, 1, size=4),
            "t": 7,
            "lr": 0.01,
            "eps": 1e-2,
        },
    )
