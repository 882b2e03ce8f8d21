import numpy as np


def softmax(x, axis=-1):
    """The exponential of x - log(sum(exp(x))); the logarithm of the sum comes from logaddexp."""
    x = np.asarray(x, dtype=np.float64)
    return np.exp(x - np.logaddexp.reduce(x, axis=axis, keepdims=True))
