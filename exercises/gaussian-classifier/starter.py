import numpy as np


def fit(X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
    """Maximum-likelihood Gaussians with one shared covariance.

    X: (N, D) points; y: (N,) class numbers from 0 to C-1.
    Returns {"priors": (C,), "means": (C, D), "cov": (D, D)}.
    """
    raise NotImplementedError


def posterior(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """Probability of every class at every point.

    params: what `fit` returned; X: (M, D) new points.
    Returns (M, C); every row sums to 1.
    """
    raise NotImplementedError
