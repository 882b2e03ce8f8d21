import numpy as np


def fit_gaussian(X):
    """The indices of the formula, written out."""
    away = np.asarray(X, dtype=np.float64) - np.mean(X, axis=0)
    return np.mean(X, axis=0), np.einsum("ni,nj->ij", away, away) / away.shape[0]
