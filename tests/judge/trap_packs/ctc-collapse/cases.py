import numpy as np


def cases(rng):
    yield "a blank between two", {"path": np.array([1, 0, 1])}
    yield "a repeated symbol", {"path": np.array([0, 2, 2, 0, 0, 2, 3, 3])}
    yield "random", {"path": np.concatenate([rng.integers(0, 3, size=12), [1, 1, 0, 1]])}
