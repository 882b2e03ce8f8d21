import numpy as np


def band_mask(T, w):
    """What lies not too far right, and not too far left."""
    return np.tril(np.triu(np.ones((T, T), dtype=bool), -w), w)
