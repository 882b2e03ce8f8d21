import numpy as np


def _rows(scores):
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def cases(rng):
    yield "one row", {"log_q": np.log([[0.5, 0.25, 0.25]]), "p": np.array([[0.25, 0.5, 0.25]])}
    yield "a zero", {"log_q": np.log([[0.5, 0.5], [0.2, 0.8]]), "p": np.array([[1.0, 0.0], [0.5, 0.5]])}
    yield "random", {"log_q": np.log(_rows(rng.normal(size=(5, 4)))), "p": _rows(rng.normal(size=(5, 4)))}
