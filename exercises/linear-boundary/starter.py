import numpy as np


def shared_wb(
    mu1: np.ndarray,
    mu2: np.ndarray,
    S1: np.ndarray,
    S2: np.ndarray,
    n1: int,
    n2: int,
) -> tuple[np.ndarray, float]:
    """Weights and bias of the straight boundary.

    mu1, mu2: (D,); S1, S2: (D, D); n1, n2: the numbers of examples.
    Returns w: (D,) and b, one number.
    """
    raise NotImplementedError
