import numpy as np


def sigmoid(x: float | np.ndarray) -> float | np.ndarray:
    """1 / (1 + e^(-x)), entry by entry.

    x: a number or an array of any shape. Returns the shape of x.
    """
    raise NotImplementedError


def sigmoid_backward(dout: float | np.ndarray, x: float | np.ndarray) -> float | np.ndarray:
    """Gradient of the loss with respect to x, where y = sigmoid(x).

    dout: gradient of the loss with respect to y; x: what went into the sigmoid; both of the same shape.
    Returns that shape.
    """
    raise NotImplementedError
