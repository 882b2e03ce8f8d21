"""Returns an array of thirty-two dimensions."""

# EXPECT: fail error
import numpy as np


def softmax(x, axis=-1):
    return np.ones((1,) * 32)
