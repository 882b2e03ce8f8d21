import numpy as np


def mlp_backprop(
    x: np.ndarray, t: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Mean cross-entropy of a two-layer classifier with sigmoids, and the gradients of its parameters.

    x: (N, D), t: (N,), W1: (H, D), b1: (H,), W2: (C, H), b2: (C,).
    Returns loss, dW1: (H, D), db1: (H,), dW2: (C, H), db2: (C,).
    """
    raise NotImplementedError
