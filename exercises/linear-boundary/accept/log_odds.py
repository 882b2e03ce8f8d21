import math

import numpy as np


def shared_wb(mu1, mu2, S1, S2, n1, n2):
    """Read off from the log-ratio itself: its value at 0 is b, its steps along the axes are w."""
    d = len(mu1)
    p = n1 / (n1 + n2)
    S = p * S1 + (1 - p) * S2

    def lead(x):
        one, two = x - mu1, x - mu2
        return 0.5 * (two @ np.linalg.solve(S, two) - one @ np.linalg.solve(S, one)) + math.log(p / (1 - p))

    b = lead(np.zeros(d))
    return [float((lead(axis) - lead(-axis)) / 2) for axis in np.eye(d)], float(b)
