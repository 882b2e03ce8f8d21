import numpy as np


def conv2d(x, k):
    (H, W), (h, w) = x.shape, k.shape
    rows = range(H - h + 1)
    return np.array([[np.sum(x[a : a + h, b : b + w] * k) for b in range(W - w + 1)] for a in rows])
