import numpy as np


def shared_wb(mu1, mu2, S1, S2, n1, n2):
    """Straight from the formulas, with the inverse."""
    P = np.linalg.inv(np.average([S1, S2], axis=0, weights=[n1, n2]))
    return P @ (mu1 - mu2), -0.5 * mu1 @ P @ mu1 + 0.5 * mu2 @ P @ mu2 + np.log(n1) - np.log(n2)
