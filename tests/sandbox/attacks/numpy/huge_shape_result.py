"""Returns no entries in an enormous shape."""

# EXPECT: fail error
import numpy as np


def softmax(x, axis=-1):
    return np.zeros((0, 2**40, 2**20))
