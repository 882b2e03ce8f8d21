# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _parts(X, y):
    """What every fit needs: points (N, D), labels (N,), class sizes (C,), class means (C, D)."""
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    sizes = np.bincount(y)
    means = np.stack([X[y == c].mean(axis=0) for c in range(len(sizes))])
    return X, y, sizes, means


def _params(sizes, means, cov):
    return {"priors": sizes / sizes.sum(), "means": means, "cov": cov}


def _scatter(X, y, means):
    centred = X - means[y]
    return centred.T @ centred


def _weighted(X, y, weights, ddof):
    return sum(w * np.cov(X[y == c].T, ddof=ddof) for c, w in enumerate(weights))


def _with_cov(of):
    """A fit whose covariance is what `of` makes of points, labels and the right means."""

    def fit(X, y):
        X, y, sizes, means = _parts(X, y)
        return _params(sizes, means, of(X, y, means))

    return fit


def _with_scores(of):
    """A posterior whose scores are what `of` makes of the log priors (C,) and squared distances (M, C)."""

    def posterior(params, X):
        return _softmax(of(_log_priors(params), _squared(params, X)))

    return posterior


def _squared(params, X, precision=None):
    """Squared Mahalanobis distances (M, C)."""
    precision = np.linalg.inv(np.asarray(params["cov"])) if precision is None else precision
    away = np.asarray(X, dtype=float)[:, None, :] - np.asarray(params["means"])
    return np.einsum("mci,ij,mcj->mc", away, precision, away)


def _log_priors(params):
    return np.log(np.asarray(params["priors"]))


def _softmax(scores, axis=1):
    e = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _densities(params, X):
    cov = np.asarray(params["cov"])
    return np.exp(-_squared(params, X) / 2) / np.sqrt(np.linalg.det(2 * np.pi * cov))


def _fit_means_over_n(X, y):
    X, y, sizes, means = _parts(X, y)
    means = means * (sizes / len(X))[:, None]
    return _params(sizes, means, _scatter(X, y, means) / len(X))


def _fit_equal_priors(X, y):
    X, y, sizes, means = _parts(X, y)
    return _params(np.ones(len(sizes)), means, _scatter(X, y, means) / len(X))


def _fit_counts(X, y):
    X, y, sizes, means = _parts(X, y)
    return _params(sizes, means, _scatter(X, y, means) / len(X)) | {"priors": sizes.astype(float)}


class divided_by_n_minus_one:
    """Your covariance is too large by the factor N/(N-1). By how many does maximum likelihood divide?

    Divide the sum over all points by their number.
    """

    fit = _with_cov(lambda X, y, means: _scatter(X, y, means) / (len(X) - 1))


class divided_by_n_minus_classes:
    """Your covariance is too large by the factor N/(N-C). That makes it unbiased; but by how many does
    maximum likelihood divide?

    Divide the sum over all points by their number, without taking the estimated means off.
    """

    fit = _with_cov(lambda X, y, means: _scatter(X, y, means) / (len(X) - len(means)))


class class_covariances_unbiased:
    """Your covariance is somewhat too large, and for a class of one point it is not a number. By how many
    is the covariance of one class divided here: its size, or one less?

    Divide each class's sum by the size of the class (ddof = 0); library functions often take one less.
    """

    fit = _with_cov(lambda X, y, means: _weighted(X, y, np.bincount(y) / len(y), ddof=1))


class covariance_of_all_points_together:
    """Your covariance also holds the distance between the classes: it grows when one class is moved away.
    From which mean should a point be measured?

    Subtract from each point the mean of its own class before averaging.
    """

    fit = _with_cov(lambda X, y, means: np.cov(X.T, bias=True))


class covariances_averaged_without_weights:
    """Your covariance is right where the classes are equally large; elsewhere a small class counts as
    much as a large one. What share of the points does each class have?

    Weight each class's covariance by its share of the points.
    """

    fit = _with_cov(lambda X, y, means: _weighted(X, y, np.full(len(means), 1 / len(means)), ddof=0))


class scatter_not_divided:
    """Your covariance is too large by the factor N: write every point down twice and it doubles. Does the
    spread of a class depend on how many points were drawn?

    Divide the sum over the points by their number.
    """

    fit = _with_cov(_scatter)


class not_centred:
    """Your covariance changes when all points are moved by the same amount. Does the spread of a cloud
    depend on where it lies?

    Subtract from each point the mean of its class before multiplying.
    """

    fit = _with_cov(lambda X, y, means: X.T @ X / len(X))


class diagonal_only:
    """The diagonal of your covariance is right and the rest is 0. In class 1 of the six points, does the
    second coordinate grow with the first?

    Keep the products of different coordinates too: the covariance is the whole (D, D) matrix.
    """

    fit = _with_cov(lambda X, y, means: np.diag(np.diag(_scatter(X, y, means) / len(X))))


class means_divided_by_all_points:
    """The means lie too close to the origin, and those of small classes most of all. How many points were
    added up for one mean?

    Divide each class's sum by the size of the class, not by the number of all points.
    """

    fit = _fit_means_over_n


class equal_priors:
    """All priors are equal, whatever the classes' sizes. How many of the six points belong to class 0?

    The prior of a class is its share of the points.
    """

    fit = _fit_equal_priors


class priors_are_counts:
    """The posterior is right, but the priors are whole numbers. What should the priors of all classes sum
    to?

    Divide the class sizes by the number of all points.
    """

    fit = _fit_counts


def _posterior_over_points(params, X):
    return _softmax(_log_priors(params) - _squared(params, X) / 2, axis=0)


def _posterior_of_densities(params, X):
    joint = _densities(params, X) * np.asarray(params["priors"])
    return joint / joint.sum(axis=1, keepdims=True)


def _posterior_unnormalised(params, X):
    return _densities(params, X) * np.asarray(params["priors"])


def _posterior_no_inverse(params, X):
    return _softmax(_log_priors(params) - _squared(params, X, np.asarray(params["cov"])) / 2)


def _posterior_no_covariance(params, X):
    return _softmax(_log_priors(params) - _squared(params, X, np.eye(np.shape(X)[1])) / 2)


class priors_left_out:
    """The fit is right, but the posterior is that of classes of equal size: halfway between two means it
    says one half. Which class is more likely before the point is seen?

    Add the logarithm of each class's prior to its log-density before normalising.
    """

    posterior = _with_scores(lambda log_priors, squared: -squared / 2)


class normalised_over_points:
    """Every column of the posterior sums to 1, and the rows do not. What competes for one point: the
    classes, or the other points?

    Normalise along the axis of the classes, separately for each point.
    """

    posterior = _posterior_over_points


class underflow_far_away:
    """Near the classes all is right; thousands of standard deviations away the posterior is not a number.
    What is the density there, in your number format, and what is 0 divided by 0?

    Compare the classes by the logarithms of their densities, shifted by the largest one, before
    exponentiating.
    """

    posterior = _posterior_of_densities


class not_normalised:
    """The entries are prior times density: their rows do not sum to 1, and far from every mean they are 0.
    What has to happen for a row to become probabilities of classes?

    Divide each row by its sum, in a way that survives densities of 0.
    """

    posterior = _posterior_unnormalised


class inverse_forgotten:
    """The fit is right; in the posterior, a direction with a large spread separates the classes more, not
    less. Does a step count for more where the cloud is wide, or where it is narrow?

    Use the inverse of the covariance in the squared distance.
    """

    posterior = _posterior_no_inverse


class covariance_left_out:
    """The fit is right, but the posterior stays the same when the covariance changes: only the plain
    distance to the means counts. How far is a point, counted in standard deviations of its direction?

    Put the inverse of the covariance between the two differences of the squared distance.
    """

    posterior = _posterior_no_covariance


class half_left_out:
    """The fit is right, but the posterior is too sure of itself: the log-ratio of two classes is off by a
    factor of 2 where the priors are equal. What stands before the squared distance in the exponent?

    Halve the squared distance before adding the log prior.
    """

    posterior = _with_scores(lambda log_priors, squared: log_priors - squared)


class sign_of_the_distance:
    """At the mean of one class the posterior prefers another: the farther class wins. Should a large
    distance raise or lower the score?

    The squared distance enters the exponent with a minus.
    """

    posterior = _with_scores(lambda log_priors, squared: log_priors + squared / 2)


class prior_added_without_log:
    """The fit is right, and the posterior is a little off wherever the classes have different sizes. If
    the score is a logarithm, what has to be added to it in order to multiply by the prior?

    Add the logarithm of the prior, not the prior itself.
    """

    posterior = _with_scores(lambda log_priors, squared: np.exp(log_priors) - squared / 2)


def _decisions(params, X):
    scores = _log_priors(params) - _squared(params, X) / 2
    return (scores == scores.max(axis=1, keepdims=True)).astype(float)


class decisions_returned:
    """The fit is right, and every row of your posterior has a single 1. How sure is the classifier at the
    point halfway between the two means of the six points, where it says two thirds?

    Return the probabilities, not the winner.
    """

    posterior = _decisions
