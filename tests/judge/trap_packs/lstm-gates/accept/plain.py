import numpy as np


def lstm_cell(x, h, c, W, U, b):
    k = h.shape[1]
    z = x @ W.T + h @ U.T + b
    i, f, o = (1 / (1 + np.exp(-z[:, n * k : (n + 1) * k])) for n in (0, 1, 3))
    new = f * c + i * np.tanh(z[:, 2 * k : 3 * k])
    return o * np.tanh(new), new
