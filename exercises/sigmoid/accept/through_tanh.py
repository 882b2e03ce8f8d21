import numpy as np


def sigmoid(x):
    """A hyperbolic tangent of half the input, raised and shrunk; it never overflows."""
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(x, dtype=float)))


def sigmoid_backward(dout, x):
    """A quarter of the slope of that tangent."""
    t = np.tanh(np.asarray(x, dtype=float) / 2)
    return np.asarray(dout) * (1 - t * t) / 4
