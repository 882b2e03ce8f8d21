"""Makes its own argument too large to be sent back."""
# EXPECT: fail

import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    x.resize((1_000_000,), refcheck=False)
    return e / e.sum(axis=axis, keepdims=True)
