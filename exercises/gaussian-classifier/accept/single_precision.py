import numpy as np


def fit(X, y):
    """Everything in float32."""
    X = np.asarray(X, dtype=np.float32)
    sizes = np.bincount(y).astype(np.float32)
    means = np.zeros((len(sizes), X.shape[1]), dtype=np.float32)
    np.add.at(means, y, X)
    means /= sizes[:, None]
    away = X - means[y]
    return {"priors": sizes / np.float32(len(X)), "means": means, "cov": away.T @ away / np.float32(len(X))}


def posterior(params, X):
    away = np.asarray(X, dtype=np.float32)[:, None] - params["means"]
    squared = np.einsum("mci,ij,mcj->mc", away, np.linalg.inv(params["cov"]), away)
    scores = np.log(params["priors"]) - squared / 2
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
