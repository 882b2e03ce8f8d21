from collections.abc import Callable

import numpy as np


def numerical_gradient(f: Callable[[np.ndarray], float], theta: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Central differences: each entry of theta nudged up and down by eps.

    Returns an array with the shape of theta.
    """
    raise NotImplementedError


def check_gradients(
    loss: Callable[[dict[str, np.ndarray]], float],
    params: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
) -> dict[str, bool]:
    """For every name, whether the gradient agrees with the numerical one to within 0.0001 everywhere."""
    raise NotImplementedError


def network_gradients(x: np.ndarray, t: np.ndarray, params: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Gradients of the mean squared error of linear, sigmoid, linear. One line is wrong: which?

    x: (N, D), t: (N, O); params: W1 (H, D), b1 (H,), W2 (O, H), b2 (O,).
    """
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z = x @ W1.T + b1
    a = 1 / (1 + np.exp(-z))
    y = a @ W2.T + b2
    dy = 2 * (y - t) / y.size
    dW2 = dy.T @ a
    db2 = dy.sum(axis=0)
    da = dy @ W2
    dz = da * z * (1 - z)
    dW1 = dz.T @ x
    db1 = dz.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
