import numpy as np


def fit_gaussian(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The most likely Gaussian for a cloud of points.

    X: (N, D) points, one a row.
    Returns mu: (D,) and Sigma: (D, D).
    """
    raise NotImplementedError
