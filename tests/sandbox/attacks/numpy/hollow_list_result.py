"""The same in pieces, each of which is small."""
# EXPECT: fail

import numpy as np


def softmax(x, axis=-1):
    return [np.empty((1 << 16, 0))] * 500
