import numpy as np


def mean_squared_error(prediction: np.ndarray, target: np.ndarray) -> float:
    """Mean of the squared differences over all entries.

    prediction, target: the same shape, any.
    Returns one number.
    """
    raise NotImplementedError
