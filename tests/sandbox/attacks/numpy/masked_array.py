"""Returns an array that is masked everywhere."""

# EXPECT: fail
import numpy as np


def softmax(x, axis=-1):
    return np.ma.masked_all(x.shape)
