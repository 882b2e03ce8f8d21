import numpy as np


def causal_attention(Q: np.ndarray, K: np.ndarray, V: np.ndarray) -> np.ndarray:
    """Attention in which position t sees positions 0..t. Q, K: (N, T, d), V: (N, T, dv) -> (N, T, dv)."""
    raise NotImplementedError
