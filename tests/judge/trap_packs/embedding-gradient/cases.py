import numpy as np


def cases(rng):
    yield "the same token twice", {"ids": np.array([1, 1]), "dy": np.array([[1.0], [2.0]]), "size": 3}
    yield "random", {"ids": np.array([0, 4, 2, 4, 4]), "dy": rng.normal(size=(5, 3)), "size": 6}
