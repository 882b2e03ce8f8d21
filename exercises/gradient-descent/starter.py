import numpy as np


def gd_linear(
    x: np.ndarray,
    y: np.ndarray,
    w0: float,
    b0: float,
    lr: float,
    steps: int,
) -> np.ndarray:
    """Gradient descent on the mean squared error of the line b + w*x.

    x, y: (N,); w0, b0: the start; lr: learning rate; steps: how many steps.
    Returns [w, b] after the last step.
    """
    raise NotImplementedError
