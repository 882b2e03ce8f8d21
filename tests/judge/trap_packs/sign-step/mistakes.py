import numpy as np


def minus_one_at_zero(x, g, lr):
    """Where the gradient is exactly 0 your result moved up by lr. What is the sign of 0?

    Take 0 as the sign of 0, so that nothing moves there.
    """
    return x - lr * np.where(np.asarray(g) > 0, 1.0, -1.0)


def plus_one_at_zero(x, g, lr):
    """Where the gradient is exactly 0 your result moved down by lr. What is the sign of 0?

    Take 0 as the sign of 0, so that nothing moves there.
    """
    return x - lr * np.where(np.asarray(g) >= 0, 1.0, -1.0)
