import numpy as np


def split_heads(x: np.ndarray, num_heads: int) -> np.ndarray:
    """x: (B, T, D) -> (B, num_heads, T, D / num_heads); head h gets the h-th block of columns."""
    raise NotImplementedError


def merge_heads(y: np.ndarray) -> np.ndarray:
    """y: (B, num_heads, T, w) -> (B, T, num_heads * w), the way back."""
    raise NotImplementedError
