import numpy as np


def additive_scores(
    Q: np.ndarray, K: np.ndarray, Wq: np.ndarray, Wk: np.ndarray, w: np.ndarray
) -> np.ndarray:
    """Scores of every query with every key from a network with one hidden layer.

    Q: (Tq, dq), K: (Tk, dk), Wq: (h, dq), Wk: (h, dk), w: (h,).
    Returns (Tq, Tk).
    """
    raise NotImplementedError
