import numpy as np


def cases(rng):
    yield (
        "two rows",
        {"x": np.array([[1.0, 0.0], [3.0, 4.0]]), "mean": np.zeros(2), "var": np.ones(2), "momentum": 0.1},
    )
    yield (
        "random",
        {
            "x": rng.normal(size=(6, 3)) * 2,
            "mean": rng.normal(size=3),
            "var": rng.uniform(1, 2, size=3),
            "momentum": 0.3,
        },
    )
