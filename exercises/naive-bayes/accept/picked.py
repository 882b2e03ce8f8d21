import numpy as np


def naive_bayes(X, y, points):
    """The share that the point asks for, then logarithms; class by class."""
    scores = []
    for c in range(int(np.max(y)) + 1):
        members = np.asarray(X, dtype=float)[np.asarray(y) == c]
        share = members.mean(axis=0)
        picked = np.where(np.asarray(points) == 1, share, 1 - share)
        with np.errstate(divide="ignore"):
            scores.append(np.log(picked).sum(axis=1) + np.log(len(members) / len(X)))
    scores = np.stack(scores, axis=1)
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
