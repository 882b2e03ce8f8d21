import numpy as np


def _costs(z, t):
    """The right cost of every example, (N,)."""
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    return np.logaddexp(0, z * (1 - 2 * t))


def _sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def _of_probabilities(f, t):
    t = np.asarray(t, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(t * np.log(f) + (1 - t) * np.log(1 - f)).mean()


def logarithm_of_the_sigmoid(z, t):
    """Scores of ordinary size come out right; around 1000 your result is infinite or not a number. What is
    the sigmoid of -1000 in your number format, and what is its logarithm?

    Simplify minus the logarithm of the sigmoid on paper: it is the logarithm of 1 plus an exponential, and
    that one can be shifted so that nothing overflows.
    """
    return _of_probabilities(_sigmoid(z), t)


def probabilities_kept_away_from_zero(z, t):
    """Your result is finite around 1000, and too small there: one example pays about 28 where 1000
    is due.
    What did you do to probabilities that were nearly 0?

    Do not cut the probabilities off. Work with the score: the cost of a score of -1000 is the score itself.
    """
    return _of_probabilities(np.clip(_sigmoid(z), 1e-12, 1 - 1e-12), t)


def overflow_in_the_softplus(z, t):
    """Your result is right until a score gets very large: then it is infinite or not a number. How large is
    the exponential of 1000, and how large is the logarithm of that?

    Pull the larger of the score and 0 out of the logarithm, so that no exponential is above 1.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
        return (np.log(1 + np.exp(z)) - t * z).mean()


def summed_not_averaged(z, t):
    """For one example your result is right; for N examples it is N times too large. Does the cost of a model
    grow when every example is written down twice?

    Divide by the number of examples.
    """
    return _costs(z, t).sum()


def costs_not_averaged(z, t):
    """Your result has one number for each example, and they are right. How many numbers does the statement
    ask for?

    Return the mean of the costs.
    """
    return _costs(z, t)


def only_the_ones_counted(z, t):
    """Where the label is 0 nothing is paid in your result, however wrong the score. What should a score of 5
    cost when the label is 0?

    Add the part for the label 0: minus the logarithm of 1 minus the probability.
    """
    return (np.asarray(t, dtype=float) * _costs(z, t)).mean()


def only_the_zeros_counted(z, t):
    """Where the label is 1 nothing is paid in your result, however wrong the score. What should a score of
    -5 cost when the label is 1?

    Add the part for the label 1: minus the logarithm of the probability.
    """
    return ((1 - np.asarray(t, dtype=float)) * _costs(z, t)).mean()


def labels_swapped(z, t):
    """Your result is small where the scores are wrong and large where they are right. Which label does a
    high score speak for?

    The sigmoid of the score is the probability of the label 1.
    """
    return _costs(z, 1 - np.asarray(t, dtype=float)).mean()


def minus_forgotten(z, t):
    """Your result is never above 0, and it gets larger as the model gets better. Should a good model cost
    much or little?

    Put a minus before the whole: logarithms of probabilities are negative.
    """
    return -_costs(z, t).mean()


def logarithm_to_the_base_two(z, t):
    """Every result is too large by the factor 1.4427. Which cost does a score of 0 have: 1, or the natural
    logarithm of 2?

    Use the natural logarithm.
    """
    return _costs(z, t).mean() / np.log(2)


def scores_taken_as_probabilities(z, t):
    """For scores below 0 or above 1 your result is not a number. Is a score of 2 a probability?

    Put the scores through a sigmoid first, or better, simplify both steps together on paper.
    """
    return _of_probabilities(np.asarray(z, dtype=float), t)


def squared_error(z, t):
    """No example costs more than 1 in your result, even one whose score is -1000 for the label 1. Which cost
    has no upper bound: the squared error of a probability, or minus its logarithm?

    Take minus the logarithm of the probability that the model gives to the right label.
    """
    return ((_sigmoid(z) - np.asarray(t, dtype=float)) ** 2).mean()


def sign_without_the_bend(z, t):
    """Far from 0 your result is right; for scores of ordinary size it is too small, and a score of 0 costs
    nothing. What does complete ignorance cost?

    Keep the logarithm of 1 plus the small exponential beside the larger of the two.
    """
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    return np.maximum(z * (1 - 2 * t), 0).mean()


def small_number_inside_the_logarithm(z, t):
    """Your result is finite around 1000, and too small there: one example pays about 18 where 1000 is due;
    and a model that is sure and right gets paid. What did you add to the probabilities?

    Add nothing to the probabilities. Work with the score: the cost of a score of -1000 is the score itself.
    """
    f, t = _sigmoid(z), np.asarray(t, dtype=float)
    return -(t * np.log(f + 1e-8) + (1 - t) * np.log(1 - f + 1e-8)).mean()


def logarithm_of_the_sigmoid_summed(z, t):
    """Your result is N times too large for N examples; and around 1000 it is infinite or not a number. Does
    the cost of a model grow when every example is written down twice?

    Divide by the number of examples. Then simplify minus the logarithm of the sigmoid on paper, so that
    nothing overflows.
    """
    return logarithm_of_the_sigmoid(z, t) * len(np.asarray(z))


def minus_forgotten_before_the_logarithm(z, t):
    """Your result is never above 0, and around 1000 it is infinite or not a number. Should a good model cost
    much or little?

    Put a minus before the whole. Then simplify minus the logarithm of the sigmoid on paper, so that nothing
    overflows.
    """
    return -logarithm_of_the_sigmoid(z, t)


def probabilities_cut_at_a_ten_millionth(z, t):
    """Your result is finite around 1000, and too small there: one example pays about 16 where 1000 is due.
    What did you do to probabilities that were nearly 0?

    Do not cut the probabilities off. Work with the score: the cost of a score of -1000 is the score itself.
    """
    return _of_probabilities(np.clip(_sigmoid(z), 1e-7, 1 - 1e-7), t)


def probabilities_cut_at_the_last_digit(z, t):
    """Your result is finite around 1000, and too small there: one example pays about 35 where 1000 is due.
    What did you do to probabilities that were nearly 0?

    Do not cut the probabilities off. Work with the score: the cost of a score of -1000 is the score itself.
    """
    return _of_probabilities(np.clip(_sigmoid(z), 1e-15, 1 - 1e-15), t)


def labels_left_out(z, t):
    """Your result is right where all labels are 1, and it does not change with the labels. What should a
    score of 2 cost when the label is 0?

    Use minus the logarithm of the probability for the label 1, and of 1 minus it for the label 0.
    """
    return _costs(z, np.ones_like(np.asarray(z, dtype=float))).mean()
