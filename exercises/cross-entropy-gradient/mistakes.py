import numpy as np


def _log_softmax(x, axis=1):
    m = x.max(axis=axis, keepdims=True)
    return x - m - np.log(np.exp(x - m).sum(axis=axis, keepdims=True))


def _parts(logits, t):
    """Log-probabilities (N, C), one-hot rows (N, C), log-probabilities of the right classes (N,)."""
    log_p = _log_softmax(np.asarray(logits, dtype=float))
    t = np.asarray(t)
    return log_p, np.eye(log_p.shape[1])[t], log_p[np.arange(len(t)), t]


def _right(logits, t):
    log_p, one_hot, chosen = _parts(logits, t)
    return -chosen.mean(), (np.exp(log_p) - one_hot) / len(one_hot)


def sum_instead_of_mean(logits, t):
    """Loss and gradient are both too large by a factor of N; for one row they are right. Does the loss of
    a batch grow when every row is written down twice?

    Divide both by the number of rows.
    """
    loss, dlogits = _right(logits, t)
    return loss * len(dlogits), dlogits * len(dlogits)


def gradient_not_averaged(logits, t):
    """The loss is right, and the gradient too large by a factor of N. The loss is a mean over N rows: how
    much of it belongs to a single row?

    Divide the gradient by the number of rows too.
    """
    loss, dlogits = _right(logits, t)
    return loss, dlogits * len(dlogits)


def gradient_averaged_over_all_entries(logits, t):
    """The loss is right, and the gradient too small by a factor of C. Over how many things did the loss take
    its mean: N, or N times C?

    Divide by the number of rows only; the classes were summed, not averaged.
    """
    loss, dlogits = _right(logits, t)
    return loss, dlogits / dlogits.shape[1]


def target_not_subtracted(logits, t):
    """Each row of your gradient sums to 1/N and has no negative entry: raising any score would make the loss
    worse, even that of the right class. What should happen to the loss when the right score rises?

    Subtract the one-hot row of the target from the probabilities.
    """
    loss, _ = _right(logits, t)
    return loss, np.exp(_parts(logits, t)[0]) / len(logits)


def gradient_sign(logits, t):
    """Every entry of the gradient has the wrong sign: it is negative where raising a score raises the loss.
    Which entry of a row must be negative?

    Take what was said minus what was true, not the other way round.
    """
    loss, dlogits = _right(logits, t)
    return loss, -dlogits


def minus_left_out(logits, t):
    """The gradient is right; the loss is never positive. A log-probability is at most 0: which sign has a
    loss that gets better by going down to 0?

    Turn the sign of the mean log-probability.
    """
    loss, dlogits = _right(logits, t)
    return -loss, dlogits


def gradient_at_the_probabilities(logits, t):
    """Only the entries of the right classes differ from 0, and they are -1 or below before the division by
    N. With respect to what is this the gradient: the scores, or the probabilities?

    Go one step further back, through the softmax: a score moves all the shares of its row.
    """
    loss, _ = _right(logits, t)
    log_p, one_hot, _ = _parts(logits, t)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        return loss, np.where(one_hot > 0, -1 / np.exp(log_p), 0.0) / len(one_hot)


def only_the_right_entry(logits, t):
    """The entries of the right classes are correct, and all others are 0. If the score of a wrong class
    rises, does the right one keep its share?

    The wrong classes have a gradient too: their own shares.
    """
    loss, dlogits = _right(logits, t)
    return loss, dlogits * _parts(logits, t)[1]


def jacobian_twice(logits, t):
    """Every entry of the gradient is too small by a factor p(1 - p), of its own share p, and where the
    network is sure of something wrong it vanishes. Is the softmax's derivative not in the difference of
    share and target already?

    Leave the factor out: the two parts of the chain rule have been multiplied together once.
    """
    loss, dlogits = _right(logits, t)
    p = np.exp(_parts(logits, t)[0])
    return loss, dlogits * p * (1 - p)


def double_softmax(logits, t):
    """The loss hardly depends on how far the scores are apart: even a gap of 800 costs less than 2. How
    often do the scores pass through a softmax on the way to your loss?

    Give the raw scores to the log-softmax; the probabilities are for the gradient only.
    """
    _, dlogits = _right(logits, t)
    log_p, _, _ = _parts(logits, t)
    return _right(np.exp(log_p), t)[0], dlogits


def double_softmax_in_both(logits, t):
    """The loss never exceeds a few units, and your gradient belongs to scores between 0 and 1. How often do
    the logits pass through a softmax?

    Apply the softmax once, to the logits themselves.
    """
    return _right(np.exp(_parts(logits, t)[0]), t)


def log_base_two(logits, t):
    """The gradient is right, and the loss too large by a factor of about 1.4427. Which base has the logarithm
    of the statement?

    Use the natural logarithm, the one whose slope the gradient describes.
    """
    loss, dlogits = _right(logits, t)
    return loss / np.log(2), dlogits


def log_of_underflowed_share(logits, t):
    """The gradient is right, and so is the loss, except where the right class lies about 800 below the best:
    there it is infinite. What is the logarithm of a share that has been rounded to 0?

    Take the logarithm as a difference: score minus log-sum-exp.
    """
    _, dlogits = _right(logits, t)
    chosen = _parts(logits, t)[2]
    with np.errstate(divide="ignore"):
        return -np.log(np.exp(chosen)).mean(), dlogits


def no_shift(logits, t):
    """Ordinary scores come out right; around 1000 and -1000 both results are not a number. What is the
    exponential of 1000 divided by itself?

    Subtract each row's maximum before exponentiating.
    """
    x = np.asarray(logits, dtype=float)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        e = np.exp(x)
        p = e / e.sum(axis=1, keepdims=True)
        one_hot = np.eye(x.shape[1])[np.asarray(t)]
        return -np.log(p[np.arange(len(p)), t]).mean(), (p - one_hot) / len(p)


def gather_wrong_axis(logits, t):
    """The gradient is right; the loss of square scores takes other entries than the targets name, as if the
    table were mirrored. Which of the two indices is the row?

    Put the row number first and the target, which is the column, second.
    """
    _, dlogits = _right(logits, t)
    log_p, _, _ = _parts(logits, t)
    return -log_p[t, np.arange(len(t))].mean(), dlogits


def every_target_in_every_row(logits, t):
    """The loss is right; in the gradient, 1 was subtracted in each row at the targets of all rows. For one
    row that is the same. How many entries of `p[:, t]` does a single row have?

    Pair each row number with its own target, so that one entry changes in each row.
    """
    loss, _ = _right(logits, t)
    p = np.exp(_parts(logits, t)[0])
    p[:, np.asarray(t)] -= 1
    return loss, p / len(p)


def targets_counted_from_one(logits, t):
    """Loss and gradient both take the class one place before the target as the right one, and for target 0
    the last. From which number do the statement's classes count?

    Use the targets as they are: the first class is number 0.
    """
    return _right(logits, (np.asarray(t) - 1) % np.shape(logits)[1])


def squared_error(logits, t):
    """The loss never exceeds 2, although one right class lies 800 below the best. What does the
    cross-entropy say about a class that was given a share of 0?

    Take the negative log-probability of the target instead of the squared distance to the one-hot row.
    """
    _, dlogits = _right(logits, t)
    log_p, one_hot, _ = _parts(logits, t)
    return ((np.exp(log_p) - one_hot) ** 2).sum(axis=1).mean(), dlogits


def mean_squared_error(logits, t):
    """The loss never exceeds 1, although one right class lies 800 below the best. What does the
    cross-entropy say about a class that was given a share of 0?

    Take the negative log-probability of the target instead of a mean squared distance.
    """
    _, dlogits = _right(logits, t)
    log_p, one_hot, _ = _parts(logits, t)
    return ((np.exp(log_p) - one_hot) ** 2).mean(), dlogits


def wrong_axis(logits, t):
    """The probabilities in your results sum to 1 down the columns: the examples compete with each other.
    Which axis holds the classes?

    Normalise along the second axis, so that every row shares one whole.
    """
    log_p = _log_softmax(np.asarray(logits, dtype=float), axis=0)
    one_hot = np.eye(log_p.shape[1])[np.asarray(t)]
    return -log_p[np.arange(len(t)), t].mean(), (np.exp(log_p) - one_hot) / len(t)


def outputs_exchanged(logits, t):
    """The first result has the shape of the scores, and the second is a single number. In which order are
    the two asked for?

    Return the loss first and the gradient second.
    """
    loss, dlogits = _right(logits, t)
    return dlogits, loss


def loss_for_every_row(logits, t):
    """The gradient is right, and the loss has one number for every row. How many numbers is the loss of a
    batch?

    Take the mean over the rows.
    """
    _, dlogits = _right(logits, t)
    return -_parts(logits, t)[2], dlogits
