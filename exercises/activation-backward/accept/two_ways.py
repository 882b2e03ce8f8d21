import numpy as np


def activation_backward(z, dy, kind):
    """Slopes from exponentials and masks, by cases; the sigmoid's as a quarter of a squared sech."""
    z = np.asarray(z, dtype=float)
    if kind == "relu":
        return np.where(z > 0, dy, 0)
    half = 2 if kind == "sigmoid" else 1
    return dy / np.cosh(z / half) ** 2 / half**2
