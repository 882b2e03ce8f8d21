from typing import Any

import numpy as np


def batchnorm_forward(
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    momentum: float = 0.1,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[np.ndarray, Any, np.ndarray, np.ndarray]:
    """Each feature with mean 0 and variance 1, then scaled by gamma and shifted by beta.

    x: (N, D); gamma, beta, running_mean, running_var: (D,).
    Returns out: (N, D), a cache for the way back, and the new running mean and variance: (D,) each.
    """
    raise NotImplementedError


def batchnorm_backward(dout: np.ndarray, cache: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the loss by x, gamma and beta; the statistics of the batch depend on x.

    dout: (N, D), the gradient by `out`; cache: what the forward function returned, with training=True.
    Returns dx: (N, D), dgamma: (D,), dbeta: (D,).
    """
    raise NotImplementedError
