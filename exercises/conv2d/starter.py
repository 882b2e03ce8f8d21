import numpy as np


def conv2d(
    x: np.ndarray, w: np.ndarray, b: np.ndarray | None = None, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """Every filter on every place of every picture; filters are not turned round.

    x: (N, C, H, W), w: (O, C, kh, kw), b: (O,) or None.
    Returns (N, O, H', W') with H' = (H + 2 padding - kh) // stride + 1, and W' likewise.
    """
    raise NotImplementedError
