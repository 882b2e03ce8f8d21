import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Probabilities from scores.

    x: any shape; every slice along `axis` holds the scores of one example.
    Returns the shape of x; every slice along `axis` sums to 1.
    """
    raise NotImplementedError
