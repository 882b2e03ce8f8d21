import numpy as np


def equally_likely(p, x):
    """For the fair coin both numbers are right; for the loaded one they are those of the fair one. What is
    the most probable value?

    Weigh each value, and each squared distance, with its probability.
    """
    return x.mean(), np.mean((x - x.mean()) ** 2)


def mean_of_squares(p, x):
    """The mean is right. The second number for a sure 3 is 9, though nothing varies. From where are distances
    measured?

    Subtract the mean before you square.
    """
    return p @ x, p @ x**2


def standard_deviation(p, x):
    """The mean is right, and the second number is the square root of what is asked for. In which unit is a
    variance measured?

    Leave the root out.
    """
    m = p @ x
    return m, np.sqrt(p @ (x - m) ** 2)


def exchanged(p, x):
    """Both numbers are right, each in the other's place. Which one comes first?

    Return the expectation, then the variance.
    """
    m = p @ x
    return p @ (x - m) ** 2, m
