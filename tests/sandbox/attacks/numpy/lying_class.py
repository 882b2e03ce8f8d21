"""Fools isinstance by __class__."""

# EXPECT: fail error
import numpy as np


class Liar:
    __class__ = np.ndarray
    dtype, shape, ndim, size = np.dtype(float), (3,), 1, 3


def softmax(x, axis=-1):
    return Liar()
