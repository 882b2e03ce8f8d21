import numpy as np


def fit_logistic(
    X: np.ndarray,
    t: np.ndarray,
    lr: float,
    steps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    """Gradient descent from zero on the mean binary cross-entropy.

    X: (N, D); t: (N,) labels, 0 or 1; lr: learning rate; steps: how many steps.
    Returns w: (D,), b: one number, losses: (steps,), each before its step.
    """
    raise NotImplementedError
