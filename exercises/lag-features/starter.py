import numpy as np


def lag_features(series: np.ndarray, days: int) -> tuple[np.ndarray, np.ndarray]:
    """A table of examples: the `days` days before, and the day that follows.

    series: (T,), the oldest first. Returns X: (T - days, days), the oldest day first, and y: (T - days,).
    """
    raise NotImplementedError
