import numpy as np


def _logsumexp(z, axis=-1):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=axis, keepdims=True)
    return np.squeeze(m + np.log(np.exp(z - m).sum(axis=axis, keepdims=True)), axis=axis)


def _log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.expand_dims(_logsumexp(z, axis), axis)


def _naive(z):
    return np.log(np.exp(np.asarray(z, dtype=float)).sum(axis=-1))


def _naive_difference(z):
    return np.asarray(z, dtype=float) - _naive(z)[..., None]


def _log_of_quotient(z):
    e = np.exp(np.asarray(z, dtype=float))
    return np.log(e / e.sum(axis=-1, keepdims=True))


def _log_of_stable_quotient(z):
    return np.log(np.exp(_log_softmax(z)))


def _without_maximum(z):
    return _logsumexp(z) - np.asarray(z, dtype=float).max(axis=-1)


def _difference_without_maximum(z):
    return np.asarray(z, dtype=float) - _without_maximum(z)[..., None]


def _by_global_maximum(z):
    z = np.asarray(z, dtype=float)
    return z.max() + np.log(np.exp(z - z.max()).sum(axis=-1))


def _difference_by_global_maximum(z):
    return np.asarray(z, dtype=float) - _by_global_maximum(z)[..., None]


def _maximum(z):
    return np.asarray(z, dtype=float).max(axis=-1)


def _distance_to_maximum(z):
    return np.asarray(z, dtype=float) - _maximum(z)[..., None]


def _kept_axis(z):
    return _logsumexp(z)[..., None]


def _of_the_mean(z):
    return _logsumexp(z) - np.log(np.shape(z)[-1])


def _difference_to_the_mean(z):
    return np.asarray(z, dtype=float) - _of_the_mean(z)[..., None]


def _turned(z):
    return -_log_softmax(z)


def _misaligned(z):
    return np.asarray(z, dtype=float) - _logsumexp(z)


def _probabilities(z):
    return np.exp(_log_softmax(z))


class log_of_softmax:
    """A class 800 below the best gets a log-probability of minus infinity instead of about -800; the rest
    is right. What is its probability in your number format, and what is the logarithm of that?

    Write the logarithm of the quotient as a difference, so that no probability is formed on the way.
    """

    log_softmax = _log_of_stable_quotient


class log_of_plain_softmax:
    """The log-softmax is not a number around 1000 and -1000, and the log-sum-exp is right. Which of the two
    forms a quotient of exponentials?

    Let the log-softmax be the score minus your log-sum-exp; then it needs no exponential of its own.
    """

    log_softmax = _log_of_quotient


class overflow:
    """Ordinary scores come out right; around 1000 the log-sum-exp is infinite, and around -1000 it is minus
    infinity. How large is one exponential of 1000, even before it is summed?

    Take the largest score of each slice out of the sum: subtract it inside and add it outside.
    """

    logsumexp = _naive
    log_softmax = _naive_difference


class overflow_in_logsumexp_only:
    """The log-softmax is right everywhere; the log-sum-exp is infinite around 1000 and minus infinity
    around -1000. What did the log-softmax subtract first that the log-sum-exp does not?

    Use the same shift by the maximum in the log-sum-exp, and add the maximum again at the end.
    """

    logsumexp = _naive
    log_softmax = _log_softmax


class maximum_not_added_back:
    """Your log-sum-exp is too small by the largest score of each slice, and the log-softmax too large by
    it; for one class it gives 0 whatever the score. What was taken out of the sum, and where did it go?

    Add the maximum back outside the logarithm, because there it belongs to the sum again.
    """

    logsumexp = _without_maximum
    log_softmax = _difference_without_maximum


class maximum_not_added_back_in_logsumexp:
    """The log-softmax is right; the log-sum-exp is too small by the largest score of each slice. For a
    single class, should the log-sum-exp be 0, or the score?

    The shift cancels in the log-softmax and does not cancel in the log-sum-exp: add the maximum back there.
    """

    logsumexp = _without_maximum
    log_softmax = _log_softmax


class global_maximum:
    """All is right except where a slice lies about 800 or more below the largest score of the whole array:
    there your sum is 0 and its logarithm minus infinity. Whose maximum should a slice use?

    Take the maximum along the last axis, one for every slice.
    """

    logsumexp = _by_global_maximum
    log_softmax = _difference_by_global_maximum


class maximum_instead:
    """Your log-sum-exp is the largest score itself, and the largest log-probability of each slice is 0. What
    do the exponentials of such a row of log-probabilities sum to?

    The maximum is only the first part; the logarithm of the summed shifted exponentials has to be added.
    """

    logsumexp = _maximum
    log_softmax = _distance_to_maximum


class mean_of_exponentials:
    """Your log-sum-exp is too small by the logarithm of C, and the exponentials of a row of your
    log-softmax sum to C. Is it the sum of the exponentials that you took, or their mean?

    Add the exponentials up and do not divide by their number.
    """

    logsumexp = _of_the_mean
    log_softmax = _difference_to_the_mean


class last_axis_kept:
    """Your log-sum-exp has the right numbers, with an axis of length 1 at the end. How many numbers are left
    of a slice once it is summed up?

    Keep the axis for the subtraction, and drop it from what the function returns.
    """

    logsumexp = _kept_axis
    log_softmax = _log_softmax


class sign_turned:
    """No log-probability is below 0, so that their exponentials are all at least 1. Which of the two is
    subtracted from the other: the score, or the log-sum-exp?

    Subtract the log-sum-exp from the score.
    """

    log_softmax = _turned


class lost_axis:
    """In square arrays each column is corrected by the sum of another row, and for other shapes the two
    do not fit together. Which shape has the log-sum-exp of a (2, 3) array, and with which axis does it
    line up?

    Give the log-sum-exp back its last axis, of length 1, before it is subtracted.
    """

    log_softmax = _misaligned


class log_left_out:
    """Your log-softmax lies between 0 and 1 and its rows sum to 1. Are these log-probabilities, or
    probabilities?

    Leave out the exponential at the end: the difference is the answer already.
    """

    log_softmax = _probabilities


class wrong_axis:
    """The sums run down the first axis: for a (2, 3) array your log-sum-exp has three numbers. Along which
    axis do the classes lie?

    Reduce along the last axis, both for the maximum and for the sum.
    """

    @staticmethod
    def logsumexp(z):
        return _logsumexp(z, 0)

    @staticmethod
    def log_softmax(z):
        return _log_softmax(z, 0)


class second_axis:
    """Tables come out right; arrays with three axes are summed along their middle one. Which axis is the
    last of three?

    Count the axis from the end, so that it is the last whatever stands before it.
    """

    @staticmethod
    def logsumexp(z):
        return _logsumexp(z, min(1, np.ndim(z) - 1))

    @staticmethod
    def log_softmax(z):
        return _log_softmax(z, min(1, np.ndim(z) - 1))


class over_everything:
    """Your log-sum-exp is a single number whatever the shape, and only all exponentials of the array
    together sum to 1. How many sums has an array of two rows?

    Reduce along the last axis only, so that every slice has a sum of its own.
    """

    @staticmethod
    def logsumexp(z):
        return _logsumexp(np.ravel(z))

    @staticmethod
    def log_softmax(z):
        return np.asarray(z, dtype=float) - _logsumexp(np.ravel(z))


class log_base_two:
    """Your log-probabilities are all too large in size by the same factor, about 1.4427. Which base has the
    logarithm of the statement?

    Use the natural logarithm, the one that undoes the exponential.
    """

    @staticmethod
    def log_softmax(z):
        return _log_softmax(z) / np.log(2)
