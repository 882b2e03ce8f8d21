import numpy as np


def linear_backward(x, W, dy):
    """One outer product for each example, summed; broadcasting for the input."""
    contributions = dy[:, :, None] * x[:, None, :]
    return (dy[:, :, None] * W).sum(axis=1), np.sum(contributions, axis=0), np.ones(len(dy)) @ dy
