import numpy as np


def adam_step(param, grad, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    """One number at a time, and lists at the end."""
    new = np.zeros((3, *np.shape(param)))
    for index in np.ndindex(np.shape(param)):
        theta = float(param[index])
        g = float(grad[index]) + weight_decay * theta
        first = beta1 * float(m[index]) + (1 - beta1) * g
        second = beta2 * float(v[index]) + (1 - beta2) * g**2
        size = (second / (1 - beta2**t)) ** 0.5 + eps
        new[(0, *index)] = theta - lr * first / (1 - beta1**t) / size
        new[(1, *index)] = first
        new[(2, *index)] = second
    return new.tolist()
