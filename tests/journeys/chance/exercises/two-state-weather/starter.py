import numpy as np


def step(belief: np.ndarray, T: np.ndarray) -> np.ndarray:
    """belief: (K,), T: (K, K) with rows that sum to 1 -> tomorrow's belief, (K,)."""
    raise NotImplementedError


def stationary(T: np.ndarray) -> np.ndarray:
    """The distribution (K,) that a step leaves as it is."""
    raise NotImplementedError


def filtered(belief: np.ndarray, T: np.ndarray, likelihood: np.ndarray) -> np.ndarray:
    """The belief (K,) after D days with the likelihoods (D, K) of what was seen on them."""
    raise NotImplementedError
