import numpy as np


def _softmax(scores, allowed):
    scores = np.where(allowed, scores, -np.inf)
    with np.errstate(all="ignore"):
        e = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)


def true_means_may_attend(scores, blocked):
    """Your weights are 0 where the mask is False, and positive where it is True. What does True mean here?

    Block the keys at which the mask is True.
    """
    return _softmax(scores, blocked)


def empty_row_gives_zeros(scores, blocked):
    """In the row without any key your weights are 0, and 0 divided by 0 is asked for. Who decided that?

    Leave the quotient as it is: here a row without any key is not a number.
    """
    return np.nan_to_num(_softmax(scores, ~blocked))
