"""Returns single-precision numbers that overflow when they are compared."""

# EXPECT: fail
import numpy as np


def softmax(x, axis=-1):
    return np.full(x.shape, np.finfo(np.float32).max, dtype=np.float32)
