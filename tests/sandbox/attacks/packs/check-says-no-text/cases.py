import numpy as np


def cases(rng):
    yield "small", {"x": np.array([1.0, 2.0])}
    yield "random", {"x": rng.normal(size=(3, 2))}
