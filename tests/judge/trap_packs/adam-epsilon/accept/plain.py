import numpy as np


def adam_step(x, g, m, v, t, lr, eps):
    m = m + 0.1 * (g - m)
    v = v + 0.001 * (g * g - v)
    root = np.sqrt(v) / np.sqrt(1 - 0.999**t)
    return x - lr / (1 - 0.9**t) * m / (root + eps), m, v
