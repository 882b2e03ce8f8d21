import numpy as np


def bce(z: np.ndarray, t: np.ndarray) -> float:
    """Mean binary cross-entropy.

    z: (N,) scores; t: (N,) labels, 0 or 1.
    """
    raise NotImplementedError
