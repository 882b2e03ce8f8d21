import numpy as np


def amsgrad(grads, beta, eps):
    averages = [np.zeros(grads.shape[1])]
    for g in grads:
        averages.append(beta * averages[-1] + (1 - beta) * g * g)
    largest = np.maximum.accumulate(averages)[1:]
    return np.sqrt(largest / (1 - beta ** np.arange(1, len(grads) + 1))[:, None]) + eps
