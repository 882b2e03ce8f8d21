import numpy as np


def _with_variance(of):
    """A fit whose second number is what `of` makes of the centred numbers."""

    def fit(x):
        x = np.asarray(x, dtype=float)
        return x.mean(), of(x - x.mean())

    return fit


def _with_heights(of):
    """A log-density that `of` makes of the distances from the mean and of the variance."""

    def log_density(x, mu, var):
        return of(np.asarray(x, dtype=float) - mu, var)

    return log_density


def _fit_not_centred(x):
    x = np.asarray(x, dtype=float)
    return x.mean(), (x**2).mean()


def _height(away, var):
    return np.exp(-(away**2) / (2 * var)) / np.sqrt(2 * np.pi * var)


def _log_of_height(away, var):
    with np.errstate(divide="ignore"):
        return np.log(_height(away, var))


class divided_by_n_minus_one:
    """Your variance is too large by the factor N/(N-1); for a single number it is not a number. By how many
    does maximum likelihood divide?

    Divide the sum of the squares by N, the number of observed numbers.
    """

    fit = _with_variance(lambda away: (away**2).sum() / np.float64(len(away) - 1))


class standard_deviation_returned:
    """The square of your second number is the variance. Which of the two did the statement ask for?

    Return the mean square itself, without taking its root.
    """

    fit = _with_variance(lambda away: np.sqrt((away**2).mean()))


class squares_not_averaged:
    """Your variance grows when every number is written down twice. Does a bell get wider when it has been
    seen more often?

    Divide the sum of the squares by how many there are.
    """

    fit = _with_variance(lambda away: (away**2).sum())


class not_centred:
    """Your variance grows when all numbers are moved away from 0. Does a bell get wider when it is moved?

    Subtract the mean from every number before squaring.
    """

    fit = _fit_not_centred


class height_returned:
    """The logarithms of your results would be right. Was the height asked for, or its logarithm?

    Return the logarithm; take it by hand, so that no exponential is left.
    """

    log_density = _with_heights(_height)


class height_then_logarithm:
    """Near the mean all is right; hundreds of standard deviations away your result is minus infinity. What
    is the height there in your number format, and what is the logarithm of that?

    Take the logarithm on paper first: the exponential disappears, and nothing can become 0.
    """

    log_density = _with_heights(_log_of_height)


class half_before_the_square_left_out:
    """Your result is right at the mean and falls too fast beside it: one standard deviation away it has
    dropped by 1. What stands under the squared distance?

    Divide the squared distance by twice the variance.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / var - np.log(2 * np.pi * var) / 2)


class root_in_front_left_out:
    """Your result is off by the same amount at every number of a case, namely half the logarithm of two pi
    times the variance. What happens to a root when its logarithm is taken?

    Halve the logarithm of two pi times the variance: in the height it stands under a root.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var) - np.log(2 * np.pi * var))


class standard_deviation_in_the_square:
    """Your result is right where the variance is 1 and at the mean; elsewhere the square is counted in the
    wrong unit. If x is in metres, in which unit is what you divide its square by?

    Divide the squared distance by twice the variance as it is given, not by twice its root.
    """

    log_density = _with_heights(
        lambda away, var: -(away**2) / (2 * np.sqrt(var)) - np.log(2 * np.pi * var) / 2
    )


class variance_squared_again:
    """Your result is right where the variance is 1; elsewhere it is as if the bell had another width. Is
    the argument called `var` still to be squared?

    Use the argument as it is: it is the variance already, not the standard deviation.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var**2) - np.log(2 * np.pi * var**2) / 2)


class width_left_out_in_front:
    """Your result is right where the variance is 1; elsewhere it is off by the same amount at every number.
    If a bell gets wider and its area stays 1, what happens to its height?

    Keep the variance in the logarithm of the factor in front, beside two pi.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var) - np.log(2 * np.pi) / 2)


class factor_in_front_left_out:
    """Every bell has the value 0 at its top in your result, whatever its width. How high is a bell of
    area 1 if it is very narrow?

    Subtract half the logarithm of two pi times the variance.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var))


class sign_of_the_square:
    """Your result grows with the distance from the mean. Where is a bell highest?

    The squared distance enters with a minus.
    """

    log_density = _with_heights(lambda away, var: away**2 / (2 * var) - np.log(2 * np.pi * var) / 2)


class two_beside_pi_left_out:
    """Your result is a little too high, by half the logarithm of 2, at every number. Which factor stands
    beside pi under the root?

    The factor in front has two pi times the variance under its root.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var) - np.log(np.pi * var) / 2)


class two_pi_left_out:
    """Your result is too high by 0.9189 at every number, whatever the variance is. What is the height of a
    bell of variance 1 at its centre: 1, or less?

    Two pi stands under the root in front, beside the variance.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var) - np.log(var) / 2)


class factor_in_front_added:
    """Your bells get higher as they get wider. Does the root stand above or below the fraction in front?

    Subtract half the logarithm of two pi times the variance; it comes from a denominator.
    """

    log_density = _with_heights(lambda away, var: -(away**2) / (2 * var) + np.log(2 * np.pi * var) / 2)


class distances_without_squares:
    """Your second number is the mean distance from the mean. For 1, 2, 4, 5 that is 1.5; what is the mean of
    the squares 4, 1, 1, 4?

    Square each distance before averaging.
    """

    fit = _with_variance(lambda away: np.abs(away).mean())
