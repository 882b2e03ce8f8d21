import numpy as np


def walks(count, steps, p):
    chance = np.random.default_rng()
    moves = chance.choice([1, -1], size=(steps, count), p=[p, 1 - p])
    return np.vstack([np.zeros(count, dtype=int), moves.cumsum(axis=0)]).T
