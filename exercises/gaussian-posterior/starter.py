import numpy as np


def posterior(
    X: np.ndarray,
    mu1: np.ndarray,
    mu2: np.ndarray,
    S1: np.ndarray,
    S2: np.ndarray,
    n1: int,
    n2: int,
) -> np.ndarray:
    """Probability of class 1 at each row.

    X: (M, D); mu1, mu2: (D,); S1, S2: (D, D); n1, n2: the numbers of examples.
    Returns (M,).
    """
    raise NotImplementedError
