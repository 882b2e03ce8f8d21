import numpy as np


def _parts(X, mu, Sigma):
    """Differences (N, D), covariance (D, D)."""
    return np.asarray(X, dtype=float) - np.asarray(mu), np.asarray(Sigma, dtype=float)


def _squared(away, precision):
    return np.einsum("ni,ij,nj->n", away, precision, away)


def _log_density(X, mu, Sigma, *, precision=np.linalg.inv, quadratic=0.5, log_det=0.5, log_2pi=None):
    away, Sigma = _parts(X, mu, Sigma)
    factor = Sigma.shape[0] / 2 if log_2pi is None else log_2pi
    height = log_det * np.log(np.linalg.det(Sigma)) + factor * np.log(2 * np.pi)
    return -quadratic * _squared(away, precision(Sigma)) - height


def determinant_without_root(X, mu, Sigma):
    """Your result is off by the same amount at every point of a case: half the logarithm of the
    determinant. In the density the determinant stands under a root; what does the logarithm make of a root?

    Halve the logarithm of the determinant.
    """
    return _log_density(X, mu, Sigma, log_det=1)


def determinant_left_out(X, mu, Sigma):
    """Your result is right where the determinant is 1, and elsewhere off by the same amount at every point.
    If a hill gets wider and its volume stays 1, what happens to its height?

    Subtract half the logarithm of the determinant of the covariance.
    """
    return _log_density(X, mu, Sigma, log_det=0)


def determinant_added(X, mu, Sigma):
    """Your hills get higher as they get wider: the result is off by the logarithm of the determinant at
    every point. Does the determinant stand above or below the fraction?

    Subtract half the logarithm of the determinant; it comes from a denominator.
    """
    return _log_density(X, mu, Sigma, log_det=-0.5)


def half_before_the_distance_left_out(X, mu, Sigma):
    """Your result is right at the mean and falls twice as fast as it should beside it. What stands before
    the squared distance in the exponent?

    Halve the squared distance.
    """
    return _log_density(X, mu, Sigma, quadratic=1)


def distance_added(X, mu, Sigma):
    """Your result is smallest at the mean and grows with the distance. Where is a hill highest?

    The squared distance enters with a minus.
    """
    return _log_density(X, mu, Sigma, quadratic=-0.5)


def two_pi_for_one_feature_only(X, mu, Sigma):
    """For one feature all is right; for D features your result is too high by (D-1)/2 times the logarithm
    of two pi. How many roots of two pi does a hill over D features have in front?

    Every feature brings one half of the logarithm of two pi.
    """
    return _log_density(X, mu, Sigma, log_2pi=0.5)


def two_pi_left_out(X, mu, Sigma):
    """Your result is too high, at every point by the same amount, which depends on D alone. What makes the
    volume under the hill 1?

    Subtract D halves of the logarithm of two pi.
    """
    return _log_density(X, mu, Sigma, log_2pi=0)


def two_pi_without_half(X, mu, Sigma):
    """Your result is too low by D/2 times the logarithm of two pi, at every point. Is it two pi that stands
    in front once for each feature, or its root?

    Take the logarithm of two pi D halves times.
    """
    return _log_density(X, mu, Sigma, log_2pi=len(np.asarray(Sigma)))


def inverse_forgotten(X, mu, Sigma):
    """In your result the hill falls fastest in the direction in which it should be longest. Does a step
    count for more where the cloud is wide, or where it is narrow?

    Put the inverse of the covariance between the two differences.
    """
    return _log_density(X, mu, Sigma, precision=lambda S: S)


def inverse_entry_by_entry(X, mu, Sigma):
    """For one feature all is right. For several, your weights are 1 over each entry of the covariance; does
    that matrix times the covariance give the identity?

    Use the inverse of the matrix, or solve a linear system with it.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return _log_density(X, mu, Sigma, precision=lambda S: 1 / S)


def diagonal_only(X, mu, Sigma):
    """Your result treats the features as independent: it is right only where the covariance is diagonal.
    Which of the points (1, 1) and (1, -1) lies along the tilted hill?

    Use the whole covariance, its entries beside the diagonal too, for the distance and the determinant.
    """
    return _log_density(X, mu, np.diag(np.diag(np.asarray(Sigma))))


def covariance_left_out(X, mu, Sigma):
    """Only the plain distance to the mean counts in your result: points equally far away are equally high.
    How far is a point, counted in standard deviations of its direction?

    Put the inverse of the covariance between the two differences.
    """
    return _log_density(X, mu, Sigma, precision=lambda S: np.eye(len(S)))


def not_centred(X, mu, Sigma):
    """Your hill has its top at the origin, whatever the mean. What is the difference between a point and
    the mean, at the mean?

    Subtract the mean from every point before measuring.
    """
    return _log_density(X, np.zeros_like(np.asarray(mu)), Sigma)


def density_returned(X, mu, Sigma):
    """The logarithms of your results would be right. Was the density asked for, or its logarithm?

    Return the logarithm, and take it on paper, so that no exponential is left.
    """
    return np.exp(_log_density(X, mu, Sigma))


def density_then_logarithm(X, mu, Sigma):
    """Near the mean all is right; hundreds of standard deviations away your result is minus infinity. What
    is the density there in your number format, and what is its logarithm?

    Take the logarithm on paper first: the exponential disappears, and nothing can become 0.
    """
    with np.errstate(divide="ignore"):
        return np.log(density_returned(X, mu, Sigma))


def all_pairs_of_points(X, mu, Sigma):
    """Your result is a table of shape (N, N); its diagonal is right. Which two points do the entries beside
    the diagonal compare?

    Each point meets only itself: multiply entry by entry and sum over the features.
    """
    away, Sigma = _parts(X, mu, Sigma)
    table = away @ np.linalg.inv(Sigma) @ away.T
    return -table / 2 - np.log(np.linalg.det(Sigma)) / 2 - len(Sigma) / 2 * np.log(2 * np.pi)


def two_pi_for_one_feature_then_logarithm(X, mu, Sigma):
    """For one feature and near the mean all is right; for D features your result is too high by (D-1)/2
    times the logarithm of two pi, and far away it is minus infinity. How many roots of two pi does a hill
    over D features have in front?

    Every feature brings one root of two pi. And take the logarithm on paper, so that nothing can become 0.
    """
    with np.errstate(divide="ignore"):
        return np.log(np.exp(two_pi_for_one_feature_only(X, mu, Sigma)))


def determinant_without_root_then_logarithm(X, mu, Sigma):
    """Near the mean your result is off by half the logarithm of the determinant, and far away it is minus
    infinity. Does the determinant stand below the fraction as it is, or under a root?

    Take the root of the determinant. And take the logarithm on paper, so that nothing can become 0.
    """
    with np.errstate(divide="ignore"):
        return np.log(np.exp(determinant_without_root(X, mu, Sigma)))


def distance_not_squared(X, mu, Sigma):
    """Your result is right at the mean and one standard deviation away; farther out it falls too slowly. Does
    the exponent hold the distance, or its square?

    Take no root of the product row times inverse times column: it is the squared distance already.
    """
    away, Sigma = _parts(X, mu, Sigma)
    distance = np.sqrt(_squared(away, np.linalg.inv(Sigma)))
    return -distance / 2 - np.log(np.linalg.det(Sigma)) / 2 - len(Sigma) / 2 * np.log(2 * np.pi)
