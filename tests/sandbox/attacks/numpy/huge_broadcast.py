"""Returns a view that is ten gigabytes when written out."""

# EXPECT: error
import numpy as np


def softmax(x, axis=-1):
    return np.broadcast_to(np.float64(1), (10 * 2**27,))
