import numpy as np


def log_softmax(x: np.ndarray) -> np.ndarray:
    """Logarithm of the softmax over the last axis.

    x: any shape; the scores of one example lie along the last axis.
    Returns the shape of x.
    """
    raise NotImplementedError


def cross_entropy(logits: np.ndarray, targets: np.ndarray) -> float:
    """Mean cross-entropy of a batch.

    logits: (N, C) scores; targets: (N,) class numbers from 0 to C-1.
    Returns one number, the mean over the N rows.
    """
    raise NotImplementedError
