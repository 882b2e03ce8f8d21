"""Returns an array of objects."""

# EXPECT: fail error
import numpy as np


class Yes:
    def __eq__(self, other):
        return True


def softmax(x, axis=-1):
    return np.array([Yes()] * 3, dtype=object)
