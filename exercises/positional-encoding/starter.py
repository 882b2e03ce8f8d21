import numpy as np


def positional_encoding(T: int, D: int) -> np.ndarray:
    """One vector for each position 0..T-1: sine and cosine side by side. D is even. Returns (T, D)."""
    raise NotImplementedError
