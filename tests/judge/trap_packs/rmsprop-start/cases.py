import numpy as np


def cases(rng):
    yield (
        "one step",
        {"x": np.array([1.0]), "grads": np.array([[2.0]]), "lr": 0.1, "alpha": 0.75, "eps": 1e-8},
    )
    yield (
        "four steps",
        {"x": rng.normal(size=3), "grads": rng.normal(size=(4, 3)), "lr": 0.1, "alpha": 0.9, "eps": 1e-3},
    )
