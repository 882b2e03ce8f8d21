"""Returns an array whose operators lie."""

# EXPECT: fail
import numpy as np


class Lying(np.ndarray):
    __eq__ = __le__ = lambda self, other: np.ones(self.shape, bool)
    __sub__ = __rsub__ = lambda self, other: np.zeros(self.shape)

    def __array_function__(self, *rest):
        return True

    def __array_ufunc__(self, *rest, **more):
        return np.zeros(self.shape)


def softmax(x, axis=-1):
    return np.zeros(x.shape).view(Lying)
