"""Changes the judge's copy of the input, whatever its flags."""

# EXPECT: fail
import ctypes

import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right = softmax


def softmax(x, axis=-1):
    out = right(x, axis)
    ctypes.memset(x.ctypes.data, 0, x.nbytes)
    return out
