import numpy as np


def linear_backward_one_row(x, W, dy):
    """A column of dy times a row of x; the sum over outputs written out."""
    return (np.asarray(W) * dy[:, None]).sum(axis=0), dy[:, None] * x[None, :], dy * 1.0
