import numpy as np


def cases(rng):
    yield "two scores", {"x": np.array([1.0, 3.0])}
    yield "random", {"x": rng.normal(size=5)}
