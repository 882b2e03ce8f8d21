import numpy as np


def positional_encoding(T, D):
    """The rates through a logarithm; every second column filled at once."""
    rates = np.exp(np.arange(0, D, 2) * (-np.log(10000.0) / D))
    table = np.empty((T, D))
    table[:, 0::2] = np.sin(np.outer(np.arange(T), rates))
    table[:, 1::2] = np.cos(np.outer(np.arange(T), rates))
    return table
