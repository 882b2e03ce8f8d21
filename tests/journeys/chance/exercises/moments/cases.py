import numpy as np


def cases(rng):
    yield "coin", {"p": np.array([0.5, 0.5]), "x": np.array([0.0, 2.0])}
    yield "loaded coin", {"p": np.array([0.9, 0.1]), "x": np.array([0.0, 1.0])}
    yield "sure", {"p": np.array([1.0]), "x": np.array([3.0])}
    yield "far out", {"p": np.array([0.5, 0.5]), "x": np.array([1e6, 1e6 + 1])}
    yield "random", {"p": rng.dirichlet(np.ones(5)), "x": rng.normal(size=5)}
