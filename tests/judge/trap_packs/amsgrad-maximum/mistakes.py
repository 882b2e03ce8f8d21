import numpy as np


def maximum_of_the_corrected(grads, beta, eps):
    """After one large gradient your denominator never falls again. Is the maximum taken before or after the
    correction of the start?

    Keep the maximum of the averages as they are, and correct that maximum.
    """
    v = largest = np.zeros(grads.shape[1])
    out = []
    for t, g in enumerate(grads, 1):
        v = beta * v + (1 - beta) * g**2
        largest = np.maximum(largest, v / (1 - beta**t))
        out.append(np.sqrt(largest) + eps)
    return np.stack(out)


def no_maximum(grads, beta, eps):
    """After one large gradient your denominator falls as that of Adam does. What is kept from the past?

    Keep the largest average that there has been.
    """
    v = np.zeros(grads.shape[1])
    out = []
    for t, g in enumerate(grads, 1):
        v = beta * v + (1 - beta) * g**2
        out.append(np.sqrt(v / (1 - beta**t)) + eps)
    return np.stack(out)
