"""Leaves with status 0 while a value is being serialised."""

# EXPECT: error
import os

import numpy as np


class Leaving(np.ndarray):
    def __array_finalize__(self, other):
        os._exit(0)


def softmax(x, axis=-1):
    return np.zeros(3).view(Leaving)
