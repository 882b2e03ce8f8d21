import numpy as np


def linear_backward_one_row(
    x: np.ndarray, W: np.ndarray, dy: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the loss with respect to input, weights and bias of y = W x + b, for one example.

    x: (D,), W: (O, D), dy: (O,), the gradient of the loss with respect to y.
    Returns dx: (D,), dW: (O, D), db: (O,).
    """
    raise NotImplementedError
