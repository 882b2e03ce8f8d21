import numpy as np


def cases(rng):
    X = np.array([[1.0, 0.0], [0.0, 2.0], [4.0, 4.0]])
    yield "a lonely node", {"A": np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]), "X": X}
    upper = np.triu(rng.random((6, 6)) < 0.6, 1)
    yield "random", {"A": (upper | upper.T).astype(float), "X": rng.normal(size=(6, 2))}
