"""Stays inside one call of NumPy."""

# EXPECT: timeout
# SECONDS: 0.5
import numpy as np


def softmax(x, axis=-1):
    a = np.ones((1000, 1000))
    np.einsum("ij,jk,kl,lm->im", a, a, a, a, optimize=False)
