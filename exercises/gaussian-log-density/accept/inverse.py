import numpy as np


def gaussian_logpdf(X, mu, Sigma):
    """Straight from the formula."""
    away = X - mu
    squared = np.einsum("ni,ij,nj->n", away, np.linalg.inv(Sigma), away)
    return -0.5 * (squared + np.log(np.linalg.det(Sigma)) + len(mu) * np.log(2 * np.pi))
