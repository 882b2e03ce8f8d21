import numpy as np


def flatten(W: np.ndarray, b: np.ndarray, c: np.ndarray, b0: float) -> np.ndarray:
    """One vector of all parameters: W row by row, then b, then c, then b0.

    W: (H, D), b: (H,), c: (H,), b0: one number. Returns (H*D + 2*H + 1,).
    """
    raise NotImplementedError


def unflatten(theta: np.ndarray, D: int, H: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """The parameters in theta: (H*D + 2*H + 1,), for D inputs and H hidden neurons.

    Returns W: (H, D), b: (H,), c: (H,), b0: one number.
    """
    raise NotImplementedError
