import numpy as np


def cases(rng):
    yield "a zero", {"x": np.array([1.0, 2.0, 3.0]), "g": np.array([0.5, 0.0, -2.0]), "lr": 0.1}
    yield "random", {"x": rng.normal(size=5), "g": rng.normal(size=5), "lr": 0.5}
