import numpy as np


def _log_softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def _picked(log_p, targets):
    return log_p[np.arange(len(log_p)), targets]


def _one_hot(log_p, targets):
    return np.eye(log_p.shape[1])[targets]


def _loss(of):
    """A cross-entropy made from the right log-softmax (N, C) and the targets (N,) by `of`."""

    def cross_entropy(logits, targets):
        return of(_log_softmax(logits), np.asarray(targets))

    return cross_entropy


def _log_of_softmax(x):
    return np.log(np.exp(_log_softmax(x)))


def _log_of_plain_softmax(x):
    e = np.exp(np.asarray(x, dtype=float))
    return np.log(e / e.sum(axis=-1, keepdims=True))


def _without_shift(x):
    x = np.asarray(x, dtype=float)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


def _maximum_lost(x):
    x = np.asarray(x, dtype=float)
    return x - np.log(np.exp(x - x.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True))


def _probabilities(x):
    return np.exp(_log_softmax(x))


def _base_two(x):
    return _log_softmax(x) / np.log(2)


def _along_the_first_axis(x):
    return _log_softmax(x, axis=0)


def _along_the_second_axis(x):
    return _log_softmax(x, axis=1)


def _over_everything(x):
    return _log_softmax(x, axis=None)


class log_of_softmax:
    """A class that lies 800 below the best gets minus infinity instead of about -800; the rest is right.
    What is the probability of such a class in your number format?

    Take the logarithm of the quotient apart into a difference, so that no probability has to be formed.
    """

    log_softmax = _log_of_softmax


class log_of_plain_softmax:
    """Around 1000 and -1000 the result is not a number; scores of ordinary size come out right. What is
    the exponential of 1000 divided by itself?

    Subtract each row's maximum first, and take the logarithm of the quotient apart into a difference.
    """

    log_softmax = _log_of_plain_softmax


class no_max_shift:
    """Ordinary scores come out right; around 1000 all log-probabilities are minus infinity, around -1000
    plus infinity. What is the logarithm of a sum that has overflowed, or that has become 0?

    Take the largest score of each row out of the sum before exponentiating.
    """

    log_softmax = _without_shift


class maximum_not_added_back:
    """Rows whose largest score is 0 come out right; in the others every entry is too large by that score.
    What do the exponentials of one of your rows sum to?

    What was taken out of the sum belongs to the difference too: subtract the maximum from the score as
    well.
    """

    log_softmax = _maximum_lost


class log_left_out:
    """Your log-softmax lies between 0 and 1 and its rows sum to 1. Are these log-probabilities, or
    probabilities?

    Take the logarithm, as a difference of the shifted score and the logarithm of the sum.
    """

    log_softmax = _probabilities


class log_base_two:
    """Every number is too large in size by the same factor, about 1.4427. Which base has the logarithm in
    the statement?

    Use the natural logarithm, the inverse of the exponential that softmax uses.
    """

    log_softmax = _base_two


class wrong_axis:
    """The exponentials of your log-softmax sum to 1 down the first axis, not along the last. Which axis
    holds the classes?

    Take the maximum and the sum over the last axis, keeping it so that both line up with the scores.
    """

    log_softmax = _along_the_first_axis


class second_axis_instead_of_last:
    """For tables all is right; with three axes the exponentials of your log-softmax do not sum to 1 along
    the last. Which of three axes is called 1?

    Take the maximum and the sum over the last axis, however many there are.
    """

    log_softmax = _along_the_second_axis


class normalised_over_everything:
    """The exponentials of all your entries together sum to 1. What should those of a single row sum to?

    Every row has its own maximum and its own sum.
    """

    log_softmax = _over_everything


class sum_instead_of_mean:
    """The loss is too large by a factor of N; for one row it is right. Does the loss of a batch grow when
    every row is written down twice?

    Divide the sum over the rows by their number.
    """

    cross_entropy = _loss(lambda log_p, targets: -_picked(log_p, targets).sum())


class minus_left_out:
    """The loss is never positive. A log-probability is at most 0: which sign has a loss that gets better
    by going down to 0?

    Turn the sign of the mean log-probability.
    """

    cross_entropy = _loss(lambda log_p, targets: _picked(log_p, targets).mean())


class mean_over_all_entries:
    """The loss is too small by a factor of C, the number of classes. How many of the entries in a one-hot
    row count, and by how many did you divide?

    Sum over the classes first; the mean is over the rows only.
    """

    cross_entropy = _loss(lambda log_p, targets: -(_one_hot(log_p, targets) * log_p).mean())


class double_softmax:
    """The log-softmax is right, but the loss hardly depends on how far the scores are apart: even a gap
    of 800 costs less than 2. Is what you normalise in the loss still a row of scores?

    Give the raw scores to the log-softmax; they must go through a softmax once only.
    """

    cross_entropy = _loss(lambda log_p, targets: -_picked(_log_softmax(np.exp(log_p)), targets).mean())


class targets_counted_from_one:
    """The loss takes from each row the entry one place before its target, and for target 0 the last one.
    From which number do the statement's classes count?

    Use the targets as they are: the first class is number 0.
    """

    cross_entropy = _loss(lambda log_p, targets: -_picked(log_p, targets - 1).mean())


class gather_wrong_axis:
    """For square scores the loss takes other entries than the targets name, as if the table were
    mirrored; for other shapes an index can fall outside. Which of the two indices is the row?

    Put the row number first and the target, which is the column, second.
    """

    cross_entropy = _loss(lambda log_p, targets: -log_p[targets, np.arange(len(log_p))].mean())


class every_target_from_every_row:
    """For one row the loss is right; for more rows it mixes each row with the targets of the others. How
    many numbers do you take the mean of: N, or N times N?

    Pair each row number with its own target, so that one entry is chosen in each row.
    """

    cross_entropy = _loss(lambda log_p, targets: -log_p[:, targets].mean())


class squared_error:
    """The loss never exceeds 1, and a gap of 800 costs no more than a small mistake. What does the cross-
    entropy say about a class that was given probability 0?

    Use the negative log-probability of the target, not the squared distance to the one-hot row.
    """

    cross_entropy = _loss(lambda log_p, targets: ((np.exp(log_p) - _one_hot(log_p, targets)) ** 2).mean())


class not_averaged:
    """The loss has one number for every row. How many numbers is the loss of a batch?

    Take the mean over the rows at the end.
    """

    cross_entropy = _loss(lambda log_p, targets: -_picked(log_p, targets))


class class_number_as_weight:
    """A row whose target is 0 costs nothing, and one with target 2 costs twice as much as one with target
    1. Is a class number an amount?

    The target says which entry to pick; turn it into an index or a one-hot row, not into a factor.
    """

    cross_entropy = _loss(lambda log_p, targets: -(targets[:, None] * log_p).sum(axis=1).mean())


class best_class_instead_of_target:
    """The loss stays the same when the targets change. What does it cost to be sure of the wrong class?

    Take the log-probability of the row's target, not that of its best class.
    """

    cross_entropy = _loss(lambda log_p, targets: -log_p.max(axis=1).mean())


class log_of_the_mean:
    """For one row the loss is right; for more rows it is too small, and one hopeless row is forgiven. Is
    the mean taken of the probabilities, or of their logarithms?

    Take the logarithm in each row first, then the mean.
    """

    cross_entropy = _loss(lambda log_p, targets: -np.log(np.exp(_picked(log_p, targets)).mean()))
