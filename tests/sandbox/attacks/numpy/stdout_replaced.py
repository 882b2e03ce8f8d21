"""Replaces the files that the cell flushes at its end."""

# EXPECT: timeout fail
# SECONDS: 0.5
import sys


class Endless:
    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        while True:
            pass


sys.stdout = sys.stderr = Endless()
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
