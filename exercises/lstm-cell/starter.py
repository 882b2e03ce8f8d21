import numpy as np


def lstm_cell(
    x: np.ndarray,
    h: np.ndarray,
    c: np.ndarray,
    W_ih: np.ndarray,
    W_hh: np.ndarray,
    b_ih: np.ndarray,
    b_hh: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """One step of an LSTM for N sequences at once; the blocks of 4H are in the order i, f, g, o.

    x: (N, D), h and c: (N, H), W_ih: (4H, D), W_hh: (4H, H), b_ih and b_hh: (4H,).
    Returns the new h and the new c, (N, H) each.
    """
    raise NotImplementedError
