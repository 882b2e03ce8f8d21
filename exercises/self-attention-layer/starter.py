import numpy as np


def self_attention(x: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, Wv: np.ndarray) -> np.ndarray:
    """One new vector for each position of each sequence.

    x: (..., T, D); Wq, Wk, Wv: (D, d), used as x @ W.
    Returns (..., T, d).
    """
    raise NotImplementedError
