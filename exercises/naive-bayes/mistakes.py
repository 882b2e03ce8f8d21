import numpy as np


def _counts(X, y):
    """Points (N, D), labels (N,), class sizes (C,), ones in each class and feature (C, D)."""
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    sizes = np.bincount(y).astype(float)
    ones = np.stack([X[y == c].sum(axis=0) for c in range(len(sizes))])
    return X, y, sizes, ones


def _log_likelihood(points, shares):
    """(M, C) from points (M, D) and shares of ones (C, D); 0 log 0 counts as 0."""
    x = np.asarray(points, dtype=float)[:, None, :]
    with np.errstate(divide="ignore"):
        return np.log(np.where(x == 1, shares, 1 - shares)).sum(axis=-1)


def _normalised(scores):
    top = scores.max(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        e = np.exp(scores - top)
    return e / e.sum(axis=1, keepdims=True)


def _posterior(sizes, shares, points):
    return _normalised(np.log(sizes / sizes.sum()) + _log_likelihood(points, shares))


def prior_left_out(X, y, points):
    """Your result is right where all classes are equally large; among the thirteen, the single example
    counts as much as the twelve together. Which class is more likely before the point is seen?

    Multiply the likelihood of each class by its share of the examples.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return _posterior(np.ones(len(sizes)), ones / sizes[:, None], points)


def only_the_ones_counted(X, y, points):
    """A point of zeros gets just the priors in your result, so a zero tells nothing. In a class where a
    feature is nearly always 1, is a 0 there no surprise?

    Every feature brings a factor: the share of ones where the point has a 1, the share of zeros where it
    has a 0.
    """
    _X, _y, sizes, ones = _counts(X, y)
    x = np.asarray(points, dtype=float)[:, None, :]
    with np.errstate(divide="ignore"):
        scores = np.log(np.where(x == 1, ones / sizes[:, None], 1)).sum(axis=-1) + np.log(sizes / sizes.sum())
    with np.errstate(invalid="ignore"):
        return _normalised(scores)


def ones_and_zeros_swapped(X, y, points):
    """At the point [1, 1] you give what belongs to [0, 0]. Which share belongs to a feature that is 1 at
    the point?

    Take the share of ones where the point has a 1, and the share of zeros where it has a 0.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return _posterior(sizes, 1 - ones / sizes[:, None], points)


def share_of_all_examples(X, y, points):
    """In your result small classes lose too much wherever the point has ones. Of the one example of class 0,
    what share has a 1 in the first feature: one of one, or one of thirteen?

    Divide the ones of a class by the number of examples of that class.
    """
    X, _y, sizes, ones = _counts(X, y)
    return _posterior(sizes, ones / len(X), points)


def share_of_all_ones(X, y, points):
    """Each class's probabilities of a 1 add up to 1 over the features in your counting. Must a class that
    often has the first feature have the second one less often?

    Divide by the number of examples of the class, feature by feature, not by the number of its ones.
    """
    _X, _y, sizes, ones = _counts(X, y)
    with np.errstate(invalid="ignore"):
        return _posterior(sizes, ones / ones.sum(axis=1, keepdims=True), points)


def exact_rows_counted(X, y, points):
    """At [1, 1] your result is certain of class 0, because only it has such an example; at a point that was
    never seen it is not a number. Does naive Bayes look at whole rows, or at one feature at a time?

    Count each feature by itself within each class, and multiply the shares.
    """
    X, y, sizes, _ones = _counts(X, y)
    same = (np.asarray(points, dtype=float)[:, None, :] == X).all(axis=-1)
    hits = np.stack([same[:, y == c].sum(axis=1) for c in range(len(sizes))], axis=1).astype(float)
    with np.errstate(invalid="ignore"):
        return hits / hits.sum(axis=1, keepdims=True)


def pseudo_counts_added(X, y, points):
    """In your result no class is ever impossible, and all shares lie a little nearer to one half. What does
    plain counting say about a value that was never seen?

    Use the counts as they are; smoothing is useful, but it is not asked for here.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return _posterior(sizes, (ones + 1) / (sizes[:, None] + 2), points)


def classes_not_told_apart(X, y, points):
    """At every point your result is the share of the classes. Do the features of the examples depend on
    their class in your counting?

    Count the ones of each class separately.
    """
    X, _y, sizes, _ones = _counts(X, y)
    shares = np.broadcast_to(X.mean(axis=0), (len(sizes), X.shape[1]))
    return np.broadcast_to(sizes / sizes.sum(), (len(np.asarray(points)), len(shares))).copy()


def shares_added(X, y, points):
    """Your result never says 0, even for a class that never showed one of the values. If one factor of a
    product is 0, what is the product?

    Multiply the shares of the features, or add their logarithms.
    """
    _X, _y, sizes, ones = _counts(X, y)
    x = np.asarray(points, dtype=float)[:, None, :]
    shares = ones / sizes[:, None]
    joint = np.where(x == 1, shares, 1 - shares).sum(axis=-1) * sizes
    return joint / joint.sum(axis=1, keepdims=True)


def product_underflows(X, y, points):
    """With a few features all is right; with two thousand your result is not a number. What is the product
    of two thousand shares, in your number format, and what is 0 divided by 0?

    Add the logarithms of the shares, and normalise after subtracting the largest sum of each point.
    """
    _X, _y, sizes, ones = _counts(X, y)
    joint = np.exp(_log_likelihood(points, ones / sizes[:, None])) * sizes
    with np.errstate(invalid="ignore"):
        return joint / joint.sum(axis=1, keepdims=True)


def prior_left_out_of_the_product(X, y, points):
    """Among the thirteen, the single example counts as much as the twelve together; and with two thousand
    features your result is not a number. Which class is more likely before the point is seen?

    Multiply each product by the class's share of the examples, and work with logarithms, so that products
    of 0 do no harm.
    """
    _X, _y, sizes, ones = _counts(X, y)
    joint = np.exp(_log_likelihood(points, ones / sizes[:, None]))
    with np.errstate(invalid="ignore"):
        return joint / joint.sum(axis=1, keepdims=True)


def zero_times_minus_infinity(X, y, points):
    """Where a class has seen both values of every feature all is right; elsewhere your result is not a
    number, even at points that avoid the unseen value. What is 0 times the logarithm of 0, for a computer?

    Pick the logarithm of the one share that the point asks for, instead of multiplying the other by 0.
    """
    _X, _y, sizes, ones = _counts(X, y)
    x, shares = np.asarray(points, dtype=float), ones / sizes[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = x @ np.log(shares).T + (1 - x) @ np.log(1 - shares).T + np.log(sizes / sizes.sum())
        return _normalised(scores)


def not_normalised(X, y, points):
    """The rows of your result do not sum to 1: each entry is prior times likelihood. How likely is the point
    under any of the classes?

    Divide each row by its sum, in a way that survives products of thousands of shares.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return np.exp(_log_likelihood(points, ones / sizes[:, None])) * sizes / sizes.sum()


def normalised_over_points(X, y, points):
    """Every column of your result sums to 1, and the rows do not. What competes for one point: the classes,
    or the other points?

    Normalise along the axis of the classes.
    """
    _X, _y, sizes, ones = _counts(X, y)
    scores = np.log(sizes / sizes.sum()) + _log_likelihood(points, ones / sizes[:, None])
    return _normalised(scores.T).T


def decisions_returned(X, y, points):
    """Every row of your result has a single 1. How sure is the classifier at [1, 1], where it says 3 to 4?

    Return the probabilities, not the winner.
    """
    p = _posterior(*_shares(X, y), points)
    return (p == p.max(axis=1, keepdims=True)).astype(float)


def _shares(X, y):
    _X, _y, sizes, ones = _counts(X, y)
    return sizes, ones / sizes[:, None]


def share_of_ones_everywhere(X, y, points):
    """Your result is the same at every point: it does not look at the point at all. What does a 0 in the
    point ask for: the share of ones, or that of zeros?

    Take the share of ones where the point has a 1, and the share of zeros where it has a 0.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return _posterior(sizes, ones / sizes[:, None], np.ones_like(np.asarray(points)))


def small_number_inside_the_logarithm(X, y, points):
    """A class that is impossible at a point still gets a billionth or so there, and among many features it
    may even win. What did you add to the shares that were 0?

    Add nothing: the logarithm of 0 is minus infinity, and its exponential is exactly 0 again.
    """
    _X, _y, sizes, ones = _counts(X, y)
    x, shares = np.asarray(points, dtype=float)[:, None, :], ones / sizes[:, None]
    scores = np.log(np.where(x == 1, shares, 1 - shares) + 1e-9).sum(axis=-1)
    return _normalised(np.log(sizes / sizes.sum()) + scores)


def prior_counted_twice(X, y, points):
    """Among the thirteen, the class of twelve gets 0.941 at [1, 1]: its lead of 12 to 1 was counted twice.
    How often does the prior stand in the formula?

    Multiply by the class's share of the examples once.
    """
    _X, _y, sizes, ones = _counts(X, y)
    return _posterior(sizes**2, ones / sizes[:, None], points)
