import numpy as np


def adam_step(
    param: np.ndarray,
    grad: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One step of Adam, number t (the first is 1), for parameters of any shape.

    grad, m, v: the shape of param; m and v are the averages after the step before.
    Returns the new param, m and v; m and v are not yet corrected for their start at 0.
    """
    raise NotImplementedError
