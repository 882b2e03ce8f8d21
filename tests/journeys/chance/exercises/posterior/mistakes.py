import numpy as np


def prior_forgotten(prior, likelihood):
    """For an even prior your result is right; elsewhere it is the same whatever the prior. Should a
    hypothesis that was likelier before be ahead afterwards?

    Multiply each likelihood by the prior of its hypothesis before you normalise.
    """
    return likelihood / likelihood.sum(axis=1, keepdims=True)


def not_divided(prior, likelihood):
    """The entries of a row stand in the right proportion, but they do not sum to 1. What do they sum to?

    Divide each row by its own sum.
    """
    return prior * likelihood


def divided_over_observations(prior, likelihood):
    """Each column of your result sums to 1, or holds no number at all; the rows do not. Among whom is belief
    shared out: among hypotheses, or among observations?

    Take the sum along the axis of the hypotheses.
    """
    joint = prior * likelihood
    with np.errstate(all="ignore"):
        return joint / joint.sum(axis=0, keepdims=True)


def one_after_the_other(prior, likelihood):
    """The first row is right, and each later one remembers those before it. From which prior does the second
    observation start in the statement?

    Start from the given prior in every row.
    """
    joint = prior * np.cumprod(likelihood, axis=0)
    return joint / joint.sum(axis=1, keepdims=True)
