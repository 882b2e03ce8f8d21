import math

import numpy as np


def sigmoid(x):
    """Entry by entry in plain Python; the result is a number or a nested list."""

    def one(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        return math.exp(value) / (1 + math.exp(value))

    x = np.asarray(x, dtype=float)
    return np.array([one(value) for value in x.ravel().tolist()]).reshape(x.shape).tolist()


def sigmoid_backward(dout, x):
    """Through the hyperbolic cosine, without the forward function."""
    x = np.clip(np.asarray(x, dtype=float), -700, 700)
    return (np.asarray(dout) / (2 + 2 * np.cosh(x))).tolist()
