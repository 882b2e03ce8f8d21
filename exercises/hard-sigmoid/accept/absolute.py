import numpy as np


def hard_sigmoid(x):
    """A ReLU is the mean of a number and its absolute value; then half of everything cancels."""
    return 0.5 + (abs(np.asarray(x) + 3.0) - abs(np.asarray(x) - 3.0)) / 12
