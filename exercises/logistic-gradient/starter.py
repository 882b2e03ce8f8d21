import numpy as np


def logistic_grad(X: np.ndarray, t: np.ndarray, w: np.ndarray, b: float) -> tuple[np.ndarray, float]:
    """Gradient of the mean binary cross-entropy.

    X: (N, D); t: (N,) labels, 0 or 1; w: (D,); b: one number.
    Returns dw: (D,) and db, one number.
    """
    raise NotImplementedError
