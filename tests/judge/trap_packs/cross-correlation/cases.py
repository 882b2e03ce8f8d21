import numpy as np


def cases(rng):
    yield "an edge", {"x": np.array([[0.0, 0.0, 1.0, 1.0]]), "k": np.array([[-1.0, 1.0]])}
    yield "a square kernel", {"x": rng.normal(size=(5, 6)), "k": rng.normal(size=(3, 3))}
    yield "a wide kernel", {"x": rng.normal(size=(4, 5)), "k": rng.normal(size=(2, 3))}
