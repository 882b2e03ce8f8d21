import numpy as np


def _terms(log_q, p):
    return np.where(p > 0, p * (np.log(np.where(p > 0, p, 1)) - log_q), 0)


def mean_over_classes_too(log_q, p):
    """With three classes your result is a third of what it should be. What is the mean taken over?

    Sum over the classes, and take the mean over the rows only.
    """
    return _terms(log_q, p).mean()


def summed_over_rows(log_q, p):
    """With five rows your result is five times as large. What is the mean taken over?

    Sum over the classes, and divide by the number of rows.
    """
    return _terms(log_q, p).sum()


def zero_times_log_zero(log_q, p):
    """Where a probability is exactly 0 your result is not a number. What does p log p tend to there?

    A class with p = 0 contributes 0.
    """
    with np.errstate(all="ignore"):
        return (p * (np.log(p) - log_q)).sum(axis=1).mean()
