import numpy as np


def gaussian_logpdf(X, mu, Sigma):
    """A sum of D bells, one along each axis of the hill."""
    variances, axes = np.linalg.eigh(np.asarray(Sigma, dtype=float))
    along = (np.asarray(X, dtype=float) - mu) @ axes
    return (-(along**2) / (2 * variances) - np.log(2 * np.pi * variances) / 2).sum(axis=1).tolist()
