import numpy as np


def not_scaled(x, p):
    """Your mean is only 1 - p of what it was. What makes up for the entries that are gone?

    Divide what is kept by the probability of being kept.
    """
    return x * (np.random.random(x.shape) >= p)


def p_keeps(x, p):
    """The share that you keep is p, where 1 - p is asked for. Is p the probability of staying or of going?

    Drop with probability p.
    """
    return x * (np.random.random(x.shape) < p) / p


def one_mask_for_a_row(x, p):
    """Whole rows are gone. How many coins are tossed for one row?

    Draw one number for each entry.
    """
    return x * (np.random.random((len(x), 1)) >= p) / (1 - p)
