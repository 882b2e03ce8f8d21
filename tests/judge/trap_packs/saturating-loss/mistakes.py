import numpy as np


def infinite_for_sure_logits(z):
    """For a logit of 40 your result is minus infinity; the exact value is about -40. Which number has become
    exactly 1?

    Write the logarithm of 1 - sigmoid(z) as minus softplus(z), without forming the sigmoid.
    """
    with np.errstate(all="ignore"):
        return np.mean(np.log(1 - 1 / (1 + np.exp(-np.asarray(z)))))


def other_loss(z):
    """Your result rises where it should fall. Is it the logarithm of the sigmoid, or of one minus it?

    The saturating loss takes the logarithm of one minus the sigmoid.
    """
    return -np.mean(np.logaddexp(0, -np.asarray(z)))
