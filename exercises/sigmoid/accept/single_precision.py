import numpy as np


def sigmoid(x):
    """Everything in float32."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=np.float32)))


def sigmoid_backward(dout, x):
    """Everything in float32."""
    y = sigmoid(x)
    return np.float32(1) * np.asarray(dout, dtype=np.float32) * y * (1 - y)
