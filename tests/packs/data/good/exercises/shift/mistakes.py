"""Wrong answers that people give."""

import numpy as np


def _largest(x):
    return np.max(x)


def added_instead(x):
    """No entry of your result is zero,
    and all of them have grown. What became of the largest score?

    Subtract the maximum; adding it moves
    the scores the other way.
    """
    return x + _largest(x)


class wrong_end:
    """The smallest entry of your result is zero. Which one should be?

    Shift by the largest score.
    """

    def shift(x):
        return x - np.min(x)
