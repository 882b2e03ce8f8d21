import numpy as np


def cases(rng):
    yield "one step", {"x": np.array([1.0]), "grads": np.array([[2.0]]), "lr": 0.1, "mu": 0.5}
    yield "three steps", {"x": rng.normal(size=2), "grads": rng.normal(size=(3, 2)), "lr": 0.1, "mu": 0.9}
