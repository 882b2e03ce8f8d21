import numpy as np


def _step(x, mean, var, momentum, ddof=0, kept_ddof=1, old=None):
    y = (x - x.mean(0)) / np.sqrt(x.var(0, ddof=ddof) + 1e-5)
    new = 1 - momentum if old else momentum
    kept = x.var(0, ddof=kept_ddof)
    return y, (1 - new) * mean + new * x.mean(0), (1 - new) * var + new * kept


def normalised_with_the_unbiased_variance(x, mean, var, momentum):
    """The columns of your result have a variance below 1. By how many rows was the sum of squares divided?

    Normalise with the mean of the squares, over N; only the buffer keeps the one over N - 1.
    """
    return _step(x, mean, var, momentum, ddof=1)


def buffer_keeps_the_biased_variance(x, mean, var, momentum):
    """Your result is normalised as it should be, but the kept variance is too small. Which variance is meant
    for data that are seen later?

    The buffer takes the sum of squares over N - 1.
    """
    return _step(x, mean, var, momentum, kept_ddof=0)


def momentum_on_the_old_value(x, mean, var, momentum):
    """With a momentum of 0.1 nine tenths of your buffers are new. Which of the two values does it weigh?

    Here the momentum is the weight of the new value.
    """
    return _step(x, mean, var, momentum, old=True)
