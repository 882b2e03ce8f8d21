import numpy as np


def two_layer_mse(
    x: np.ndarray, t: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Loss and gradients of a network with one sigmoid layer, a linear output and a mean squared error.

    x: (N, D), t: (N, O), W1: (H, D), b1: (H,), W2: (O, H), b2: (O,).
    Returns loss (one number), dW1: (H, D), db1: (H,), dW2: (O, H), db2: (O,).
    """
    raise NotImplementedError
