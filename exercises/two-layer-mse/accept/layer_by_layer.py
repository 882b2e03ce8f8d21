import numpy as np


def _forward(x, W, b):
    return np.einsum("nd,od->no", x, W) + b


def _backward(x, W, dy):
    return np.einsum("no,od->nd", dy, W), np.einsum("no,nd->od", dy, x), np.einsum("no->o", dy)


def two_layer_mse(x, t, W1, b1, W2, b2):
    """The pieces of the unit put together, each layer a function."""
    z = _forward(x, W1, b1)
    a = 1 / (1 + np.exp(-z))
    error = _forward(a, W2, b2) - t
    da, dW2, db2 = _backward(a, W2, error * (2 / error.size))
    _dx, dW1, db1 = _backward(x, W1, da * (a - a**2))
    return np.sum(error * error) / error.size, dW1, db1, dW2, db2
