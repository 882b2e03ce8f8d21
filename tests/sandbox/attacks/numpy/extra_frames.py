"""Sends answers after the last case."""

# EXPECT: violation
import os, struct

import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right, seen = softmax, []


def softmax(x, axis=-1):
    seen.append(1)
    if len(seen) == 14:
        for n in range(13, 40):
            os.write(3, struct.pack("<cIQ", b"V", n, 1) + b"N")
    return right(x, axis)
