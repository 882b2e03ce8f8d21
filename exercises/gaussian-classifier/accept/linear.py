import numpy as np


def fit(X, y):
    """Class by class, weighted by the shares."""
    X, labels = np.asarray(X, dtype=float), np.unique(y)
    groups = [X[y == c] for c in labels]
    priors = np.array([len(g) for g in groups]) / len(X)
    cov = sum(p * np.cov(g, rowvar=False, bias=True) for p, g in zip(priors, groups, strict=True))
    return {"priors": priors, "means": np.array([g.mean(0) for g in groups]), "cov": cov}


def posterior(params, X):
    """The linear form w'x + b: the square of x cancels between the classes."""
    means = params["means"]
    w = np.linalg.solve(params["cov"], means.T)  # (D, C)
    scores = X @ w - np.einsum("cd,dc->c", means, w) / 2 + np.log(params["priors"])
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
