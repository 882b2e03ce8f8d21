import numpy as np


def gaussian_logpdf(X: np.ndarray, mu: np.ndarray, Sigma: np.ndarray) -> np.ndarray:
    """Logarithm of the Gaussian density at each row.

    X: (N, D); mu: (D,); Sigma: (D, D).
    Returns (N,).
    """
    raise NotImplementedError
