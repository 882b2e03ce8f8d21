import numpy as np
from mynn import posterior


def step(belief, T):
    return [sum(b * row[j] for b, row in zip(belief, T, strict=True)) for j in range(len(T))]


def stationary(T):
    return np.linalg.matrix_power(T, 4096)[0]


def filtered(belief, T, likelihood):
    for n in range(len(likelihood)):
        belief = np.asarray(posterior(np.asarray(step(belief, T)), likelihood[n : n + 1]))[0]
    return belief
