import numpy as np


def linear_backward(x, W, dy):
    """The index formulas as they stand."""
    return np.einsum("no,od->nd", dy, W), np.einsum("no,nd->od", dy, x), np.einsum("no->o", dy)
