from collections.abc import Callable

import numpy as np

Params = dict[str, np.ndarray]


def train(
    params: Params,
    loss_and_grads: Callable[[Params, np.ndarray, np.ndarray], tuple[float, Params]],
    X: np.ndarray,
    y: np.ndarray,
    orders: np.ndarray,
    batch_size: int,
    rate: float,
) -> tuple[Params, list[float]]:
    """Gradient descent, batch by batch, epoch by epoch.

    X: (N, D), y: (N,), orders: (E, N), one row of example numbers for each epoch.
    Returns the parameters after the last step, and the loss of every batch before its step.
    """
    raise NotImplementedError
