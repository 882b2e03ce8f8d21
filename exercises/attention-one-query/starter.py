import numpy as np


def attend(q: np.ndarray, K: np.ndarray, V: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One query among T keys.

    q: (d,), K: (T, d), V: (T, dv).
    Returns out: (dv,), the mixture of values, and weights: (T,), which sum to 1.
    """
    raise NotImplementedError
