import numpy as np


def _places(moves):
    return np.concatenate([np.zeros((len(moves), 1)), np.cumsum(moves, axis=1)], axis=1)


def p_to_the_left(count, steps, p):
    """For p = 0.5 your walks are right; elsewhere they drift the wrong way. Is p the probability of 1 or of
    -1?

    Step by 1 where the random number lies below p.
    """
    return _places(np.where(np.random.random((count, steps)) < p, -1, 1))


def fair_whatever_p(count, steps, p):
    """Your walks end around 0 for every p. Where should they end when most steps go to the right?

    Compare each random number with p, not with one half.
    """
    return _places(np.where(np.random.random((count, steps)) < 0.5, 1, -1))


def one_coin_for_a_walk(count, steps, p):
    """The means are right, but your walks end much farther out than they should. Does each step have a coin
    of its own?

    Draw a number for each step of each walk.
    """
    return _places(np.where(np.random.random((count, 1)) < p, 1, -1) * np.ones((1, steps)))
