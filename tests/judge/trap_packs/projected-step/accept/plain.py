import numpy as np


def projected_step(x, start, g, alpha, eps):
    return start + np.clip(x - start + alpha * np.sign(g), -eps, eps)
