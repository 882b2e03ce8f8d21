import numpy as np


def walks(count: int, steps: int, p: float) -> np.ndarray:
    """`count` independent walks from 0: (count, steps + 1)."""
    raise NotImplementedError
