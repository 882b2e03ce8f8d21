import numpy as np


def sigmoid(x):
    """The formula as it stands: one over infinity is 0, with a warning."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def sigmoid_backward(dout, x):
    """The product of the two outputs at x and at -x."""
    return dout * sigmoid(x) * sigmoid(-np.asarray(x, dtype=float))
