import numpy as np


def _parts(X, t, w, b):
    """Inputs (N, D), labels (N,), probabilities (N,)."""
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    z = X @ np.asarray(w, dtype=float) + b
    small = np.exp(-np.abs(z))
    return X, t, np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def _mean(X, error):
    return X.T @ error / len(X), error.mean()


def squared_error_gradient(X, t, w, b):
    """Where the model is sure and wrong your gradient is nearly 0, and it should be largest there. Of which
    cost is this the gradient: of the squared error, or of the cross-entropy?

    Leave out the slope of the sigmoid and the factor 2: with the cross-entropy both are gone.
    """
    X, t, f = _parts(X, t, w, b)
    return _mean(X, 2 * (f - t) * f * (1 - f))


def slope_of_the_sigmoid_left_over(X, t, w, b):
    """Where the model is sure and wrong your gradient is nearly 0, and it should be largest there. What
    does the derivative of the logarithm do to the factor f(1 - f)?

    Leave out the slope of the sigmoid: it cancels with the fraction that the logarithm brings.
    """
    X, t, f = _parts(X, t, w, b)
    return _mean(X, (f - t) * f * (1 - f))


def opposite_sign(X, t, w, b):
    """Every number has the wrong sign: you give the direction in which the cost falls. Which direction does
    a gradient point in?

    Subtract the label from the probability, not the probability from the label.
    """
    X, t, f = _parts(X, t, w, b)
    return _mean(X, t - f)


def summed_not_averaged(X, t, w, b):
    """For one example your gradient is right; for N examples it is N times too large. Is the cost a sum or a
    mean?

    Divide both results by the number of examples.
    """
    X, t, f = _parts(X, t, w, b)
    return X.T @ (f - t), (f - t).sum()


def weights_averaged_bias_summed(X, t, w, b):
    """The slopes of the weights are right; that of the bias is N times too large. Is the bias in every
    example, too, and what was the cost divided by?

    Divide the bias's slope by the number of examples as well.
    """
    X, t, f = _parts(X, t, w, b)
    return X.T @ (f - t) / len(X), (f - t).sum()


def weights_summed_bias_averaged(X, t, w, b):
    """The slope of the bias is right; those of the weights are N times too large. Does the matrix product
    average over the examples, or does it sum?

    Divide the slopes of the weights by the number of examples.
    """
    X, t, f = _parts(X, t, w, b)
    return X.T @ (f - t), (f - t).mean()


def sigmoid_forgotten(X, t, w, b):
    """Your gradient is that of a straight line through the labels: it grows with the score without end. What
    does the model say for a score of 1000: 1000, or a probability?

    Put the scores through a sigmoid before subtracting the labels.
    """
    X, t, _f = _parts(X, t, w, b)
    return _mean(X, X @ np.asarray(w) + b - t)


def bias_not_in_the_score(X, t, w, b):
    """Your result is right where the bias is 0, and does not change with it otherwise. Which number is added
    to the product of weights and inputs?

    Add the bias to the score before the sigmoid.
    """
    X, t, f = _parts(X, t, w, 0.0)
    return _mean(X, f - t)


def inputs_forgotten(X, t, w, b):
    """All weights have the same slope in your result, whatever the inputs are. If a feature is 0 in every
    example, how much does the cost notice of its weight?

    Multiply each example's error by its input before averaging.
    """
    X, t, f = _parts(X, t, w, b)
    return np.full(X.shape[1], (f - t).mean()), (f - t).mean()


def inputs_and_errors_averaged_apart(X, t, w, b):
    """For one example your gradient is right. With several it is the mean input times the mean error; is the
    mean of products the product of the means?

    Multiply example by example first, and average afterwards.
    """
    X, t, f = _parts(X, t, w, b)
    return X.mean(axis=0) * (f - t).mean(), (f - t).mean()


def decisions_instead_of_probabilities(X, t, w, b):
    """Your errors are whole numbers: an example on the right side pays nothing, however close it is. Is a
    probability of 0.51 for the right label a reason to stop learning?

    Use the probability itself, without rounding it to 0 or 1.
    """
    X, t, f = _parts(X, t, w, b)
    return _mean(X, (f > 0.5) - t)


def results_swapped(X, t, w, b):
    """Your two results are right, but in the other order. Which one does the statement name first?

    Return the slopes of the weights first and that of the bias second.
    """
    X, t, f = _parts(X, t, w, b)
    return (f - t).mean(), X.T @ (f - t) / len(X)


def slope_of_the_sigmoid_left_over_and_summed(X, t, w, b):
    """Where the model is sure and wrong your gradient is nearly 0; and it grows with the number of examples.
    What does the derivative of the logarithm do to the factor f(1 - f)?

    Leave out the slope of the sigmoid: it has cancelled. Then divide by the number of examples.
    """
    X, t, f = _parts(X, t, w, b)
    error = (f - t) * f * (1 - f)
    return X.T @ error, error.sum()


def squared_error_gradient_summed(X, t, w, b):
    """Where the model is sure and wrong your gradient is nearly 0; and it grows with the number of examples.
    Of which cost is this the gradient: of the squared error, or of the cross-entropy?

    Leave out the slope of the sigmoid and the factor 2. Then divide by the number of examples.
    """
    X, t, f = _parts(X, t, w, b)
    error = 2 * (f - t) * f * (1 - f)
    return X.T @ error, error.sum()


def opposite_sign_and_summed(X, t, w, b):
    """Every number has the wrong sign, and is N times too large. Which direction does a gradient point in,
    and is the cost a sum or a mean?

    Subtract the label from the probability, and divide by the number of examples.
    """
    X, t, f = _parts(X, t, w, b)
    return X.T @ (t - f), (t - f).sum()


def overflow_in_the_sigmoid(X, t, w, b):
    """Your gradient is right until a score gets very large: there it is not a number. What is the exponential
    of 1000 divided by 1 plus itself, in your number format?

    Divide above and below by that exponential: 1 over 1 plus the exponential of minus the score.
    """
    X, t, _f = _parts(X, t, w, b)
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(X @ np.asarray(w, dtype=float) + b)
        return _mean(X, e / (1 + e) - t)


def divided_by_the_features(X, t, w, b):
    """The slope of the bias is right; those of the weights are right only where there are as many examples as
    features. Over what is the cost a mean: over examples, or over features?

    Divide the slopes of the weights by the number of examples, the length of the first axis.
    """
    X, t, f = _parts(X, t, w, b)
    return X.T @ (f - t) / X.shape[1], (f - t).mean()


def bias_slope_zero(X, t, w, b):
    """The slopes of the weights are right, and that of the bias is 0 in every case. If every probability is
    too low, would a larger bias not help?

    The bias is a weight whose input is always 1: its slope is the mean error.
    """
    X, t, f = _parts(X, t, w, b)
    return _mean(X, f - t)[0], 0.0
