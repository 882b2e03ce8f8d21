import numpy as np


def _centred(X):
    X = np.asarray(X, dtype=float)
    mu = X.mean(axis=0)
    return mu, X - mu


def divided_by_n_minus_one(X):
    """Every entry of your covariance is too large by the factor N/(N-1); for a single point it is not a
    number. By how many does maximum likelihood divide?

    Divide the sum over the points by their number N; one less would make it unbiased, not most likely.
    """
    mu, away = _centred(X)
    return mu, away.T @ away / np.float64(len(away) - 1)


def not_centred(X):
    """Your covariance changes when all points are moved by the same amount. Does the width of a cloud
    depend on where it lies?

    Subtract the mean from every point before multiplying.
    """
    X = np.asarray(X, dtype=float)
    return X.mean(axis=0), X.T @ X / len(X)


def points_and_features_swapped(X):
    """There is one mean for every point instead of one for every feature. Over which axis of (N, D) do you
    average to keep D numbers?

    Average over the points, the first axis, and let the covariance pair features with features.
    """
    X = np.asarray(X, dtype=float)
    mu = X.mean(axis=1)
    away = X - mu[:, None]
    return mu, away @ away.T / X.shape[1]


def points_paired_with_points(X):
    """The mean is right, but your covariance has a row and a column for every point. Which two indices does
    an entry of the covariance have: two points, or two features?

    Put the axis of the points inside the product, where it is summed away, and the features outside.
    """
    mu, away = _centred(X)
    return mu, away @ away.T / len(away)


def standard_deviations_on_the_diagonal(X):
    """The diagonal holds the standard deviations, and elsewhere your covariance is 0. In which unit is a
    covariance: that of the feature, or its square?

    Take no root, and keep the products of different features.
    """
    mu, away = _centred(X)
    return mu, np.diag(np.sqrt((away**2).mean(axis=0)))


def variances_only(X):
    """The diagonal of your covariance is right, and elsewhere it is 0. If one feature grows whenever
    another grows, where does a covariance say so?

    Multiply every centred feature with every other one too, not only with itself.
    """
    mu, away = _centred(X)
    return mu, np.diag((away**2).mean(axis=0))


def variances_as_a_vector(X):
    """Your second result has one number for each feature, the variances; the statement asks for shape
    (D, D). Where would the product of features 1 and 2 go?

    Build the whole matrix: entry (i, j) is the mean product of the centred features i and j.
    """
    mu, away = _centred(X)
    return mu, (away**2).mean(axis=0)


def scatter_not_divided(X):
    """Your covariance is too large by the factor N: write every point down twice and it doubles. Does the
    width of a cloud depend on how many points were drawn from it?

    Divide the sum over the points by their number.
    """
    mu, away = _centred(X)
    return mu, away.T @ away


def one_mean_for_all_features(X):
    """The means are right, but your covariance is only right where all features have the same mean. Which
    number was subtracted from the second feature?

    Subtract from each feature its own mean: one mean per column, not one for the whole array.
    """
    X = np.asarray(X, dtype=float)
    away = X - X.mean()
    return X.mean(axis=0), away.T @ away / len(X)


def correlations(X):
    """The diagonal of your covariance is 1 everywhere, so the widths of the cloud are lost. How far do the
    points of the first case spread in each feature?

    Do not divide by the standard deviations: that makes correlations.
    """
    mu, away = _centred(X)
    sd = np.sqrt((away**2).mean(axis=0))
    with np.errstate(invalid="ignore"):
        return mu, away.T @ away / len(away) / np.outer(sd, sd)


def squares_before_centring(X):
    """Your covariance is right near the origin; a million widths away only its first digits, if any, are
    right. How many digits are left when two numbers near a million million are subtracted?

    Subtract the mean from the points first and multiply afterwards, so that only small numbers are squared.
    """
    X = np.asarray(X, dtype=float)
    mu = X.mean(axis=0)
    return mu, X.T @ X / len(X) - np.outer(mu, mu)


def covariance_first(X):
    """Your two results are right, but in the other order. Which one does the statement name first?

    Return the mean first and the covariance second.
    """
    mu, away = _centred(X)
    return away.T @ away / len(away), mu


def axes_lost_for_one_feature(X):
    """With two or more features all is right; with one feature your covariance is a bare number. Which shape
    is (D, D) for D = 1?

    Keep both axes of the covariance even where each has length 1.
    """
    mu, away = _centred(X)
    return mu, np.squeeze(away.T @ away / len(away)) if len(mu) == 1 else away.T @ away / len(away)


def one_mean_returned(X):
    """Your mean is a single number for the whole array. How many features does the first case have, and how
    many means?

    Average over the points alone, the first axis, so that every feature keeps its own mean.
    """
    X = np.asarray(X, dtype=float)
    away = X - X.mean()
    return X.mean(), away.T @ away / len(X)


def divided_by_the_features(X):
    """Your covariance is too large where there are more points than features, and too small where there are
    fewer. Over what was the mean to be taken: over points, or over features?

    Divide the sum over the points by the number of points, the length of the first axis.
    """
    mu, away = _centred(X)
    return mu, away.T @ away / X.shape[1]
