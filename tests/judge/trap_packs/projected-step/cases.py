import numpy as np


def cases(rng):
    yield (
        "a step over the edge",
        {
            "x": np.array([0.5, 0.0]),
            "start": np.zeros(2),
            "g": np.array([1.0, -1.0]),
            "alpha": 0.75,
            "eps": 0.5,
        },
    )
    start = rng.normal(size=5)
    yield (
        "random",
        {
            "x": start + rng.uniform(-0.3, 0.3, size=5),
            "start": start,
            "g": rng.normal(size=5),
            "alpha": 0.2,
            "eps": 0.3,
        },
    )
    yield (
        "a long step",
        {"x": start + 0.1, "start": start, "g": rng.normal(size=5), "alpha": 0.9, "eps": 0.3},
    )
