import numpy as np


def fit(X, y):
    one_hot = np.equal.outer(y, np.arange(y.max() + 1)).astype(float)
    sizes = np.einsum("nc->c", one_hot)
    means = np.einsum("nc,nd->cd", one_hot, X) / sizes[:, None]
    away = X - one_hot @ means
    return {"priors": sizes / sizes.sum(), "means": means, "cov": np.einsum("ni,nj->ij", away, away) / len(X)}


def posterior(params, X):
    """Distances in coordinates in which the covariance is the identity; the constants are kept."""
    L = np.linalg.cholesky(params["cov"])
    z, centres = np.linalg.solve(L, X.T).T, np.linalg.solve(L, params["means"].T).T
    log_density = -0.5 * ((z[:, None] - centres) ** 2).sum(-1) - np.log(np.diag(L)).sum()
    joint = log_density - 0.5 * X.shape[1] * np.log(2 * np.pi) + np.log(params["priors"])
    joint -= joint.max(axis=1, keepdims=True)
    return np.exp(joint) / np.exp(joint).sum(axis=1, keepdims=True)
