import numpy as np


def hard_sigmoid(x: np.ndarray) -> np.ndarray:
    """0 up to -3, 1 from 3 on, straight in between; made of two ReLUs.

    x: (N,). Returns (N,).
    """
    raise NotImplementedError
