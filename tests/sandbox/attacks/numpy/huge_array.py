"""Returns ten gigabytes."""

# EXPECT: error
import numpy as np


def softmax(x, axis=-1):
    return np.ones(10 * 2**27)
