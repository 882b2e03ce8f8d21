import numpy as np

rng = np.random.default_rng()


def dropout(x, p):
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))
