import numpy as np


def _moments(g, m, v):
    return 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2


def epsilon_under_the_root(x, g, m, v, t, lr, eps):
    """Where the gradient is small your step is much too short, elsewhere it is right. What stands beside
    eps: the root, or what is under it?

    Add eps to the square root.
    """
    m, v = _moments(g, m, v)
    return x - lr * (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t) + eps), m, v


def epsilon_before_the_correction(x, g, m, v, t, lr, eps):
    """In the first steps eps weighs many times too much in your result. Is it added before or after the
    correction of the start?

    Correct both moments first, and add eps to the root of the corrected one.
    """
    m, v = _moments(g, m, v)
    return x - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + eps), m, v


def start_not_corrected(x, g, m, v, t, lr, eps):
    """Your first step is about three times as long as lr. What do averages that begin at 0 say too little of?

    Divide each moment by one minus its decay rate to the power t.
    """
    m, v = _moments(g, m, v)
    return x - lr * m / (np.sqrt(v) + eps), m, v
