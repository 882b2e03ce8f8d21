import numpy as np


def _shifted(x, axis):
    x = np.asarray(x, dtype=float)
    return np.exp(x - x.max(axis=axis, keepdims=True))


def _softmax(x, axis):
    e = _shifted(x, axis)
    return e / e.sum(axis=axis, keepdims=True)


def wrong_axis(x, axis=-1):
    """The columns of your result sum to 1 and the rows do not, whichever axis is asked for. Which axis
    holds the classes?

    Subtract the maximum and divide by the sum along the axis that the argument names, keeping that axis
    so that both line up with the scores again.
    """
    return _softmax(x, 0)


def wrong_axis_and_no_shift(x, axis=-1):
    """The columns of your result sum to 1 and the rows do not; around 1000 it is not a number. Which axis
    holds the classes?

    Divide by the sum along the axis that the argument names, keeping that axis; then subtract the maximum
    along the same axis first, so that no exponential overflows.
    """
    e = np.exp(np.asarray(x, dtype=float))
    return e / e.sum(axis=0)


def shift_and_sum_along_different_axes(x, axis=-1):
    """The columns of your result sum to 1, but each row was shifted by a number of its own before. Along
    which axis does a shift cancel?

    Take the maximum and the sum along the same axis, the one that the argument names.
    """
    e = _shifted(x, -1)
    return e / e.sum(axis=0)


def first_axis_by_default(x, axis=None):
    """Where the call names an axis the result is right; without one the columns sum to 1 and the rows do
    not. Which axis do the classes lie along when none is named?

    Let the axis default to the last one, as in the statement.
    """
    return _softmax(x, 0 if axis is None else axis)


def axis_ignored(x, axis=-1):
    """The slices along the last axis sum to 1 in every case, also where another axis was asked for. What
    does your result for axis 0 sum to down its columns?

    Use the argument in both places: for the maximum and for the sum.
    """
    return _softmax(x, -1)


def no_max_subtraction(x, axis=-1):
    """Scores of ordinary size come out right; around 1000 and -1000 the result is not a number. How large
    is the exponential of 1000, and what is left when it is divided by itself?

    Subtract the maximum of each slice before exponentiating: the quotient stays the same and the largest
    exponential becomes 1.
    """
    e = np.exp(np.asarray(x, dtype=float))
    return e / e.sum(axis=axis, keepdims=True)


def global_max(x, axis=-1):
    """The result is right except in slices whose scores lie far below the largest score of the whole
    array: there it is 0 divided by 0. What is the largest exponential in such a slice?

    Shift every slice by its own maximum instead of by the maximum of all.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max())
    return e / e.sum(axis=axis, keepdims=True)


def mean_subtracted(x, axis=-1):
    """Moderate scores come out right; where scores lie far apart, or one of them is minus infinity, the
    result is not a number. Subtracting which number of a slice makes sure that no exponential is above 1?

    Subtract the largest score of each slice; the mean may lie far below it.
    """
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(x - x.mean(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)


def normalised_over_everything(x, axis=-1):
    """All entries of your result together sum to 1. What should a single row sum to?

    Every slice along the axis has a sum of its own; divide each by its own.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max())
    return e / e.sum()


def no_keepdims(x, axis=-1):
    """For a square array the rows do not sum to 1, and even equal shifts of a row change it; for other
    shapes nothing comes out at all. Which shape has the maximum of a (2, 3) array along its rows, and
    with which axis of the array does it line up?

    Let the maximum and the sum keep the reduced axis with length 1, so that each row meets its own.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=axis))
    return e / e.sum(axis=axis)


def no_keepdims_in_sum(x, axis=-1):
    """For a square array every column seems to have been divided by the sum of another row; for other
    shapes nothing comes out at all. Which shape has the sum of a (2, 3) array along its rows, and with
    which axis does it line up?

    Let the sum keep the reduced axis with length 1, as the maximum already does.
    """
    e = _shifted(x, axis)
    return e / e.sum(axis=axis)


def no_keepdims_global_max(x, axis=-1):
    """For a square array the rows do not sum to 1, and each column is divided by the sum of another row.
    Which shape has the sum of a (2, 3) array along its rows, and with which axis does it line up?

    Let the sum keep the reduced axis with length 1, and take the maximum of each slice in the same way.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max())
    return e / e.sum(axis=axis)


def exponentials_not_divided(x, axis=-1):
    """The largest entry of every slice is exactly 1, and the others are below it. What does such a slice
    sum to?

    After exponentiating, divide each slice by its sum.
    """
    return _shifted(x, axis)


def sigmoid_each(x, axis=-1):
    """Every entry lies between 0 and 1, but each one depends on its own score alone: the slices do not
    sum to 1. If one score of a row grows, what should happen to its neighbours?

    Divide by the sum over the whole slice, so that the entries share one unit of probability.
    """
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def not_exponentiated(x, axis=-1):
    """A score of 0 gets a probability of 0, and where a row has scores of both signs some entries are
    negative. Which function turns every real number into a positive one?

    Exponentiate the shifted scores before dividing by their sum.
    """
    x = np.asarray(x, dtype=float)
    return x / x.sum(axis=axis, keepdims=True)


def scores_below_the_maximum_grow(x, axis=-1):
    """The smallest score of a slice has the largest probability. Which score should win?

    Subtract the maximum from the scores, not the scores from the maximum, before exponentiating.
    """
    x = np.asarray(x, dtype=float)
    e = np.exp(x.max(axis=axis, keepdims=True) - x)
    return e / e.sum(axis=axis, keepdims=True)


def log_returned(x, axis=-1):
    """No entry is above 0, so these are no probabilities; the exponentials of your entries would sum to
    1. Was the probability asked for, or its logarithm?

    Return the quotient itself, without taking the logarithm.
    """
    return np.log(_softmax(x, axis))


def minus_infinity_made_a_score(x, axis=-1):
    """Minus infinity has a share of its own in your result where the other scores of its slice are about
    -1000 too. Which number is the exponential of minus infinity, whatever stands beside it?

    Leave minus infinity as it is: once the largest score is subtracted, its exponential is exactly 0.
    """
    return _softmax(np.nan_to_num(np.asarray(x, dtype=float), neginf=-1000.0), axis)
