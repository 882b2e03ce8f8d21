import numpy as np


def cases(rng):
    yield "one large gradient", {"grads": np.array([[4.0], [0.0], [0.0]]), "beta": 0.75, "eps": 0.0}
    yield "random", {"grads": rng.normal(size=(6, 3)), "beta": 0.9, "eps": 1e-3}
