import numpy as np


def _sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def _log_density(X, mu, S, *, precision=np.linalg.inv, log_det=0.5, quadratic=0.5):
    away, S = np.asarray(X, dtype=float) - mu, np.asarray(S, dtype=float)
    squared = np.einsum("mi,ij,mj->m", away, precision(S), away)
    return -quadratic * squared - log_det * np.log(np.linalg.det(S)) - len(S) / 2 * np.log(2 * np.pi)


def _log_ratio(X, mu1, mu2, S1, S2, n1, n2, **changed):
    likelihoods = _log_density(X, mu1, S1, **changed) - _log_density(X, mu2, S2, **changed)
    return likelihoods + np.log(n1 / n2)


def prior_left_out(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is right where both classes have equally many examples; elsewhere it does not change with
    the counts. Which class is more likely before the point is seen?

    Multiply each density by the class's share of the examples, or add the logarithm of the ratio of the
    counts to the log-ratio.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, 1, 1))


def prior_upside_down(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is right where the counts are equal; elsewhere it favours the class with fewer examples.
    Should more examples of class 1 raise its probability, or lower it?

    In the log-ratio the counts stand like the densities: class 1 above, class 2 below.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n2, n1))


def prior_added_without_log(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is somewhat off in every case. If the densities enter as logarithms, what has to be
    added in order to multiply by the ratio of the counts?

    Add the logarithm of the ratio, not the ratio itself.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, 1, 1) + n1 / n2)


def classes_swapped(X, mu1, mu2, S1, S2, n1, n2):
    """Your result and the right one sum to 1 at every point. Whose probability did you compute?

    Put class 1 above: its prior times density, divided by the sum of both.
    """
    return 1 - _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2))


def underflow_far_away(X, mu1, mu2, S1, S2, n1, n2):
    """Near the classes all is right; far from both your result is not a number. What are the two densities
    there, in your number format, and what is 0 divided by 0?

    Work with the difference of the log-densities; the exponential comes last, inside a sigmoid.
    """
    first = np.exp(_log_density(X, mu1, S1)) * n1
    second = np.exp(_log_density(X, mu2, S2)) * n2
    with np.errstate(invalid="ignore"):
        return first / (first + second)


def overflow_in_the_sigmoid(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is right except where class 1 wins by a very large margin: there it is not a number. What
    is the exponential of 2000 divided by 1 plus itself, in your number format?

    Divide above and below by that exponential: 1 over 1 plus the exponential of minus the log-ratio.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(_log_ratio(X, mu1, mu2, S1, S2, n1, n2))
        return e / (1 + e)


def ratio_not_normalised(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is above 1 wherever class 1 is the likelier one. What do you have to divide by so that
    both classes together make 1?

    Divide by the sum over both classes, not by the other class alone.
    """
    with np.errstate(over="ignore"):
        return np.exp(_log_ratio(X, mu1, mu2, S1, S2, n1, n2))


def log_ratio_returned(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is positive where class 1 is likelier and negative where class 2 is: the sign is right.
    Which function turns such a number into a probability?

    Put the log-ratio into a sigmoid.
    """
    return _log_ratio(X, mu1, mu2, S1, S2, n1, n2)


def joint_returned(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is prior times density of class 1: tiny everywhere, and 0 far away. How likely is it to
    see this very point at all, under either class?

    Divide by the sum of that product over both classes, in a way that survives densities of 0.
    """
    return np.exp(_log_density(X, mu1, S1)) * n1 / (n1 + n2)


def both_classes_returned(X, mu1, mu2, S1, S2, n1, n2):
    """Your result has two columns, and the first of them is right. What did the statement ask for at each
    point?

    Return the probability of class 1 alone, shape (M,).
    """
    p = _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2))
    return np.stack([p, 1 - p], axis=1)


def determinants_left_out(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is right only where both covariances have the same determinant; otherwise it favours the
    wider class. Of two hills of volume 1, which one is higher at its top?

    Keep half the logarithm of each determinant: they cancel only when the covariance is shared.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2, log_det=0))


def determinants_without_root(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is right only where both covariances have the same determinant; otherwise it favours the
    narrower class too much. The determinant stands under a root; what does the logarithm make of that?

    Halve the logarithm of each determinant.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2, log_det=1))


def half_left_out(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is too sure of itself: the squared distances count double. What stands before the squared
    distance in the exponent?

    Halve both squared distances.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2, quadratic=1))


def inverse_forgotten(X, mu1, mu2, S1, S2, n1, n2):
    """In your result a direction in which a class is wide counts for more, not for less. Is one step a long
    way where the cloud is wide?

    Put the inverse of each covariance between the two differences.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, n1, n2, precision=lambda S: S))


def covariance_shared(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is that of two classes with one covariance, the weighted mean of theirs: for the new
    Pokémon it says 0.7170. Do the classes keep their own width here?

    Use each class's own covariance in its density; sharing comes in a later exercise.
    """
    S = (n1 * np.asarray(S1) + n2 * np.asarray(S2)) / (n1 + n2)
    return _sigmoid(_log_ratio(X, mu1, mu2, S, S, n1, n2))


def first_covariance_for_both(X, mu1, mu2, S1, S2, n1, n2):
    """Your result does not change when the covariance of class 2 does. Which covariance belongs to the
    density of class 2?

    Give each density its own mean and its own covariance.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S1, n1, n2))


def prior_left_out_of_the_densities(X, mu1, mu2, S1, S2, n1, n2):
    """Your result does not change with the counts, and far from both classes it is not a number. Which class
    is more likely before the point is seen?

    Multiply each density by the class's share of the examples. Then work with the difference of the
    logarithms, so that two densities of 0 do no harm.
    """
    return underflow_far_away(X, mu1, mu2, S1, S2, 1, 1)


def determinants_left_out_of_the_densities(X, mu1, mu2, S1, S2, n1, n2):
    """Your result favours the wider class, and far from both classes it is not a number. Of two hills of
    volume 1, which one is higher at its top?

    Keep the root of each determinant below its density. Then work with logarithms, so that two densities of
    0 do no harm.
    """
    first = np.exp(_log_density(X, mu1, S1, log_det=0)) * n1
    second = np.exp(_log_density(X, mu2, S2, log_det=0)) * n2
    with np.errstate(invalid="ignore"):
        return first / (first + second)


def prior_of_one_class_only(X, mu1, mu2, S1, S2, n1, n2):
    """Your result is too low everywhere, also where both classes have equally many examples. The share of
    class 1 stands above; where is the share of class 2?

    In the log-ratio stands the logarithm of one share divided by the other, which is that of the counts.
    """
    return _sigmoid(_log_ratio(X, mu1, mu2, S1, S2, 1, 1) + np.log(n1 / (n1 + n2)))


def sum_kept_away_from_zero(X, mu1, mu2, S1, S2, n1, n2):
    """Near the classes all is right; far from both your result is 0, whichever class is nearer. What are the
    two densities there in your number format, and what did you add to their sum?

    Add nothing. Work with the difference of the log-densities; the exponential comes last, inside a sigmoid.
    """
    first = np.exp(_log_density(X, mu1, S1)) * n1
    second = np.exp(_log_density(X, mu2, S2)) * n2
    return first / (first + second + 1e-300)
