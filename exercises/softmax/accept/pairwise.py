import numpy as np


def softmax(x, axis=-1):
    """One over the sum of exp(x_j - x_i): differences only. What overflows belongs to a probability of 0."""
    scores = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    with np.errstate(over="ignore", invalid="ignore"):
        ratios = np.exp(scores[..., None, :] - scores[..., :, None])
        p = 1 / ratios.sum(axis=-1)
    p[np.isneginf(scores)] = 0
    return np.moveaxis(p, -1, axis)
