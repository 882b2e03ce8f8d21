"""Gives right answers and leaves before the end."""

# EXPECT: error
import os

import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right, seen = softmax, []


def softmax(x, axis=-1):
    seen.append(1)
    if len(seen) == 14:
        os._exit(0)
    return right(x, axis)
