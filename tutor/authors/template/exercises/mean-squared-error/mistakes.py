import numpy as np


def _difference(prediction, target):
    return np.asarray(prediction, dtype=float) - np.asarray(target, dtype=float)


def summed(prediction, target):
    """With two entries your result is twice as large as it should be, with six entries six times. What is the
    sum of the squares still to be divided by?

    Divide the sum of the squared differences by the number of entries.
    """
    return np.sum(_difference(prediction, target) ** 2)


def not_squared(prediction, target):
    """An error of 2 and an error of -2 give 0 in your result, as if nothing were wrong. What keeps errors of
    opposite sign from cancelling?

    Square each difference before you take the mean.
    """
    return np.mean(_difference(prediction, target))


def root_taken(prediction, target):
    """Your result for one error of 2 is 2, and its square is asked for. Which last step is one too many?

    Return the mean of the squares itself, without a square root.
    """
    return np.sqrt(np.mean(_difference(prediction, target) ** 2))
