import numpy as np


def flatten(W, b, c, b0):
    """A vector filled piece by piece, in float32."""
    H, D = W.shape
    theta = np.empty(H * (D + 2) + 1, dtype=np.float32)
    theta[: H * D], theta[H * D : -1], theta[-1] = W.reshape(-1), np.r_[b, c], b0
    return theta


def unflatten(theta, D, H):
    """Cut at the places where one ends and the next begins."""
    W, b, c, b0 = np.split(theta, np.cumsum([H * D, H, H]))
    return W.reshape(H, -1), b, c, b0.item()
