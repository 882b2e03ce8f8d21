import numpy as np


def band_mask(T: int, w: int) -> np.ndarray:
    """(T, T), True where two positions are at most w apart."""
    raise NotImplementedError
