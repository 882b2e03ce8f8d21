"""Returns an array without entries whose sums would fill all memory of the judge."""
# EXPECT: error

import numpy as np


def softmax(x, axis=-1):
    return np.empty((1 << 26, 0))
