"""Knows by heart the answers to the first inputs that it met; another seed must find it out."""

# EXPECT: fail
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right = softmax
known = {0.0, 1.0, 2.0, 5.0, 3.0, -1.0, 0.5, 1000.0, 800.0}


def softmax(x, axis=-1):
    return right(x, axis) if float(x.flat[0]) in known else 0 * x
