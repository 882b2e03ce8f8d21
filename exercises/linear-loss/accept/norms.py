import numpy as np


def linear_loss(w, b, x, y, kind):
    """A distance between two vectors is a norm: the first one, or the second one squared."""
    order = {"mae": 1, "mse": 2}[kind]
    away = np.linalg.norm(np.polyval([w, b], x) - y, ord=order)
    return away**order / x.size
