import numpy as np


def scaled_dot_product_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Weighted sums of the values, one for each query.

    q: (..., Tq, d), k: (..., Tk, d), v: (..., Tk, dv).
    mask: boolean, broadcasts to (..., Tq, Tk), True = may attend; None allows everything.
    Returns out: (..., Tq, dv) and weights: (..., Tq, Tk).
    """
    raise NotImplementedError
