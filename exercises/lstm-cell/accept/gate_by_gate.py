import numpy as np


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """A linear layer for each gate, on input and hidden values side by side."""
    hidden = h.shape[1]
    both = np.concatenate([x, h], axis=1)

    def layer(block):
        rows = slice(block * hidden, (block + 1) * hidden)
        weights = np.concatenate([W_ih[rows], W_hh[rows]], axis=1)
        return both @ weights.T + (b_ih[rows] + b_hh[rows])

    def sigmoid(z):
        return (1 + np.tanh(z / 2)) / 2

    kept = c * sigmoid(layer(1))
    new = kept + sigmoid(layer(0)) * np.tanh(layer(2))
    return [sigmoid(layer(3)) * np.tanh(new), new]
