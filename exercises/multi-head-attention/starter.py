import numpy as np


def multi_head_attention(
    x: np.ndarray,
    Wq: np.ndarray,
    Wk: np.ndarray,
    Wv: np.ndarray,
    Wo: np.ndarray,
    bq: np.ndarray,
    bk: np.ndarray,
    bv: np.ndarray,
    bo: np.ndarray,
    num_heads: int,
    causal: bool = False,
) -> np.ndarray:
    """Self-attention in several heads.

    x: (B, T, D), weights (D, D) used as x @ W + b, biases (D,); heads are consecutive blocks of columns.
    causal: position t attends to positions 0..t only.
    Returns (B, T, D).
    """
    raise NotImplementedError
