"""Returns numbers at the edge of what floats hold, signalling NaNs among them."""

# EXPECT: fail
import numpy as np


def softmax(x, axis=-1):
    bits = np.array([0x7FF0000000000001, 0xFFEFFFFFFFFFFFFF, 0x7FEFFFFFFFFFFFFF, 1], dtype=np.uint64)
    return np.resize(bits.view(np.float64), x.shape)
