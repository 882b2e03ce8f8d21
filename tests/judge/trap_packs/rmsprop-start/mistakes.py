import numpy as np


def _steps(x, grads, lr, alpha, eps, v):
    for g in grads:
        v = alpha * v + (1 - alpha) * g**2
        x = x - lr * g / (np.sqrt(v) + eps)
    return x


def begins_at_the_first_square(x, grads, lr, alpha, eps):
    """Your first step has the length lr, whatever the gradient. At which value does the average begin?

    Begin the average of the squares at 0.
    """
    return _steps(x, grads, lr, alpha, eps, grads[0] ** 2)


def begins_at_one(x, grads, lr, alpha, eps):
    """Your first steps depend on the size of the gradient. At which value does the average begin?

    Begin the average of the squares at 0.
    """
    return _steps(x, grads, lr, alpha, eps, np.ones(len(x)))
