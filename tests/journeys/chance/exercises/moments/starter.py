import numpy as np


def moments(p: np.ndarray, x: np.ndarray) -> tuple[float, float]:
    """Expectation and variance of the values x: (K,) with probabilities p: (K,)."""
    raise NotImplementedError
