"""Returns wrong numbers in the other byte order and in strange strides."""

# EXPECT: fail
import numpy as np


def softmax(x, axis=-1):
    wide = np.zeros((*x.shape, 3), dtype=">f8")
    return wide[..., ::-2][..., 0].T.T
