import numpy as np


def log_partial_likelihood(scores, times, seen):
    total = 0.0
    for n in np.flatnonzero(seen):
        total += scores[n] - np.log(sum(np.exp(scores[times >= times[n]])))
    return total
