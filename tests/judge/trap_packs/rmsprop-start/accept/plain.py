import numpy as np


def rmsprop(x, grads, lr, alpha, eps):
    for n, g in enumerate(grads):
        weights = (1 - alpha) * alpha ** np.arange(n, -1, -1.0)
        x = x - lr * g / (np.sqrt(weights @ grads[: n + 1] ** 2) + eps)
    return x
