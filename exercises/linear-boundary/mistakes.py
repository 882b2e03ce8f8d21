import numpy as np


def _shared(S1, S2, n1, n2):
    return (n1 * np.asarray(S1) + n2 * np.asarray(S2)) / (n1 + n2)


def _wb(mu1, mu2, S, prior, *, precision=np.linalg.inv, first=-0.5, second=0.5):
    mu1, mu2, P = np.asarray(mu1), np.asarray(mu2), precision(S)
    return P @ (mu1 - mu2), first * mu1 @ P @ mu1 + second * mu2 @ P @ mu2 + prior


def covariances_averaged_without_weights(mu1, mu2, S1, S2, n1, n2):
    """Your result is right where both classes are equally large; elsewhere a small class counts as much as
    a large one. What share of the examples does each class have?

    Weight each covariance by its class's number of examples and divide by the sum of the numbers.
    """
    return _wb(mu1, mu2, (np.asarray(S1) + np.asarray(S2)) / 2, np.log(n1 / n2))


def weights_swapped(mu1, mu2, S1, S2, n1, n2):
    """Your result is right where both classes are equally large; elsewhere the small class has the larger
    say in the covariance. Which number of examples belongs to which covariance?

    Weight the first covariance by the first count and the second by the second.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n2, n1), np.log(n1 / n2))


def covariances_added(mu1, mu2, S1, S2, n1, n2):
    """Your weights are too small, as if the clouds were wider than each of them is. What is the mean of two
    equal covariances?

    Divide the weighted sum by the sum of the weights.
    """
    return _wb(mu1, mu2, n1 * np.asarray(S1) + n2 * np.asarray(S2), np.log(n1 / n2))


def log_ratio_of_counts_left_out(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias is right where both classes are equally large. Which class should
    be ahead halfway between the means, when it has ten times as many examples?

    Add the logarithm of the ratio of the counts to the bias.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), 0)


def counts_upside_down(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias favours the class with fewer examples. Should more examples of
    class 1 raise its probability, or lower it?

    Put the count of class 1 above in the ratio.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n2 / n1))


def share_instead_of_ratio(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias is too small, also where both classes are equally large. What is
    the ratio of two equal counts, and what its logarithm?

    Take the logarithm of the ratio of the two counts, not of one class's share.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / (n1 + n2)))


def inverse_forgotten(mu1, mu2, S1, S2, n1, n2):
    """Your weights grow with the width of the clouds. Should a feature count for more where the classes are
    wide, or where they are narrow?

    Multiply with the inverse of the shared covariance, or solve with it.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2), precision=lambda S: S)


def variances_only(mu1, mu2, S1, S2, n1, n2):
    """Your result is right where the features vary independently; in the tilted case it is not. Which
    entries of the covariance does your result never look at?

    Invert the whole matrix, with its entries beside the diagonal.
    """
    S = np.diag(np.diag(_shared(S1, S2, n1, n2)))
    return _wb(mu1, mu2, S, np.log(n1 / n2))


def sign_of_the_second_mean(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias is right while the second mean is the origin. Halfway between
    the means, with equal counts, the two classes should be level: are they?

    The two squares have opposite signs: minus for class 1, plus for class 2.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2), second=-0.5)


def both_signs_reversed(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and the part of your bias with the means has the wrong sign: the boundary lies
    on the wrong side of the origin. Which sign has a squared distance in the logarithm of a density?

    Minus for the square of class 1, plus for that of class 2.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2), first=0.5, second=-0.5)


def half_left_out(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and the part of your bias with the means is twice too large. Halfway between
    the means, with equal counts, the two classes should be level: are they?

    Halve both squares; the cross term lost its half because it came twice.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2), first=-1, second=1)


def half_on_the_weights(mu1, mu2, S1, S2, n1, n2):
    """The bias is right, and your weights are half as large as they should be. How often does the cross
    term occur when a square is expanded?

    The 2 of the cross term and the half before the square cancel: no half is left on the weights.
    """
    w, b = _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2))
    return w / 2, b


def classes_swapped(mu1, mu2, S1, S2, n1, n2):
    """Both results have the wrong sign: this is the boundary of class 2 against class 1. Whose probability
    is the sigmoid to give?

    Subtract the second mean from the first, and treat the bias in the same order.
    """
    w, b = _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2))
    return -w, -b


def midpoint_without_covariance(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and the part of your bias with the means is measured with a plain ruler. What
    does the boundary pass through, halfway between the means: put that point into your line?

    Put the inverse of the covariance between the means in both squares of the bias, too.
    """
    mu1, mu2 = np.asarray(mu1), np.asarray(mu2)
    w, _b = _wb(mu1, mu2, _shared(S1, S2, n1, n2), 0)
    return w, -mu1 @ mu1 / 2 + mu2 @ mu2 / 2 + np.log(n1 / n2)


def ratio_added_without_log(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias is too large, by 1 where both classes are equally large. What is
    the ratio of two equal counts, and what should it add?

    Add the logarithm of the ratio, not the ratio itself.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), n1 / n2)


def means_left_out_of_the_bias(mu1, mu2, S1, S2, n1, n2):
    """The weights are right, and your bias holds the counts alone: with equal counts the boundary runs
    through the origin, wherever the clouds lie. Should it not move with them?

    Add the two squares of the means: minus half for class 1, plus half for class 2.
    """
    return _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2), first=0, second=0)


def means_reversed_in_the_weights(mu1, mu2, S1, S2, n1, n2):
    """The bias is right, and your weights have the wrong sign: they point away from class 1. At the mean of
    class 1, which class should be ahead?

    Subtract the second mean from the first.
    """
    w, b = _wb(mu1, mu2, _shared(S1, S2, n1, n2), np.log(n1 / n2))
    return -w, b


def covariances_summed_without_weights(mu1, mu2, S1, S2, n1, n2):
    """Your weights are too small, and they do not change with the numbers of examples. What is the mean of
    two equal covariances, and what share of the examples does each class have?

    Weight each covariance by its class's number of examples and divide by the sum of the numbers.
    """
    return _wb(mu1, mu2, np.asarray(S1) + np.asarray(S2), np.log(n1 / n2))


def divided_by_two_less(mu1, mu2, S1, S2, n1, n2):
    """Your weights are too small by the factor (N - 2)/N, because your covariance is too large. That would
    make it unbiased; but by how many does the statement divide?

    Divide the weighted sum by the number of all examples.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        S = (n1 * np.asarray(S1) + n2 * np.asarray(S2)) / np.float64(n1 + n2 - 2)
    return _wb(mu1, mu2, S, np.log(n1 / n2))
