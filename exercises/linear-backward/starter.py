import numpy as np


def linear_backward(
    x: np.ndarray, W: np.ndarray, dy: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the loss with respect to the input, the weights and the bias of y = x W^T + b.

    x: (N, D), W: (O, D), dy: (N, O), the gradient of the loss with respect to y.
    Returns dx: (N, D), dW: (O, D), db: (O,).
    """
    raise NotImplementedError
